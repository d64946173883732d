import Basics

/// What tells two sites apart in a line: a digest of all files, and of kinds of files, as other fonts and libraries
/// draw other pictures of the same numbers.
///
/// Each is the SHA-256 of what `sha256sum` prints of the files in the order of their paths.
public struct SiteDigests: Codable, Equatable, Sendable {
  /// Of all files.
  public let all: String
  /// Of `findings.json` and the tables.
  public let numbers: String
  /// Of pictures, and of the report in one file, which holds them.
  public let pictures: String
  /// Of all other files.
  public let pages: String

  /// The path of the file that says them, which they do not cover.
  static let path = "build.json"
  private static let format = 1

  /// The digests of `files`, taken on `jobs` threads.
  public init(of files: [SiteFile], jobs: Int = 1) throws {
    let sorted = files.sorted { $0.path < $1.path }
    let digests = try concurrently(
      jobs: jobs, sorted.map { file in { Digest.sha256(file.bytes) } })
    let lines = zip(sorted, digests).map { (kind: Kind($0.path), line: "\($1)  \($0.path)\n") }
    func digest(_ kind: Kind?) -> String {
      let kept = lines.filter { kind == nil || $0.kind == kind }
      return Digest.sha256(Array(kept.map(\.line).joined().utf8))
    }
    (all, numbers) = (digest(nil), digest(.numbers))
    (pictures, pages) = (digest(.pictures), digest(.pages))
  }

  /// The file that says them.
  public var file: SiteFile {
    let names = ["all": all, "numbers": numbers, "pages": pages, "pictures": pictures]
    let lines = names.sorted { $0.key < $1.key }.map { "    \"\($0)\": \"\($1)\"" }
    return SiteFile(
      Self.path,
      """
      {
        "digests": {
      \(lines.joined(separator: ",\n"))
        },
        "schema": \(Self.format)
      }

      """)
  }

  private enum Kind {
    case numbers, pictures, pages

    init(_ path: String) {
      let isPicture = path.hasSuffix(".svg") || path.hasSuffix(".png")
      self =
        isPicture || path == "mmreport.html"
        ? .pictures : path == "findings.json" || path.hasPrefix("data/") ? .numbers : .pages
    }
  }
}
