import Glibc

/// The file at `path` in a line that is another one for another file: path, size and when it was written, in
/// nanoseconds. Nil if there is none.
public func fileLine(_ path: String) -> String? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return "\(path) \(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
}

/// All files of a folder in such lines, sorted; none if there is no such folder.
public func fileLines(in folder: String) -> [String] {
  let names = (try? entryNames(of: folder)) ?? []
  return names.sorted().compactMap { fileLine("\(folder)/\($0)") }
}
