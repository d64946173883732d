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
  private let log: StepLog?

  /// A store in `folder`, which is made when it is first needed; nil keeps nothing.
  ///
  /// - Parameters:
  ///   - warn: is told in a line of an entry that cannot be used, on any thread.
  ///   - log: hears of each step whether its result was kept.
  public init(
    folder: String?, warn: @escaping @Sendable (String) -> Void = { _ in }, log: StepLog? = nil
  ) {
    (self.folder, self.warn, self.log) = (folder, warn, log)
  }

  /// The same store, whose steps `log` hears of.
  public func logged(by log: StepLog) -> Store { Store(folder: folder, warn: warn, log: log) }

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

  /// Whether steps are kept, or at least heard of.
  public var isAsked: Bool { keeps || log != nil }

  /// Why nothing can be kept in the folder, or nil. Makes the folder where it is missing.
  public var trouble: FileError? {
    guard let folder else { return nil }
    do throws(FileError) {
      try makeFolders(folder)
      return isWritable(folder) ? nil : FileError("write in", folder, errno: errno)
    } catch { return error }
  }

  /// Whether there seems to be an entry for `key`; it may be damaged.
  public func has(_ key: [String]) -> Bool {
    folder.map { fileExists("\($0)/\(Self.digest(of: key))") } ?? false
  }

  /// Whether there seems to be a result of `step`; it may be damaged.
  public func has(_ step: Step) -> Bool { has(step.key) }

  /// What was kept of `step`; nil if nothing was.
  public func entry(of step: Step) -> [UInt8]? { entry(step.key) }

  /// Keeps `content` as the result of `step`.
  public func keep(_ content: [UInt8], of step: Step) { keep(content, as: step.key) }

  /// What was kept of `step`, or what is made now, which is then kept.
  ///
  /// - Parameters:
  ///   - read: what the bytes of an entry hold; nil for those that `write` would not have written.
  ///   - write: the bytes of an entry; nil for what cannot be kept.
  public func result<Value>(
    of step: Step, read: ([UInt8]) -> Value?, write: (Value) -> [UInt8]?, make: () throws -> Value
  ) rethrows -> Value {
    let known = keeps ? entry(step.key).flatMap(read) : nil
    log?.note(step, isKept: known != nil)
    if let known { return known }
    let made = try make()
    if keeps, let bytes = write(made) { keep(bytes, as: step.key) }
    return made
  }

  /// The same of bytes.
  public func content(of step: Step, make: () throws -> [UInt8]) rethrows -> [UInt8] {
    try result(of: step, read: { $0 }, write: { $0 }, make: make)
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
