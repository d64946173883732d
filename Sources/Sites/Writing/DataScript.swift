import Basics
import FoundationEssentials

/// A script that hands data to the scripts of a page: pages in a folder may load scripts, and nothing else.
public struct DataScript: Sendable {
  /// `catalog`, `weights/gru`: what the page asks for, and the file below `assets/play`.
  let name: String
  private let payload: Payload

  private enum Payload: Sendable {
    case deflated([UInt8])
    case json([UInt8])
  }

  /// Bytes that were deflated, in zlib's format.
  public init(_ name: String, deflated bytes: [UInt8]) {
    (self.name, payload) = (name, .deflated(bytes))
  }

  /// A value in JSON, which stands there as it is: what its texts hold can end neither a line nor an element.
  public init(_ name: String, json: [UInt8]) { (self.name, payload) = (name, .json(json)) }

  /// `assets/play/NAME.js`.
  var file: SiteFile {
    let value =
      switch payload {
      case .deflated(let bytes): "\"\(base64(bytes))\""
      case .json(let bytes): scriptText(bytes)
      }
    return SiteFile("assets/play/\(name).js", "mmreport.receive(\"\(name)\",\(value));\n")
  }

  /// The same for a page that has all within itself: no browser runs it.
  var element: String {
    switch payload {
    case .deflated(let bytes):
      "<script type=\"text/plain\" id=\"data/\(name)\">\(base64(bytes))</script>\n"
    case .json(let bytes):
      "<script type=\"application/json\" id=\"data/\(name)\">\(scriptText(bytes))</script>\n"
    }
  }
}

func base64(_ bytes: [UInt8]) -> String { Data(bytes).base64EncodedString() }

/// JSON as a piece of a script: outside of texts it has none of these.
func scriptText(_ json: [UInt8]) -> String {
  var text = ""
  for scalar in String(decoding: json, as: UTF8.self).unicodeScalars {
    switch scalar {
    case "<": text += "\\u003c"
    case "\u{2028}": text += "\\u2028"
    case "\u{2029}": text += "\\u2029"
    default: text.unicodeScalars.append(scalar)
    }
  }
  return text
}
