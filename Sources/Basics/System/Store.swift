import Glibc

/// Results that are kept in a folder from run to run, a file each.
///
/// An entry begins with its own key and with a checksum of what it holds. One that is damaged, cut off or of
/// another key counts as absent, and is said. What cannot be written is not kept, which is no error: it can be
/// made again. Several programs may share a folder. Nor does the store wait for the disk: what a power cut
/// damages is seen by its checksum, and made again.
public struct Store: Sendable {
  private let folder: String?
  private let warn: @Sendable (String) -> Void

  /// A store in `folder`, which is made when it is first needed; nil keeps nothing.
  ///
  /// - Parameter warn: is told in a line of an entry that cannot be used, on any thread.
  public init(folder: String?, warn: @escaping @Sendable (String) -> Void = { _ in }) {
    (self.folder, self.warn) = (folder, warn)
  }

  /// A store that keeps nothing.
  public static var nowhere: Store { Store(folder: nil) }

  /// Where results are kept if nobody says otherwise: `$XDG_CACHE_HOME/mmreport`, or
  /// `~/.cache/mmreport`; nil where there is no home. A path that is not absolute counts as none.
  public static var defaultFolder: String? {
    func absolute(_ name: String) -> String? {
      environmentVariable(name).flatMap { $0.hasPrefix("/") ? $0 : nil }
    }
    return absolute("XDG_CACHE_HOME").map { "\($0)/mmreport" }
      ?? absolute("HOME").map { "\($0)/.cache/mmreport" }
  }

  /// Whether anything is kept: where nothing is, no key need be made.
  public var keeps: Bool { folder != nil }

  /// Makes the folder where it is missing, and removes what processes left there that were killed a day ago or
  /// more. Returns why nothing can be kept, or nil.
  public func prepare() -> FileError? {
    guard let folder else { return nil }
    do throws(FileError) {
      try makeFolders(folder)
      guard isWritable(folder) else { return FileError("write in", folder, errno: errno) }
      for entry in try Self.parts(in: folder) where entry.age > 86_400 { removeFile(entry.path) }
      return nil
    } catch { return error }
  }

  /// Whether there seems to be an entry for `key`; it may be damaged.
  public func has(_ key: [String]) -> Bool {
    folder.map { fileExists("\($0)/\(Self.digest(of: key))") } ?? false
  }

  /// What was kept under `key`, or what is made now, which is then kept.
  public func content(
    _ key: @autoclosure () -> [String], make: () throws -> [UInt8]
  ) rethrows -> [UInt8] {
    guard keeps, case let key = key() else { return try make() }
    if let known = entry(key) { return known }
    let made = try make()
    keep(made, as: key)
    return made
  }

  /// What was kept under `key`, which says everything that it depends on and begins with a word for its kind.
  public func entry(_ key: [String]) -> [UInt8]? {
    guard let folder, case let digest = Self.digest(of: key), case let path = "\(folder)/\(digest)",
      let bytes = try? readFile(path)
    else { return nil }
    if let (kind, content) = Self.parts(of: bytes, digest), kind == Self.kind(of: key) {
      noteUse(of: path)
      return Array(content)
    }
    removeFile(path)
    warn("'\(path)' is damaged; what it kept is made anew")
    return nil
  }

  /// Keeps `content` under `key`.
  public func keep(_ content: [UInt8], as key: [String]) {
    guard let folder else { return }
    let digest = Self.digest(of: key)
    try? makeFolders(folder)
    let header = Self.header(Self.kind(of: key), digest, content[...])
    try? writeAtomically(header + content, to: "\(folder)/\(digest)", lasting: false)
  }

  /// What a person calls entries of such keys: the key's first part, a word.
  private static func kind(of key: [String]) -> String { key.first ?? "" }

  /// Names a key's file: no two keys are written alike, whatever is in their parts.
  private static func digest(of key: [String]) -> String {
    Digest.sha256(key.flatMap { Array("\($0.utf8.count):\($0)".utf8) })
  }

  /// The kind of an entry and what follows its header; nil if they do not belong together, or not to `digest`.
  static func parts(of bytes: [UInt8], _ digest: String) -> (
    kind: String, content: ArraySlice<UInt8>
  )? {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")) else { return nil }
    let words = String(decoding: bytes[..<end], as: UTF8.self).split(separator: " ")
    let content = bytes[(end + 1)...]
    guard words.count == 6, case let kind = String(words[2]),
      bytes[...end].elementsEqual(header(kind, digest, content))
    else { return nil }
    return (kind, content)
  }

  /// The first line of an entry.
  private static func header(
    _ kind: String, _ digest: String, _ content: ArraySlice<UInt8>
  ) -> [UInt8] {
    Array("mmreport 1 \(kind) \(digest) \(checksum(of: content)) \(content.count)\n".utf8)
  }
}
