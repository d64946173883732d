import Corpora
import Models
import Testing

@testable import Experiments

/// What recipes say of themselves fits together.
struct RecipeBookTests {
  @Test func knowsRecipesByDifferentIds() {
    let ids = RecipeBook.all.map(\.id)
    #expect(Set(ids).count == ids.count)
  }

  @Test func trainsEveryKindOfNetwork() {
    let kinds = Set(RecipeBook.all.compactMap(\.network?.id))
    // The table of logits is trained as the lecture does, by another recipe.
    #expect(kinds == Set(ModelCatalog.all.map(\.id)).subtracting(["bigram"]))
  }

  /// A mixture waits for its members, so none of them may wait for a mixture.
  @Test func mixesWhatIsNoMixture() throws {
    let mixtures = RecipeBook.all.filter { !$0.members.isEmpty }
    #expect(mixtures.map(\.id) == ["ensemble"])
    for id in mixtures.flatMap(\.members) {
      #expect(try RecipeBook.recipe(id).members.isEmpty)
    }
  }

  @Test func beginsWithWhatTakesLong() {
    let order = RecipeBook.all.sorted { $0.begins(before: $1) }
    #expect(order.last?.id == "ensemble")
    let efforts = order.dropLast().map(\.effort)
    #expect(efforts == efforts.sorted(by: >) && (efforts.first ?? 0) > 1)
  }

  @Test func namesWhatIsLikeAnUnknownRecipe() {
    let error = #expect(throws: ExperimentError.self) { try RecipeBook.recipe("lstn") }
    #expect(error?.description == "unknown recipe 'lstn'; did you mean 'lstm'?")
  }

  /// By hand: three words of which the uniform model over a, b and the end thinks ln 3 a character.
  @Test func measuresPartsThatHaveWords() throws {
    let corpus = try Corpus(bytes: Array("a\nb\nab".utf8), name: "three")
    let split = Split(corpus.words)
    let losses = TrainedModel(UniformModel(vocabularySize: 3)).losses(on: split)
    #expect(split.dev.isEmpty == (losses[.dev] == nil))
    #expect(Set(losses.keys) == Set(Part.allCases.filter { !split[$0].isEmpty }))
    for loss in losses.values { #expect(abs(loss - 1.0986122886681098) < 1e-12) }
  }

  @Test func teachesAllWordsUnlessTheyAreSplit() throws {
    let corpus = Corpus.embedded()
    let split = Split(corpus.words)
    #expect(TrainingInput(corpus).words.count == corpus.words.count)
    #expect(TrainingInput(corpus).dev.isEmpty)
    let input = TrainingInput(corpus, split: split)
    #expect((input.words.count, input.dev.count) == (split.train.count, split.dev.count))
  }
}
