import CLinux
import Glibc

/// Makes the folder `path` and those above it where they are missing. Throws a `FileError`.
public func makeFolders(_ path: String) throws(FileError) {
  if isFolder(path) { return }
  if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
    try makeFolders(String(path[..<slash]))
  }
  if mkdir(path, 0o755) != 0 {
    let code = errno
    // Another process may have been quicker.
    if !isFolder(path) { throw FileError("make the folder", path, errno: code) }
  }
}

/// Makes the folder `path`, and those above it where they are missing. Throws a `FileError`, also where something
/// stands at `path`.
public func makeNewFolder(_ path: String) throws(FileError) {
  try makeFolders(parentFolder(of: path))
  if mkdir(path, 0o755) != 0 {
    throw errno == EEXIST
      ? FileError("make the folder", path, reason: "'\(path)' is in the way; remove it")
      : FileError("make the folder", path, errno: errno)
  }
}

/// The names in the folder `path` without `.` and `..`, in the file system's order. Throws a `FileError`.
public func entryNames(of path: String) throws(FileError) -> [String] {
  guard let stream = opendir(path) else { throw FileError("read", path, errno: errno) }
  defer { closedir(stream) }
  var names: [String] = []
  while let entry = readdir(stream) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) {
      $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names
}

/// The paths of all files below `folder`, relative to it and sorted; links are not followed. Throws a
/// `FileError`.
public func files(below folder: String) throws(FileError) -> [String] {
  var paths: [String] = []
  for name in try entryNames(of: folder).sorted() {
    if try kind(of: "\(folder)/\(name)") == .folder {
      paths += try files(below: "\(folder)/\(name)").map { "\(name)/\($0)" }
    } else {
      paths.append(name)
    }
  }
  return paths
}

/// Removes a file, or a folder and all in it, if it is there; links are not followed.
public func removeTree(_ path: String) {
  if (try? kind(of: path)) == .folder {
    for name in (try? entryNames(of: path)) ?? [] { removeTree("\(path)/\(name)") }
  }
  remove(path)
}

/// What can stand at a path.
public enum FileKind: Sendable {
  case folder, symbolicLink, other
}

/// What stands at `path`, a link being one; nil where nothing does. Throws a `FileError` if that cannot be
/// seen.
public func kind(of path: String) throws(FileError) -> FileKind? {
  var status = stat()
  guard lstat(path, &status) == 0 else {
    if errno == ENOENT { return nil }
    throw FileError("open", path, errno: errno)
  }
  return switch status.st_mode & S_IFMT {
  case S_IFDIR: .folder
  case S_IFLNK: .symbolicLink
  default: .other
  }
}

/// Puts the folder `new` in the place of `old` in one step, and what stood there, if anything did, in the
/// place of `new`; a power cut takes neither away. Throws a `FileError`; all is then as it was, unless it is the
/// disk that fails at the very end.
public func exchangeFolders(_ old: String, with new: String) throws(FileError) {
  if gnu_renameat2(AT_FDCWD, new, AT_FDCWD, old, UInt32(RENAME_BOTH)) != 0 {
    switch errno {
    case ENOENT where rename(new, old) == 0: break
    case EINVAL, ENOSYS: try exchangeInSteps(old, with: new)
    default: throw FileError("replace", old, errno: errno)
    }
  }
  try syncFolder(parentFolder(of: old))
}

/// The same on a file system without exchange: in two steps, the first undone if the second fails. Between them
/// nothing stands at `old`, and what stood there is beside `new`, as `setAside` names it.
private func exchangeInSteps(_ old: String, with new: String) throws(FileError) {
  let aside = setAside(new)
  guard rename(old, aside) == 0 else { throw FileError("replace", old, errno: errno) }
  if rename(new, old) != 0 {
    let reason = errno
    rename(aside, old)
    throw FileError("replace", old, errno: reason)
  }
  rename(aside, new)
}

/// Where a folder waits that is replaced by `new` in two steps.
public func setAside(_ new: String) -> String { "\(new).old" }

/// Moves the folder `path` to `place`, where nothing stands or an empty folder. Throws a `FileError`.
public func moveFolder(_ path: String, to place: String) throws(FileError) {
  if rename(path, place) != 0 { throw FileError("replace", place, errno: errno) }
  try syncFolder(parentFolder(of: place))
}

/// Gives the folder `path` the group and the permissions of `model`, as far as that is allowed.
public func takeOver(permissionsOf model: String, for path: String) {
  var status = stat()
  guard stat(model, &status) == 0 else { return }
  _ = chown(path, uid_t.max, status.st_gid)
  _ = chmod(path, status.st_mode & 0o7777)
}

/// Whether `path` is where a file system, or a folder of another place, is mounted: it cannot be moved then.
public func isMountPoint(_ path: String) -> Bool { is_mounted(path) != 0 }

/// Whether this process may make and remove files in the folder `path`.
public func isWritable(_ path: String) -> Bool { access(path, W_OK | X_OK) == 0 }

/// The folder in which this process works; nil if it is gone.
public func currentFolder() -> String? {
  guard let path = getcwd(nil, 0) else { return nil }
  defer { free(path) }
  return String(cString: path)
}

/// Goes to the folder `path`; returns whether that could be.
@discardableResult
public func goTo(folder path: String) -> Bool { chdir(path) == 0 }

/// The path without links and dots. Throws a `FileError` if nothing is there.
public func resolvedPath(_ path: String) throws(FileError) -> String {
  guard let resolved = realpath(path, nil) else { throw FileError("open", path, errno: errno) }
  defer { free(resolved) }
  return String(cString: resolved)
}

/// Whether `path` is a folder, or a link to one.
private func isFolder(_ path: String) -> Bool {
  var status = stat()
  return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
}
