import Basics
public import Experiments
public import Sites

/// What `--only` leaves of the report: chapters by their ids or by what they show, models by theirs.
public struct Selection {
  /// In the order of reading.
  public let chapters: [ReportChapter]
  /// In the order of the recipe book.
  public let recipes: [Recipe]

  /// Everything for no ids. Throws an `ExperimentError` for an id that names nothing.
  public init(_ ids: [String]) throws(ExperimentError) {
    let (all, book) = (TableOfContents.all, RecipeBook.all)
    let ids = ids.map { FindingsPart.aliases[$0]?.rawValue ?? $0 }
    guard !ids.isEmpty else {
      (chapters, recipes) = (all, book)
      return
    }
    let known = all.map(\.id) + FindingsPart.allCases.map(\.rawValue) + book.map(\.id)
    if let unknown = ids.first(where: { !known.contains($0) }) {
      throw .unknown(.chapterOrRecipe, unknown, suggestion: closestMatch(to: unknown, in: known))
    }
    // A chapter that is called like a model needs no page of all models beside it.
    let pages = all.map(\.id)
    let named = book.filter { ids.contains($0.id) && !pages.contains($0.id) }
    chapters = all.filter { chapter in
      ids.contains(chapter.id) || chapter.needs.parts.contains { ids.contains($0.rawValue) }
        || (!named.isEmpty && chapter.id == "models")
    }
    let shown = Set(chapters.flatMap(\.needs.recipes) + named.map(\.id))
    recipes = ids.contains("models") ? book : book.filter { shown.contains($0.id) }
  }

  /// The findings that these chapters are made of.
  public var parts: Set<FindingsPart> { chapters.reduce(into: []) { $0.formUnion($1.needs.parts) } }
}
