import Corpora
import Testing
import Training

@testable import Chapters
@testable import Experiments
@testable import Models
@testable import Sites

/// A network that nobody has written a page for is shown all the same.
struct FamilyPageTests {
  /// Made up: a table of logits under another name, in two sizes of which only one is compared.
  private let kind = ModelKind("echo", "Echo", "Narcissus 8", make: Bigram.init)

  private var recipes: [Recipe] {
    [
      .network(
        "echo", "Echo", "it says what it heard", kind, standard: .init(steps: 6),
        full: .init(steps: 6)),
      .network(
        "echo-low", "Low echo", "and says it softly", kind, isCompared: false,
        standard: .init(steps: 6), full: .init(steps: 6)),
    ]
  }

  /// A list that is learned in no time.
  private func fewWords() throws -> Corpus {
    let corpus = Corpus.embedded()
    let lines = (0..<120).map { corpus.vocabulary.text(of: corpus.words[$0 * 200]) }
    return try Corpus(bytes: Array(lines.joined(separator: "\n").utf8), name: "few")
  }

  /// A page beside that of all models.
  private func files(_ few: Corpus) throws -> [SiteFile] {
    let pages = FamilyPage.standard(for: recipes, beside: FamilyPage.own).map(\.chapter)
    var builder = FindingsBuilder(corpus: few)
    (builder.parts, builder.profile, builder.steps) = ([.models], .quick, 6)
    builder.recipes = RecipeBook.all.filter { ModelPage.counts.contains($0.id) } + recipes
    return try Site(cover: TableOfContents.cover, chapters: [.models] + pages)
      .files(from: builder.findings(), jobs: 1)
  }

  @Test func tellsOfAKindWithoutAPageOfItsOwn() throws {
    let corpus = try fewWords()
    let (files, size) = (try files(corpus), corpus.vocabulary.count)
    func text(_ path: String) throws -> String {
      String(decoding: try #require(files.first { $0.path == path }).bytes, as: UTF8.self)
    }
    let spans = try Regex("</?span[^>]*>")
    for text in [try text("echo.html"), try text("report.md")] {
      let told = ["Narcissus 8", "it says what it heard", "Low echo", "and says it softly"]
      let found = ["stores \(size * size) numbers", "echo-curve.svg"]
      let again = ["train echo", "profile quick", "steps 6"]
      for part in told + found + again {
        #expect(text.replacing(spans, with: "").contains(part), "\(part)")
      }
      #expect(!text.contains("{{"))
    }
    #expect(try text("data/echo-losses.csv").contains("Low echo"))
    #expect(try text("data/echo-word.csv").contains("−log p"))
    #expect(files.contains { $0.path == "figures/echo-curve.png" })
    #expect(try text("index.html").contains("href=\"echo.html\""))
  }

  @Test func givesOnePageToAKind() {
    let pages = FamilyPage.standard(for: recipes, beside: FamilyPage.own)
    #expect(pages.map(\.recipes) == [["echo", "echo-low"]])
    #expect(pages.map(\.chapter.needs.recipes) == [["echo", "echo-low"] + ModelPage.counts])
    #expect(FamilyPage.standard(for: recipes, beside: pages).isEmpty)
  }

  @Test func failsWhereAnObservationIsMissing() {
    #expect(throws: MissingFinding(what: "observation 'update'")) {
      try needed(nil as Int?, "observation 'update'")
    }
  }

  /// Every network of the book is told of once; a variant has its place on the page of its kind.
  @Test func tellsOfEveryNetworkThatIsCompared() {
    let told = FamilyPage.all.flatMap(\.recipes)
    #expect(Set(told).count == told.count)
    for recipe in RecipeBook.all where recipe.isCompared && recipe.network != nil {
      #expect(told.contains(recipe.id), "\(recipe.id)")
    }
  }
}
