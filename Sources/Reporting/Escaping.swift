/// How a template's values are made harmless: decided by the template's file extension.
enum Escaping {
  case html
  case markdown
  case none

  init(fileName: String) {
    if fileName.hasSuffix(".html") {
      self = .html
    } else {
      self = fileName.hasSuffix(".md") ? .markdown : .none
    }
  }

  /// `text` as it must be written to be read as nothing but text.
  func escape(_ text: String) -> String {
    switch self {
    case .html: escapedForHTML(text)
    case .markdown: escapedForMarkdown(text)
    case .none: text
    }
  }
}

/// Text for an HTML element or a quoted attribute.
func escapedForHTML(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}

/// Text for Markdown: a paragraph, a table's cell, or HTML within Markdown.
///
/// Character references rather than backslashes, since they hold in all three places, and a
/// reference never starts a list, a heading, a code block or a formula.
func escapedForMarkdown(_ text: String) -> String {
  let scalars = Array(text.unicodeScalars)
  var result = ""
  for (index, scalar) in scalars.enumerated() {
    let isEdge = index == 0 || index == scalars.count - 1
    if isPlainInMarkdown(scalar, isEdge: isEdge) {
      result.unicodeScalars.append(scalar)
    } else {
      result += "&#\(scalar.value);"
    }
  }
  return result
}

private func isPlainInMarkdown(_ scalar: Unicode.Scalar, isEdge: Bool) -> Bool {
  switch scalar.value {
  case 0x20: !isEdge
  case 0..<0x20, 0x7F: false
  case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
  case 0x21...0x7E: ",;/%?".unicodeScalars.contains(scalar)
  default: true
  }
}
