import Corpora
import Models
import Randomness
import Tensors
import TestSupport
import Testing
import Training

@testable import Experiments

/// Words over `count` ideographs, three a word.
private func ideographs(_ count: UInt32) throws -> Corpus {
  let text = (0..<count).map { Unicode.Scalar(0x4E00 + $0)! }
  let words = stride(from: 0, to: text.count, by: 3).map { start in
    String(String.UnicodeScalarView(text[start..<min(start + 3, text.count)]))
  }
  return try Corpus(bytes: Array(words.joined(separator: "\n").utf8), name: "many")
}

private func leftOut(_ corpus: Corpus, _ ids: [String]) throws -> [LeftOut] {
  var builder = FindingsBuilder(corpus: corpus)
  (builder.parts, builder.profile) = ([.models], .quick)
  builder.recipes = try ids.map { try RecipeBook.recipe($0) }
  return builder.plan().leftOut
}

struct DemandTests {
  @Test("the embedded names have room for all recipes", arguments: Profile.allCases)
  func namesHaveRoomForAll(profile: Profile) {
    var builder = FindingsBuilder(corpus: .embedded())
    builder.profile = profile
    #expect(builder.plan().leftOut == [])
  }

  /// Words of a thousand letters and of three are cut, or come a few at a time.
  @Test func longWordsLeaveNothingOut() throws {
    let word = String(repeating: "acdefghiklmnpqrstvwy", count: 50)
    let corpus = try Corpus(
      bytes: Array((0..<60).map { "\(word.dropFirst($0))\n" }.joined().utf8), name: "long")
    #expect(try leftOut(corpus, RecipeBook.all.map(\.id)) == [])
  }

  /// Two one-hot vectors of 3,001 tokens have 2 V^2 weights in Double, of which a search without memory keeps seven.
  @Test func aNetOfAllPairsIsLeftOutOfALargeAlphabet() throws {
    let corpus = try ideographs(3000)
    let out = try #require(try leftOut(corpus, ["trigram", "trigram-net", "gru"]).first)
    #expect((out.id, out.demand.bytes) == ("trigram-net", 7 * 2 * 3001 * 3001 * 8))
    #expect(
      out.notice(of: "many")
        == "'trigram-net' is left out: training it on 'many' would take 1,009 MB"
        + " of memory, where a recipe may take 250 MB of memory")
    #expect(try leftOut(corpus, ["trigram", "gru"]) == [])
  }

  @Test func aMixtureGoesWithItsMembers() throws {
    var builder = FindingsBuilder(corpus: try ideographs(90))
    builder.parts = [.models]
    builder.recipes = try ["ensemble", "rnn"].map { try RecipeBook.recipe($0) }
    builder.room = Demand(bytes: 4_000_000, multiplications: 1e14)
    let out = builder.plan().leftOut
    #expect(out.map(\.id) == ["ensemble"])
    let member = try #require(out.first?.member)
    #expect(Recipe.ensemble.members.contains { (try? RecipeBook.recipe($0).title) == member })
    let findings = try builder.findings()
    #expect(findings.models.map(\.id) == ["rnn"] && findings.leftOut == out)
  }

  @Test func workIsLimitedToo() throws {
    var builder = FindingsBuilder(corpus: try ideographs(90))
    (builder.parts, builder.recipes) = ([.models], [try RecipeBook.recipe("rnn")])
    builder.room = Demand(bytes: .max, multiplications: 1e6)
    let out = try #require(builder.plan().leftOut.first)
    #expect(out.limit == "1 million multiplications" && out.amount.hasSuffix("multiplications"))
  }

  /// A tape may hold up to twice what it needs, and the estimate shall not be many times too large.
  @Test(
    "what is reckoned has room for a step",
    arguments: RecipeBook.all.filter { $0.network != nil }.map(\.id))
  func reckonsWithAWholeStep(id: String) throws {
    let training = try #require(try RecipeBook.recipe(id).training)
    for corpus in [Corpus.embedded(), try ideographs(600)] {
      var input = TrainingInput(corpus, split: Split(corpus.words, seed: 42))
      input.profile = .quick
      let settings = training.settings(for: input)
      var generator = TorchGenerator(seed: 1)
      let model = NeuralLanguageModel(
        training.kind, training.size(settings, for: input), using: &generator)
      let tape = Tape()
      let words = (0..<settings.batch).map { input.words[$0] }
      for _ in 0..<2 { _ = model.gradientPass(over: model.batch(words), on: tape) }
      tape.reset()
      let bytes = training.demand(for: input).bytes
      #expect(bytes > tape.capacity / 2 + 20 * model.parameterCount)
      #expect(bytes < 8 * (tape.capacity + 20 * model.parameterCount))
    }
  }
}
