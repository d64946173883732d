/// What a site calls the parts of what it is about: templates and claims are written in one set of nouns, and
/// these take the place of some of them.
public struct Wording: Equatable, Sendable {
  /// By the noun as it is written, in small letters.
  let nouns: [String: String]
  /// More of them for the titles of pages and forms, where a noun has one meaning only.
  private let ofTitles: [String: String]

  /// `nouns` has a noun in place of each, in small letters; those that are not in it stay.
  public init(_ nouns: [String: String] = [:], titles: [String: String] = [:]) {
    (self.nouns, ofTitles) = (nouns, titles)
  }

  /// The same for titles of pages and forms.
  var inTitles: Wording { Wording(nouns.merging(ofTitles) { $1 }) }

  /// Markdown in these nouns: all of it but code, formulas, tags, and the targets of links.
  func applied(to markdown: String) -> String {
    guard !nouns.isEmpty else { return markdown }
    var isCode = false
    return markdown.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      if line.hasPrefix("```") { isCode.toggle() }
      return isCode ? String(line) : applied(toLine: line)
    }.joined(separator: "\n")
  }

  private func applied(toLine line: Substring) -> String {
    var (result, rest) = ("", line)
    while let first = rest.first {
      let kept = Self.kept.first(where: { rest.hasPrefix($0.start) })
      let text: Substring
      if let kept, let end = rest.dropFirst(kept.start.count).firstRange(of: kept.end) {
        text = rest[..<end.upperBound]
        result += text
      } else {
        text = first.isLetter ? rest.prefix(while: \.isLetter) : rest.prefix(1)
        result += noun(String(text))
      }
      rest = rest[text.endIndex...]
    }
    return result
  }

  /// What is no prose, by what begins and ends it.
  private static let kept: [(start: String, end: String)] = [
    ("`", "`"), ("{{", "}}"), ("](", ")"), ("<", ">"), ("$", "$"),
  ]

  private func noun(_ text: String) -> String {
    if let noun = nouns[text] { return noun }
    guard let noun = nouns[text.lowercased()], text.dropFirst().allSatisfy(\.isLowercase) else {
      return text
    }
    return noun.prefix(1).uppercased() + noun.dropFirst()
  }
}
