import Basics

/// A chapter that is filled, but whose formulas are still TeX.
struct Draft: Sendable {
  /// The name of its template.
  let template: String
  let content: ChapterContent
  private(set) var html: String
  let report: String

  /// The ids of the papers that it cites.
  let cited: [String]

  /// Whether there is something to do on its page, or a figure that leads there.
  let needsScript: Bool

  /// `content` in the chapter's template, as it was kept or filled now.
  init<Input, Needs>(
    _ chapter: Chapter<Input, Needs>, _ content: ChapterContent, _ surroundings: Surroundings
  ) throws {
    template = "\(chapter.template).md"
    self.content = content
    try content.expectProofs(chapter: chapter.id)
    needsScript =
      !content.plays.isEmpty
      || content.illustrations.contains {
        $0.state.map { surroundings.forms.contains($0.place) } ?? false
      }
    let text = try surroundings.text(of: content, chapter: chapter.id, template: chapter.template)
    (html, report, cited) = (text.html, text.report, text.cited)
  }
}

extension Draft {
  /// What stands on its page, with formulas as `typeset` has them.
  func content(_ typeset: [Formula: String]) -> String {
    withFormulas(withWholeWords(withHeadingLinks(html)), typeset: typeset)
  }

  func with(html: String) -> Draft {
    var other = self
    other.html = html
    return other
  }
}

extension ChapterContent {
  /// The claims of the chapter `id` and of its figures.
  func claims(chapter id: String) -> [(owner: String, claim: Claim)] {
    claims.map { (id, $0) }
      + illustrations.flatMap { image in image.claims.map { (image.id, $0) } }
  }

  /// Throws a `SiteError` for a claim that should hold on every list, and does not.
  fileprivate func expectProofs(chapter id: String) throws(SiteError) {
    let broken = claims(chapter: id).first { $0.claim.proof != nil && !$0.claim.holds }
    if let broken { throw .brokenClaim("\(broken.owner).\(broken.claim.id)") }
  }
}

extension Illustration {
  func isSameFigure(as other: Illustration) -> Bool {
    data == other.data && alternative == other.alternative && claims == other.claims
      && ([main] + others).map(\.size) == ([other.main] + other.others).map(\.size)
      && state == other.state
  }
}

/// Without repetitions: two pages may show the same thing. Throws if one id means two things.
func distinct<Thing>(
  _ things: [Thing], by id: (Thing) -> String, sameAs isSame: (Thing, Thing) -> Bool
) throws(SiteError) -> [Thing] {
  var seen: [String: Thing] = [:]
  var result: [Thing] = []
  for thing in things {
    if let other = seen.updateValue(thing, forKey: id(thing)) {
      guard isSame(thing, other) else { throw .usedTwice(id: id(thing)) }
    } else {
      result.append(thing)
    }
  }
  return result
}
