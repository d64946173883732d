import Basics
import Glibc

/// Writes a site whole or not at all.
///
/// The files go into a hidden folder beside the site's, which then takes its place in one step.
/// Builds into one folder wait for one another, and what a killed build left is cleared away.
public struct SiteWriter: Sendable {
  /// The file that names all files of a site, and so tells a site from other folders.
  static let manifest = ".mmreport"
  /// The file by which git keeps an empty folder; it stays in a folder that has it.
  static let placeholder = ".gitkeep"

  private let parent: String
  private let name: String

  /// A writer of the site `folder`, which need not exist yet.
  ///
  /// Throws a `FileError` if there is no folder to put it in and none can be made, and a
  /// `SiteError` if something else is in its place: a file, a symbolic link, or a folder with
  /// files that are not a site's.
  public init(folder: String) throws {
    let path = try isDots(folder) ? resolvedPath(folder) : folder
    let parts = path.split(separator: "/")
    guard let last = parts.last else {
      throw SiteError.refusedOutput(folder, reason: "it is the root of all files")
    }
    name = String(last)
    let above = parts.dropLast().joined(separator: "/")
    parent = path.hasPrefix("/") ? "/\(above)" : above.isEmpty ? "." : above
    try makeFolders(parent)
    try refuseForeignFolder(at: "\(parent)/\(name)")
  }

  /// Whether a site stands in the folder.
  public var hasSite: Bool { fileExists("\(folder)/\(Self.manifest)") }

  private var folder: String { parent == "." ? name : "\(parent)/\(name)" }
  private var beside: String { "\(parent)/.\(name).\(getpid()).part" }

  /// Puts `files` in the place of what stood in the folder. Throws a `FileError` or a
  /// `SiteError`; the folder is then as it was.
  ///
  /// An interrupt from the keyboard (or a request to end) ends the process once nothing is left
  /// half done.
  ///
  /// Where all stands there as it is, nothing is written.
  public func write(_ files: [SiteFile]) throws {
    let lock = try FolderLock(parent)
    defer { lock.release() }
    try refuseForeignFolder(at: folder)
    try removeLeftovers()
    if stands(files) { return }
    let interrupts = Interrupts()
    let outcome = Result {
      try fill(with: files, unless: interrupts)
      if interrupts.arePending { throw FileError("write", folder, reason: "interrupted") }
      try exchangeFolders(folder, with: beside)
    }
    removeTree(beside)
    interrupts.deliver()
    try outcome.get()
  }

  /// Whether what `record` tells of stands in the folder, and nothing else. Throws a `FileError`.
  public func stands(_ record: SiteRecord) throws -> Bool {
    let lock = try FolderLock(parent)
    defer { lock.release() }
    try removeLeftovers()
    return record.files.allSatisfy { file in content(of: file.path).map(file.has) ?? false }
  }

  private func stands(_ files: [SiteFile]) -> Bool {
    (files + [Self.manifest(of: files)]).allSatisfy { file in
      content(of: file.path).map { sameBytes($0, file.bytes) } ?? false
    }
  }

  /// What the site's file at `path` holds; nil if there is none.
  private func content(of path: String) -> [UInt8]? { try? readFile("\(folder)/\(path)") }

  static func manifest(of files: [SiteFile]) -> SiteFile {
    let paths = files.map(\.path).sorted()
    precondition(Set(paths).count == paths.count, "two files of one site have the same path")
    return SiteFile(manifest, paths.joined(separator: "\n") + "\n")
  }

  private func fill(with files: [SiteFile], unless interrupts: Interrupts) throws {
    try makeFolders(beside)
    var files = files + [Self.manifest(of: files)]
    if let bytes = try? readFile("\(folder)/\(Self.placeholder)") {
      files.append(SiteFile(path: Self.placeholder, bytes: bytes))
    }
    var folders: Set<Substring> = []
    for file in files where !interrupts.arePending {
      if let slash = file.path.lastIndex(of: "/"), folders.insert(file.path[..<slash]).inserted {
        try makeFolders("\(beside)/\(file.path[..<slash])")
      }
      try writeAtomically(file.bytes, to: "\(beside)/\(file.path)")
    }
  }

  /// Clears away what builds left that were killed. The lock is held, so nobody is at work there.
  private func removeLeftovers() throws {
    for entry in try entryNames(of: parent) {
      let middle = entry.dropFirst(name.count + 2)
      guard entry.hasPrefix(".\(name)."), let point = middle.firstIndex(of: "."),
        middle[..<point].allSatisfy(\.isNumber),
        [".part", ".part.old"].contains(middle[point...])
      else { continue }
      removeTree("\(parent)/\(entry)")
    }
  }
}

/// Many bytes at a time, where `==` compares one after the other.
private func sameBytes(_ a: [UInt8], _ b: [UInt8]) -> Bool {
  a.count == b.count && (a.isEmpty || memcmp(a, b, a.count) == 0)
}

private func isDots(_ path: String) -> Bool {
  guard let last = path.split(separator: "/").last else { return false }
  return last == "." || last == ".."
}
