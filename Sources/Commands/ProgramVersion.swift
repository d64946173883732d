import Sites

/// Which program this is: a release, and what it was built of.
struct ProgramVersion: Equatable {
  /// The release that this is, or leads to.
  static let number = "0.1.0"
  /// What is said where a build without make knows nothing.
  static let unknown = "unknown"

  /// As git describes it, with `-dirty` where files were changed since.
  let commit: String
  /// The beginning of the digest of the sources that can change a number.
  let engine: String
  /// The same of those that make a picture of what it shows.
  let drawing: String

  static let current = ProgramVersion { $0.bytes }

  /// - Parameter carried: what the program has of a file.
  init(carried: (PageFile) -> [UInt8]?) {
    func text(_ file: PageFile, _ length: Int) -> String {
      let line = carried(file).map { String(decoding: $0, as: UTF8.self) } ?? ""
      let text = line.prefix { !$0.isNewline }.prefix(length)
      return text.isEmpty ? Self.unknown : String(text)
    }
    (commit, engine, drawing) = (text(.commit, 100), text(.numbers, 12), text(.drawing, 12))
  }

  /// What `mmreport --version` prints.
  var line: String {
    "mmreport \(Self.number) (commit \(commit), engine \(engine), drawing \(drawing))"
  }
}
