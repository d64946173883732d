import Basics
public import Experiments
public import Sites

/// What `--only` and `--without` leave of the report: chapters by their ids or by what they show, models by
/// theirs.
public struct Selection {
  /// In the order of reading.
  public let chapters: [ReportChapter]
  /// In the order of the recipe book.
  public let recipes: [Recipe]

  /// Everything for no ids. Throws an `ExperimentError` for an id that names nothing.
  ///
  /// - Parameter without: what is left out of it. A model that a page still shows is trained for that page.
  public init(_ ids: [String], without: [String] = []) throws(ExperimentError) {
    let (all, book) = (TableOfContents.all, RecipeBook.all)
    let (wanted, unwanted) = (try Self.known(ids), try Self.known(without))
    // A chapter that is called like a model needs no page of all models beside it.
    let pages = all.map(\.id)
    let named = book.filter { wanted.contains($0.id) && !pages.contains($0.id) }
    let chapters = all.filter { chapter in
      let isWanted =
        wanted.isEmpty || chapter.isNamed(by: wanted)
        || (!named.isEmpty && chapter.id == "models")
      return isWanted && !chapter.isNamed(by: unwanted)
    }
    let needed = Set(chapters.flatMap(\.needs.recipes))
    let hasTable = chapters.contains { $0.id == "models" }
    let hasAll = hasTable && (wanted.isEmpty || wanted.contains("models"))
    recipes = book.filter { recipe in
      let isShown = hasAll || (hasTable && named.contains { $0.id == recipe.id })
      return needed.contains(recipe.id) || (isShown && !unwanted.contains(recipe.id))
    }
    self.chapters = chapters
  }

  private init(_ chapters: [ReportChapter], recipes: [Recipe]) {
    (self.chapters, self.recipes) = (chapters, recipes)
  }

  /// The chapters that are computed in no time; nil where all are, or none.
  public var early: Selection? {
    let quick = chapters.filter { $0.needs.parts.isSubset(of: [.lecture, .bigram]) }
    let isPart = quick.contains { $0.source != nil } && quick.count < chapters.count
    return isPart ? Selection(quick, recipes: []) : nil
  }

  /// All that ids may be: chapters, what they show, models. Each once.
  public static var names: [String] {
    let names =
      TableOfContents.all.map(\.id) + FindingsPart.allCases.map(\.rawValue)
      + RecipeBook.all.map(\.id)
    var known: Set<String> = []
    return names.filter { known.insert($0).inserted }
  }

  /// The ids with what is also called otherwise in its own name.
  private static func known(_ ids: [String]) throws(ExperimentError) -> Set<String> {
    let ids = ids.map { FindingsPart.aliases[$0]?.rawValue ?? $0 }
    let known = names
    if let unknown = ids.first(where: { !known.contains($0) }) {
      throw .unknown(.chapterOrRecipe, unknown, suggestion: closestMatch(to: unknown, in: known))
    }
    return Set(ids)
  }

  /// The findings that these chapters are made of.
  public var parts: Set<FindingsPart> { chapters.reduce(into: []) { $0.formUnion($1.needs.parts) } }
}

extension ReportChapter {
  /// Whether one of `ids` is its own, or that of something it shows.
  fileprivate func isNamed(by ids: Set<String>) -> Bool {
    ids.contains(id) || needs.parts.contains { ids.contains($0.rawValue) }
  }
}
