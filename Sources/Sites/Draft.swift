/// A chapter that is filled, but whose formulas are still TeX.
struct Draft {
  /// The name of its template.
  let template: String
  let content: ChapterContent
  let html: String
  let report: String

  init<Input, Needs>(
    _ chapter: Chapter<Input, Needs>, _ input: Input, _ templates: TemplateFolder, pages: [String]
  ) throws {
    template = "\(chapter.template).md"
    content = try chapter.compose(input)
    let (report, page) = try (
      content.markdown(
        chapter: chapter.id, template: chapter.template, for: .report, templates: templates),
      content.markdown(
        chapter: chapter.id, template: chapter.template, for: .page, templates: templates)
    )
    self.report = withoutDeadLinks(report, pages: pages)
    html = Sites.html(fromMarkdown: withoutDeadLinks(page, pages: pages))
  }
}

extension Illustration {
  func isSameFigure(as other: Illustration) -> Bool {
    data == other.data && alternative == other.alternative
      && width == other.width && height == other.height
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
