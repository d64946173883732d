public import Corpora
public import Experiments
public import Sites

/// A page of the report, filled from the report's findings.
public typealias ReportChapter = Chapter<Findings, ChapterNeeds>

/// What a page of the report shows, and so what must be computed for it.
public struct ChapterNeeds: Sendable {
  /// The parts of the findings.
  public let parts: Set<FindingsPart>
  /// The recipes; none for a chapter that shows all of them, or no model.
  public let recipes: [String]
  /// The lecture's own chapters that it covers.
  let sections: [LectureSection]
}

extension ReportChapter {
  /// A page that shows the findings `needs`, and of the models those of `recipes`.
  init(
    id: String, template: String? = nil, title: String, question: String, part: String,
    lecture: LectureMinute? = nil,
    needs: Set<FindingsPart> = [], recipes: [String] = [], sections: [LectureSection] = [],
    compose: @escaping @Sendable (Findings) throws -> ChapterContent
  ) {
    self.init(
      id: id, template: template, title: title, question: question, part: part,
      source: lecture?.source,
      needs: ChapterNeeds(parts: needs, recipes: recipes, sections: sections), compose: compose)
  }
}

extension Corpus {
  /// The nouns of the report on this list. Prose is written for names, which have letters; what else a list
  /// may hold, towns or proteins or kana, has characters. A list that has the noun itself keeps it, because its
  /// words stand in titles, too.
  public var wording: Wording {
    guard ExpectedNumbers(forCorpusWithSHA256: sha256).ids.isEmpty else { return Wording() }
    let hasNoun = vocabulary.tokens(of: "letter").map { noun in
      words.contains { word in
        word.indices.contains { word[$0...].starts(with: noun) }
      }
    }
    guard hasNoun != true else { return Wording() }
    return Wording(
      ["letter": "character", "letters": "characters"], titles: ["name": "word", "names": "words"])
  }
}
