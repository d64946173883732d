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
  private let warn: @Sendable (String) -> Void

  /// A writer of the site `folder`, which need not exist yet.
  ///
  /// Throws a `FileError` if there is no folder to put it in and none can be made, and a
  /// `SiteError` if something else is in its place: a file, a symbolic link, or a folder with
  /// files that are not a site's.
  ///
  /// - Parameter warn: is told in a line what people should know of a site that is written all the same.
  public init(folder: String, warn: @escaping @Sendable (String) -> Void = { _ in }) throws {
    let path = try isDots(folder) ? resolvedPath(folder) : folder
    let parts = path.split(separator: "/")
    guard let last = parts.last else {
      throw SiteError.refusedOutput(folder, reason: "it is the root of all files")
    }
    name = String(last)
    let above = parts.dropLast().joined(separator: "/")
    parent = path.hasPrefix("/") ? "/\(above)" : above.isEmpty ? "." : above
    self.warn = warn
    try makeFolders(parent)
    try refuseForeignFolder(at: "\(parent)/\(name)")
  }

  /// Whether a site stands in the folder.
  public var hasSite: Bool { fileExists("\(folder)/\(Self.manifest)") }

  private var folder: String { parent == "." ? name : "\(parent)/\(name)" }
  private var beside: String { "\(parent)/.\(name).\(getpid()).part" }
  private var lock: String { "\(parent)/.\(name).lock" }

  /// Sees to it that a site could be written, so that no work is lost for one that cannot: makes what will be
  /// needed beside the folder, and removes it. Throws a `FileError` or a `SiteError`.
  public func prepare() throws {
    try locked { _ in
      if isMountPoint(folder) {
        throw SiteError.refusedOutput(
          folder, reason: "a file system is mounted there; name a folder in it, '\(folder)/site'")
      }
      try besideFolder { () throws(FileError) in try makeNewFolder(beside) }
      removeTree(beside)
    }
  }

  /// Puts `files` in the place of what stood in the folder. Throws a `FileError` or a
  /// `SiteError`; the folder is then as it was.
  ///
  /// An interrupt from the keyboard (or a request to end) ends the process once nothing is left
  /// half done.
  ///
  /// Where all stands there as it is, nothing is written.
  public func write(_ files: [SiteFile]) throws {
    try locked { interrupts in
      try refuseForeignFolder(at: folder)
      if stands(files) { return }
      let here = currentFolder()
      let outcome = Result {
        try fill(with: files, unless: interrupts)
        if interrupts.arePending { throw FileError("write", folder, reason: "interrupted") }
        try exchangeFolders(folder, with: beside)
      }
      removeTree(beside)
      try outcome.get()
      try removeLeftovers()
      warn(ofWhatIsLeft: here)
    }
  }

  /// Whether what `record` tells of stands in the folder, and nothing else. Throws a `FileError`.
  public func stands(_ record: SiteRecord) throws -> Bool {
    func standsNow() -> Bool {
      record.files.allSatisfy { file in content(of: file.path).map(file.has) ?? false }
    }
    // To see that there is nothing to do, nothing need be written.
    return isWritable(parent) ? try locked { _ in standsNow() } : standsNow()
  }

  /// Works while no other build does in this folder, and once what killed ones left is cleared away.
  private func locked<Value>(_ work: (Interrupts) throws -> Value) throws -> Value {
    let interrupts = Interrupts()
    let outcome = Result {
      let lock = try besideFolder { () throws(FileError) in
        try FileLock(self.lock, isInterrupted: { interrupts.arePending }) {
          warn("waiting for another build in '\(folder)'")
        }
      }
      let outcome = Result {
        try removeLeftovers()
        return try work(interrupts)
      }
      lock.release()
      return try outcome.get()
    }
    interrupts.deliver()
    return try outcome.get()
  }

  private func stands(_ files: [SiteFile]) -> Bool {
    (files + [Self.manifest(of: files)]).allSatisfy(stands)
  }

  private func stands(_ file: SiteFile) -> Bool {
    content(of: file.path).map { sameBytes($0, file.bytes) } ?? false
  }

  /// What the site's file at `path` holds; nil if there is none.
  private func content(of path: String) -> [UInt8]? { try? readFile("\(folder)/\(path)") }

  static func manifest(of files: [SiteFile]) -> SiteFile {
    let paths = files.map(\.path).sorted()
    precondition(Set(paths).count == paths.count, "two files of one site have the same path")
    return SiteFile(manifest, paths.joined(separator: "\n") + "\n")
  }

  private func fill(with files: [SiteFile], unless interrupts: Interrupts) throws {
    // A new one, as files of the site may have second names in what is left of another.
    try besideFolder { () throws(FileError) in try makeNewFolder(beside) }
    takeOver(permissionsOf: folder, for: beside)
    // Always a new file, by which others see that the site is another one.
    let manifest = Self.manifest(of: files)
    try write(manifest)
    var files = files
    if let bytes = try? readFile("\(folder)/\(Self.placeholder)") {
      files.append(SiteFile(path: Self.placeholder, bytes: bytes))
    }
    var folders: Set<Substring> = []
    for file in files where !interrupts.arePending {
      if let slash = file.path.lastIndex(of: "/"), folders.insert(file.path[..<slash]).inserted {
        try makeFolders("\(beside)/\(file.path[..<slash])")
      }
      // What stands in the old site as it is to be need not be written again, and keeps its age.
      let isTakenOver =
        stands(file)
        && addName(
          "\(beside)/\(file.path)", toFile: "\(folder)/\(file.path)",
          like: "\(beside)/\(manifest.path)")
      if !isTakenOver { try write(file) }
    }
    if !interrupts.arePending { try syncEverything(below: beside) }
  }

  private func write(_ file: SiteFile) throws(FileError) {
    try writeNew(file.bytes, to: "\(beside)/\(file.path)")
  }
}

