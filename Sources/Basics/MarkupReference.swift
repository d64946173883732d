extension Unicode.Scalar {
  /// What HTML and XML have in place of a character with a meaning of its own: `&lt;` for `<`.
  public var markupReference: String? {
    switch self {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    case "\"": "&quot;"
    case "'": "&#39;"
    default: nil
    }
  }
}
