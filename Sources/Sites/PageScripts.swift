/// The scripts that pages load; without one of them a page lacks what it adds, and stands all the same.
public struct PageScripts: Sendable {
  /// Makes forms of the pages' plays.
  let play: [UInt8]?
  /// Search, light and dark, copies of code, keys.
  let reader: [UInt8]?
  /// Gives a page its colours before it is painted; stands in its head.
  let scheme: String?
  /// Turns the pages of a report that is one file.
  let pages: [UInt8]?

  /// Those that the program carries.
  public static let embedded = PageScripts(
    play: PageFile.script.bytes, reader: PageFile.reader.bytes, scheme: PageFile.scheme.bytes,
    pages: PageFile.pages.bytes)

  init(
    play: [UInt8]?, reader: [UInt8]? = nil, scheme: [UInt8]? = nil, pages: [UInt8]? = nil
  ) {
    (self.play, self.reader, self.pages) = (play, reader, pages)
    self.scheme = scheme.map { String(decoding: $0, as: UTF8.self) }
  }

  /// All that a report in one file runs.
  var joined: [UInt8]? {
    let all = [pages, reader, play].compactMap(\.self)
    return all.isEmpty ? nil : all.reduce([], +)
  }
}
