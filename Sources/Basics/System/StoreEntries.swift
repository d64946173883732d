import Glibc

/// A file in the folder of a store.
public struct StoreEntry: Sendable {
  /// What an entry may be.
  public enum State: Equatable, Sendable {
    /// Whole, and of this kind.
    case kept(kind: String)
    case damaged
    /// Of a version of the program that kept things otherwise, or left by one that was ended.
    case foreign
  }

  public let path: String
  public let state: State
  public let bytes: Int
  /// Since it was used last, in seconds.
  public let age: Double
}

extension Store {
  /// All files of the folder that are a store's, checked. Others are none of its business. Throws a `FileError`
  /// if the folder is there and cannot be read.
  public static func entries(in folder: String) throws(FileError) -> [StoreEntry] {
    guard fileExists(folder) else { return [] }
    return try files(in: folder).map { file in
      StoreEntry(
        path: file.path,
        state: file.isWhole ? state(of: file.path, digest: file.digest) : .foreign,
        bytes: file.bytes, age: file.age)
    }
  }

  /// The files that are no entries yet, or never became any.
  static func parts(in folder: String) throws(FileError) -> [(path: String, age: Double)] {
    try files(in: folder).filter { !$0.isWhole }.map { ($0.path, $0.age) }
  }

  private struct File {
    let path, digest: String
    /// Whether its name is an entry's.
    let isWhole: Bool
    let bytes: Int
    let age: Double
  }

  private static func files(in folder: String) throws(FileError) -> [File] {
    var found: [File] = []
    for name in try entryNames(of: folder).sorted() {
      let digest = name.prefix { $0 != "." }
      let path = "\(folder)/\(name)"
      var status = stat()
      guard digest.utf8.count == 64, digest.allSatisfy(\.isHexDigit), lstat(path, &status) == 0,
        status.st_mode & S_IFMT == S_IFREG
      else { continue }
      found.append(
        File(
          path: path, digest: String(digest), isWhole: digest.utf8.count == name.utf8.count,
          bytes: Int(status.st_size), age: Double(time(nil) - status.st_mtim.tv_sec)))
    }
    return found
  }

  private static func state(of path: String, digest: String) -> StoreEntry.State {
    (try? readFile(path)).flatMap { parts(of: $0, digest) }.map { .kept(kind: $0.kind) } ?? .damaged
  }
}

/// Marks the file at `path` as used now, so that what nobody uses can be told.
func noteUse(of path: String) { utimensat(AT_FDCWD, path, nil, 0) }
