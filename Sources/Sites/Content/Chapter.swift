/// A page of a site: who it is, and how it is filled from an `Input`.
///
/// A chapter is one Swift file, one template, and one line in the list that a `Site` is made of.
public struct Chapter<Input, Needs: Sendable>: Sendable {
  /// Names the page `ID.html`.
  public let id: String
  /// The template is `TEMPLATE.md`: the chapter's own, unless several share one.
  public let template: String
  /// Its heading, and the words of links to it.
  public private(set) var title: String
  /// What the chapter asks, in one line.
  public private(set) var question: String
  /// The heading under which the index lists it; chapters of one part follow one another.
  public let part: String
  /// What it tells, in the words that readers look for; one that the glossary has is called as there.
  public private(set) var terms: [String] = []
  /// Where its matter was first told, if a page on the web shows that.
  public let source: ChapterSource?
  /// What must be in its input: for those who make one, so that they make no more than is shown.
  public let needs: Needs
  let compose: @Sendable (Input) throws -> ChapterContent

  /// A chapter whose content `compose` makes of the input. It may throw any error of its own.
  public init(
    id: String, template: String? = nil, title: String, question: String, part: String,
    source: ChapterSource? = nil, needs: Needs,
    compose: @escaping @Sendable (Input) throws -> ChapterContent
  ) {
    self.template = template ?? id
    (self.id, self.title, self.question, self.part) = (id, title, question, part)
    (self.source, self.needs, self.compose) = (source, needs, compose)
  }
}

extension Chapter {
  /// The same chapter, found under `terms` in contents and index.
  public func telling(_ terms: String...) -> Chapter { telling(terms) }

  /// The same chapter, found under `terms` in contents and index.
  public func telling(_ terms: [String]) -> Chapter {
    var other = self
    other.terms = terms
    return other
  }
}

extension Chapter {
  /// The same chapter with a title, a question and terms in these nouns.
  func worded(_ wording: Wording) -> Chapter {
    var other = self
    other.title = wording.inTitles.applied(to: title)
    other.question = wording.inTitles.applied(to: question)
    other.terms = terms.map(wording.applied)
    return other
  }
}

extension ChapterContent {
  /// The same content with all that is said of it in these nouns. Claims are said through templates, and so
  /// are in them already.
  func worded(_ wording: Wording) -> ChapterContent {
    guard wording != Wording() else { return self }
    var other = self
    other.illustrations = illustrations.map { $0.worded(wording) }
    other.tables = tables.map { $0.worded(wording) }
    other.plays = plays.map {
      Play($0.id, title: wording.inTitles.applied(to: $0.title), options: $0.options)
    }
    return other
  }
}

/// An address on the web, and the words of a link to it.
public struct ChapterSource: Equatable, Sendable {
  /// Where the source begins to speak of it.
  public let url: String
  /// What follows "from" in the link: `25:10`.
  public let label: String

  /// An address as it stands in HTML, unescaped.
  public init(url: String, label: String) { (self.url, self.label) = (url, label) }
}

/// What a chapter's template is filled with. The template uses every value, and shows every
/// illustration, table, sample set, play and program exactly once.
public struct ChapterContent: Sendable {
  /// By the names that the template has for them.
  public let values: [String: TemplateValue]
  /// Said as `{{claims.ID}}`.
  public let claims: [Claim]
  /// Shown as `{{figures.ID}}`.
  public private(set) var illustrations: [Illustration]
  /// Shown as `{{tables.ID}}`.
  public private(set) var tables: [DataTable]
  /// Shown as `{{samples.ID}}`.
  public let samples: [SampleSet]
  /// Shown as `{{plays.ID}}`.
  public private(set) var plays: [Play]
  /// Shown as `{{programs.ID}}`.
  public let programs: [Program]

  /// Ids are unique among things of one kind.
  public init(
    values: [String: TemplateValue] = [:], claims: [Claim] = [],
    illustrations: [Illustration] = [], tables: [DataTable] = [], samples: [SampleSet] = [],
    plays: [Play] = [], programs: [Program] = []
  ) {
    (self.values, self.claims, self.illustrations) = (values, claims, illustrations)
    (self.tables, self.samples, self.plays) = (tables, samples, plays)
    self.programs = programs
  }

  /// The same claims, illustrations, tables, samples, plays and programs with others after them, and other
  /// values.
  public func with(values: [String: TemplateValue], more: ChapterContent = .init())
    -> ChapterContent
  {
    ChapterContent(
      values: values, claims: claims + more.claims,
      illustrations: illustrations + more.illustrations, tables: tables + more.tables,
      samples: samples + more.samples, plays: plays + more.plays,
      programs: programs + more.programs)
  }
}
