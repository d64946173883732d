import CTemplates

/// A file that `make` made for the program to carry: most are what pages load beside them.
public enum PageFile: String, Sendable {
  /// The pages' own scripts, joined.
  case script = "play.js"
  /// What turns the pages of a report in one file.
  case pages = "pages.js"
  /// What helps to read: search, light and dark, copies of code.
  case reader = "reader.js"
  /// What gives a page its colours before it is painted.
  case scheme = "scheme.js"
  /// The engine in WebAssembly, deflated.
  case engine = "engine.deflated"
  /// The digest of the sources that can change a number.
  case numbers = "numbers"
  /// The digest of the sources that make a picture of what it shows.
  case drawing = "drawing"
  /// The commit that the program was built of, as git describes it.
  case commit = "commit"

  /// Its bytes; nil if the program was built without it.
  public var bytes: [UInt8]? {
    for index in 0..<embedded_page_file_count() {
      let file = embedded_page_file(index)
      guard String(cString: file.name) == rawValue else { continue }
      return Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
    }
    return nil
  }
}
