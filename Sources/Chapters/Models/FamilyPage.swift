import Experiments
import Models
import Sites

/// A page about one idea of the family.
struct FamilyPage: Sendable {
  /// The recipes that it tells of, the one that it is about first.
  let recipes: [String]
  let chapter: ReportChapter
}

extension FamilyPage {
  /// All pages, in the order of reading; the last one is about what the others are good for together.
  static let all = own + standard(for: RecipeBook.all, beside: own) + [ensemble.telling("ensemble")]

  /// Kinds of networks that have a page of their own: a line each.
  static let own: [FamilyPage] = [
    .bagOfWords.telling("embedding"),
    .mlp.telling("embedding", "batch normalisation"),
    .waveNet.telling("receptive field"),
    .cnn.telling("dilated convolution", "residual connection"),
    .rnn.telling("hidden state"),
    .gru.telling("gates"),
    .lstm.telling("gates", "cell state"),
    .transformer.telling("attention", "residual connection"),
  ]

  /// The same page, found under `terms` in contents and index.
  func telling(_ terms: String...) -> FamilyPage {
    FamilyPage(recipes: recipes, chapter: chapter.telling(terms))
  }

  /// A page from the template `model.md` for each kind of network that `recipes` train and that no page of
  /// `others` is about.
  static func standard(for recipes: [Recipe], beside others: [FamilyPage]) -> [FamilyPage] {
    let told = Set(others.flatMap(\.recipes))
    let networks = recipes.filter { $0.network != nil }
    func kinds(_ recipes: [Recipe]) -> [String] { recipes.compactMap(\.network?.id) }
    var known = Set(kinds(networks.filter { told.contains($0.id) }))
    return networks.compactMap(\.network).filter { known.insert($0.id).inserted }.map { kind in
      standard(kind, recipes: networks.filter { $0.network?.id == kind.id })
    }
  }

  private static func standard(_ kind: ModelKind, recipes: [Recipe]) -> FamilyPage {
    FamilyPage(
      kind.id, template: "model", title: kind.title,
      question: "What does this network make of the list?", recipes: recipes.map(\.id)
    ) { _ in
      ChapterContent(values: [
        "title": .text(kind.title), "source": .text(kind.source),
        "recipes": .list(
          recipes.map {
            ["id": .code($0.id), "title": .text($0.title), "summary": .text($0.summary)]
          }),
      ])
    }
  }
}

extension FamilyPage {
  /// A page with what `content` says and draws of its own, and for each of its recipes how it learned, how
  /// it did and what it makes up; `beside` are recipes to compare it with.
  ///
  /// The template shows the chart `ID-curve`, the tables `ID-losses` and `ID-word` and the samples `ID`. A list that
  /// cannot be split has a page that says just that, and so has one on which there is no room to train one of the recipes.
  init(
    _ id: String, template: String? = nil, title: String, question: String, recipes: [String],
    beside: [String] = [], content: @escaping @Sendable (ModelPage) throws -> ChapterContent
  ) {
    self.recipes = recipes
    chapter = ReportChapter(
      id: id, template: template, title: title, question: question,
      part: "The family, one by one", needs: [.models],
      recipes: recipes + beside + ModelPage.counts
    ) { findings in
      let out = findings.leftOut?.filter { (recipes + beside).contains($0.id) } ?? []
      guard out.isEmpty else {
        return ChapterContent(
          values: ["results": .list([]), "tooShort": false, "leftOut": out.lines])
      }
      let page = try ModelPage(id: id, recipes: recipes, beside: beside, findings)
      guard page.models.allSatisfy(\.nll.isComplete) else {
        return ChapterContent(
          values: ["results": .list([]), "tooShort": true, "leftOut": .list([])])
      }
      let own = try content(page)
      let values = try page.values.merging(own.values) { $1 }
      let shared = ChapterContent(
        claims: try page.claims,
        illustrations: try page.curve.map {
          [try $0.illustration().tried(.training(on: id, page.model))]
        } ?? [],
        tables: [page.losses, page.word], samples: [page.samples],
        plays: [.sampling(page.models)],
        programs: try template == nil
          ? Program.network(id, page.model, seeds: findings.seeds).map { [$0] } ?? [] : [])
      return own.with(
        values: ["results": .list([.object(values)]), "tooShort": false, "leftOut": .list([])],
        more: shared)
    }
  }
}