// What builds leave that are killed.
extension SiteWriter {
  /// Clears it away, and puts back the site if one was killed while none stood. The lock is held, so nobody is at
  /// work there. Throws a `FileError`.
  private func removeLeftovers() throws {
    let left = try leftovers()
    for entry in left where entry.hasSuffix(setAside(".part")) && !hasSite {
      guard fileExists("\(parent)/\(entry)/\(Self.manifest)") else { continue }
      try? moveFolder("\(parent)/\(entry)", to: folder)
    }
    // What may be the only whole site stays until a new one stands.
    for entry in left where hasSite || entry.hasSuffix(".part") { removeTree("\(parent)/\(entry)") }
  }

  /// The names of the folders beside the site's in which builds work.
  private func leftovers() throws -> [String] {
    try entryNames(of: parent).filter { entry in
      let middle = entry.dropFirst(name.count + 2)
      guard entry.hasPrefix(".\(name)."), let point = middle.firstIndex(of: ".") else {
        return false
      }
      return middle[..<point].allSatisfy(\.isNumber)
        && [".part", setAside(".part")].contains(String(middle[point...]))
    }
  }

  /// Says what of an old site could not be removed, and to whom the old one is gone under their feet: `here` is
  /// where the process worked.
  private func warn(ofWhatIsLeft here: String?) {
    for entry in (try? leftovers()) ?? [] {
      warn("the old site cannot be removed; remove '\(parent)/\(entry)'")
    }
    if let here, currentFolder() == nil {
      goTo(folder: here)
      warn("the folder that you are in is a new one now; 'cd .' leads there")
    }
  }

  /// Calls what cannot be made beside the folder by a name that its user knows.
  private func besideFolder<Value: ~Copyable>(
    _ make: () throws(FileError) -> Value
  ) throws(FileError) -> Value {
    do throws(FileError) { return try make() } catch {
      throw error.of(folder, action: "write beside")
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
