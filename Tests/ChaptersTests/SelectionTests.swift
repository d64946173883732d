import Experiments
import Sites
import Testing

@testable import Chapters

struct SelectionTests {
  @Test func takesChaptersPartsAndModels() throws {
    #expect(try Selection([]).recipes.count == RecipeBook.all.count)
    #expect(try Selection(["bigram"]).chapters.map(\.id).contains("bigram"))
    #expect(try Selection(["bigram-net"]).recipes.map(\.id) == ["bigram-net"])
    #expect(throws: ExperimentError.self) { try Selection(["bigrm"]) }
  }

  @Test func aPartStillAnswersToItsFormerName() throws {
    let chapters = try Selection(["lecture"]).chapters.map(\.id)
    #expect(chapters.first == "reading" && chapters.last == "check")
    #expect(try Selection(["chapters"]).chapters.map(\.id) == chapters)
  }

  @Test func aPageOfAModelAsksForItsRecipesOnly() throws {
    let selection = try Selection(["rnn"])
    #expect(selection.chapters.map(\.id) == ["rnn"])
    #expect(Set(selection.recipes.map(\.id)).isSuperset(of: ["rnn", "bigram"]))
    #expect(selection.recipes.count < 6)
  }

  @Test func aRecipeBesideAPageBringsThePageOfAllModels() throws {
    let selection = try Selection(["rnn", "bigram-net"])
    #expect(selection.chapters.map(\.id) == ["models", "rnn"])
    #expect(Set(selection.recipes.map(\.id)).isSuperset(of: ["rnn", "bigram-net"]))
  }

  @Test func theModelsAreAllRecipes() throws {
    let selection = try Selection(["models"])
    #expect(selection.recipes.map(\.id) == RecipeBook.all.map(\.id))
    #expect(selection.chapters.map(\.id).contains("transformer"))
  }

  @Test func whatIsLeftOutIsNamedAsWhatIsTaken() throws {
    let all = TableOfContents.all.map(\.id)
    #expect(
      try Selection([], without: ["gru", "e06"]).chapters.map(\.id)
        == all.filter { $0 != "gru" && $0 != "e06" })
    #expect(try Selection(["lecture"], without: ["reading"]).chapters.first?.id == "counting")
    #expect(throws: ExperimentError.self) { try Selection([], without: ["gruu"]) }
  }

  @Test func withoutModelsNothingIsTrainedForThem() throws {
    let selection = try Selection([], without: ["models"])
    #expect(!selection.chapters.map(\.id).contains("transformer"))
    #expect(!selection.recipes.map(\.id).contains("transformer"))
    #expect(try Selection(["gru"], without: ["gru"]).chapters.isEmpty)
  }

  @Test func aModelIsLeftOutOfTheTableUnlessAPageShowsIt() throws {
    let selection = try Selection(["models"], without: ["bigram-net", "rnn"])
    #expect(!selection.recipes.map(\.id).contains("bigram-net"))
    #expect(!selection.chapters.map(\.id).contains("rnn"))
  }

  @Test func theEnsembleBringsItsMembers() throws {
    let ids = Set(try Selection(["ensemble"]).recipes.map(\.id))
    #expect(ids.isSuperset(of: Recipe.ensemble.members))
  }
}
