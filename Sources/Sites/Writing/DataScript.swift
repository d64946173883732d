import Basics
import FoundationEssentials

/// A script that hands data to the scripts of a page: pages in a folder may load scripts, and nothing else.
public enum DataScript {
  /// `assets/play/NAME.js` with bytes that zlib deflated.
  public static func file(_ name: String, deflated bytes: [UInt8]) -> SiteFile {
    SiteFile(path(of: name), script(name, "\"\(Data(bytes).base64EncodedString())\""))
  }

  /// `assets/play/NAME.js` with a value that stands there as it is.
  ///
  /// - Parameter json: the value in JSON; what its texts hold can end neither a line nor a script element.
  public static func file(_ name: String, json: [UInt8]) -> SiteFile {
    SiteFile(path(of: name), script(name, scriptText(json)))
  }

  private static func path(of name: String) -> String { "assets/play/\(name).js" }

  private static func script(_ name: String, _ payload: String) -> String {
    "mmreport.receive(\"\(name)\",\(payload));\n"
  }

  /// JSON as a piece of a script: outside of texts it has none of these.
  private static func scriptText(_ json: [UInt8]) -> String {
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
}
