import Basics

/// How a template's values are made harmless: decided by the template's file extension.
enum Escaping {
  case html
  case markdown
  /// Within a text in double quotes.
  case python
  case none

  init(fileName: String) {
    if fileName.hasSuffix(".html") {
      self = .html
    } else if fileName.hasSuffix(".md") {
      self = .markdown
    } else {
      self = fileName.hasSuffix(".py") ? .python : .none
    }
  }

  /// `text` as it must be written to be read as nothing but text.
  func escape(_ text: String) -> String {
    let text = withoutHarmfulCharacters(text)
    return switch self {
    case .html: escapedForHTML(text)
    case .markdown: escapedForMarkdown(text)
    case .python: escapedForPython(text)
    case .none: text
    }
  }
}

/// `text` with controls and marks of direction spelled out: a browser takes no NUL, and others would turn
/// around what stands beside them.
private func withoutHarmfulCharacters(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: \.isHarmfulInMarkup) else { return text }
  return text.unicodeScalars.map { $0.isHarmfulInMarkup ? $0.spelled : String($0) }.joined()
}

/// Text for an HTML element or a quoted attribute.
func escapedForHTML(_ text: String) -> String {
  text.unicodeScalars.map { $0.markupReference ?? String($0) }.joined()
}

/// Text for a Python text in double quotes, in which it stands for itself: neither for the quote's end nor for
/// the value of an expression, if a letter `f` stands before.
private func escapedForPython(_ text: String) -> String {
  text.unicodeScalars.map { scalar in
    switch scalar {
    case "0"..."9", "A"..."Z", "a"..."z", " ", ".", ",", ";", ":", "-", "_", "|", "#", "?", "'":
      String(scalar)
    default:
      "\\U" + String(repeating: "0", count: 8 - String(scalar.value, radix: 16).count)
        + String(scalar.value, radix: 16)
    }
  }.joined()
}

/// Text for Markdown: a paragraph, a table's cell, or HTML within Markdown.
///
/// Character references rather than backslashes, since they hold in all three places, and a
/// reference never starts a list, a heading, a code block or a formula.
func escapedForMarkdown(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  var result = ""
  for (index, scalar) in scalars.enumerated() {
    let after = index + 1 < scalars.count ? scalars[index + 1] : nil
    if isPlainInMarkdown(scalar, after: scalars[..<index], before: after) {
      result.unicodeScalars.append(scalar)
    } else {
      result += "&#\(scalar.value);"
    }
  }
  return result
}

/// Whether `scalar` means only itself behind `text` and before its neighbour; nil is what surrounds the value.
private func isPlainInMarkdown(
  _ scalar: Unicode.Scalar, after text: ArraySlice<Unicode.Scalar>, before: Unicode.Scalar?
) -> Bool {
  let after = text.last
  return switch scalar {
  case "0"..."9", "A"..."Z", "a"..."z", ",", ";", "/", "%", "?", "'": true
  case " ": after != nil && before != nil
  case "-": isWord(after) && isWord(before)
  case ".": isDigit(before) || !(text.isListNumber || text.endsInWWW)
  case ":": before != "/"
  case "(", ")": true
  default: !scalar.isASCII
  }
}

private func isDigit(_ scalar: Unicode.Scalar?) -> Bool {
  if let scalar { ("0"..."9").contains(scalar) } else { false }
}

private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
  scalar.map { $0.isASCII && $0.properties.isAlphabetic } ?? false || isDigit(scalar)
}

extension ArraySlice<Unicode.Scalar> {
  /// With a point behind, it would begin a list.
  fileprivate var isListNumber: Bool { !isEmpty && allSatisfy { isDigit($0) } }

  /// With a point behind, code hosts would make a link of it.
  fileprivate var endsInWWW: Bool {
    suffix(3).elementsEqual("www".unicodeScalars) || suffix(3).elementsEqual("WWW".unicodeScalars)
  }
}
