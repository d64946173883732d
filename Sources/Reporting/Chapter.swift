import Experiments

/// A page of the report: who it is, and how it is filled from the report's findings.
///
/// A new chapter is one Swift file, one template, and one line in the table of contents.
public struct Chapter<Input>: Sendable {
  /// Names the page `ID.html` and the template `ID.md`.
  public let id: String
  public let title: String
  /// What the chapter asks, in one line.
  public let question: String
  /// The heading under which the index lists it; chapters of one part follow one another.
  public let part: String
  /// Where the lecture begins to speak of it, if it does.
  public let lecture: LectureMinute?
  /// The parts of the findings that it shows.
  public let needs: Set<FindingsPart>
  /// The recipes that it shows; none for a chapter that shows all of them, or no model.
  public let recipes: [String]
  /// The lecture's chapters that it covers.
  let marks: [LectureSection]
  let compose: @Sendable (Input) throws -> ChapterContent

  public init(
    id: String, title: String, question: String, part: String, lecture: LectureMinute? = nil,
    needs: Set<FindingsPart> = [], recipes: [String] = [],
    compose: @escaping @Sendable (Input) throws -> ChapterContent
  ) {
    self.init(
      id: id, title: title, question: question, part: part, lecture: lecture, needs: needs,
      recipes: recipes, marks: [], compose: compose)
  }

  init(
    id: String, title: String, question: String, part: String, lecture: LectureMinute?,
    needs: Set<FindingsPart>, recipes: [String] = [], marks: [LectureSection],
    compose: @escaping @Sendable (Input) throws -> ChapterContent
  ) {
    (self.id, self.title, self.question, self.part) = (id, title, question, part)
    (self.lecture, self.needs, self.marks) = (lecture, needs, marks)
    self.recipes = recipes
    self.compose = compose
  }
}

/// What a chapter's template is filled with. The template uses every value, and shows every
/// illustration, table and sample set exactly once.
public struct ChapterContent: Sendable {
  public let values: [String: TemplateValue]
  public let illustrations: [Illustration]
  public let tables: [DataTable]
  public let samples: [SampleSet]

  public init(
    values: [String: TemplateValue] = [:], illustrations: [Illustration] = [],
    tables: [DataTable] = [], samples: [SampleSet] = []
  ) {
    (self.values, self.illustrations) = (values, illustrations)
    (self.tables, self.samples) = (tables, samples)
  }
}
