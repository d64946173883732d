import Basics
import FoundationEssentials

/// What a build wrote and said: enough to see later that the site still stands, without making it again.
public struct SiteRecord: Codable, Equatable, Sendable {
  struct File: Codable, Equatable {
    let path: String
    let count: Int
    let checksum: UInt32
  }

  let files: [File]
  /// What was said before the work began, and when it was done, line by line.
  public let notices, summary: [String]

  /// The record of a site that has these files and no others.
  public init(of files: [SiteFile], notices: [String], summary: [String]) {
    self.files = (files + [SiteWriter.manifest(of: files)]).map {
      File(path: $0.path, count: $0.bytes.count, checksum: checksum(of: $0.bytes[...]))
    }
    (self.notices, self.summary) = (notices, summary)
  }

  /// The record in these bytes; nil if there is none.
  public init?(_ bytes: [UInt8]) {
    guard let record = try? JSONDecoder().decode(SiteRecord.self, from: Data(bytes)) else {
      return nil
    }
    self = record
  }

  /// As `init` reads them.
  public var bytes: [UInt8] { (try? JSONEncoder().encode(self)).map(Array.init) ?? [] }
}

extension SiteRecord.File {
  /// Whether these bytes are the file's.
  func has(_ bytes: [UInt8]) -> Bool {
    bytes.count == count && Basics.checksum(of: bytes[...]) == checksum
  }
}
