import Corpora
import Models
import Randomness
import Testing
import Training

@testable import Experiments

/// A model that went through bytes says what it said before, bit for bit.
struct StoredModelTests {
  private static let corpus = Corpus.embedded()
  private static let words = Split(corpus.words).train.selecting(0..<2000)

  private func trained(_ id: String) throws -> TrainedModel {
    var input = TrainingInput(
      Self.words, vocabularySize: Self.corpus.vocabulary.count, profile: .quick)
    input.steps = 3
    return try RecipeBook.recipe(id).train(input)
  }

  /// Twenty words of each kind of draw, which a bit more or less would change sooner or later.
  private func samples(_ model: some LanguageModel) -> [[Token]] {
    SamplingMethod.allCases.flatMap { draw in
      var generator = TorchGenerator(seed: 5)
      return model.samples(20, draw: draw, using: &generator, longest: 30)
    }
  }

  @Test(
    "every recipe's model but mixtures",
    arguments: RecipeBook.all.filter { $0.members.isEmpty }.map(\.id))
  func comesBackWithAllBits(id: String) throws {
    let model = try trained(id)
    let stored = try #require(model.stored)
    let bytes = stored.encoded
    let loaded = try StoredModel.decode(bytes, counting: Self.words)
    #expect(loaded.encoded == bytes)
    let language = loaded.language
    #expect((loaded.neural == nil) == (try RecipeBook.recipe(id).network == nil))
    #expect(language.parameterCount == model.model.parameterCount)
    #expect(language.storedCount == model.model.storedCount)
    #expect(language.exampleCount(of: Self.words) == model.model.exampleCount(of: Self.words))
    for word in Self.words.prefix(20) {
      for length in 0...word.count {
        let (p, expected) = (
          language.probabilities(after: word.prefix(length)),
          model.model.probabilities(after: word.prefix(length))
        )
        #expect(p.map(\.bitPattern) == expected.map(\.bitPattern))
      }
    }
    #expect(samples(language) == samples(model.model))
  }

  @Test func mixturesAreMadeOfTheirMembers() throws {
    let models = try ["bigram", "gru"].map { AnyLanguageModel(try trained($0).model) }
    var mixture = Mixture(models)
    mixture.fit(to: Self.words.selecting(0..<50))
    #expect(TrainedModel(mixture).stored == nil)
    let again = Mixture(models, weights: mixture.weights)
    #expect(samples(again) == samples(mixture))
  }

  @Test(
    "bytes that are cut or longer are an error, wherever",
    arguments: [
      "bigram", "bigram-net", "kneser-ney-3", "trigram-table-net", "trigram-mlp", "mlp-batchnorm",
    ])
  func refusesOtherLengths(id: String) throws {
    let bytes = try #require(try trained(id).stored).encoded
    for count in Array(0..<min(bytes.count, 80)) + [bytes.count / 2, bytes.count - 1] {
      #expect(throws: StoredModelError.self) {
        try StoredModel.decode(Array(bytes.prefix(count)), counting: Self.words)
      }
    }
    #expect(throws: StoredModelError.damaged) {
      try StoredModel.decode(bytes + [0], counting: Self.words)
    }
  }

  /// Whether an error comes or another model is for the byte to say: it only must not trap.
  @Test(
    "no byte makes it trap",
    arguments: RecipeBook.all.filter { $0.members.isEmpty }.map(\.id))
  func readsAnyByte(id: String) throws {
    let bytes = try #require(try trained(id).stored).encoded
    let words = Self.words.selecting(0..<20)
    for place in 0..<min(bytes.count, 72) {
      for byte: UInt8 in [0, 1, 0x40, 0x7F, 0xFF] {
        var broken = bytes
        broken[place] = byte
        _ = try? StoredModel.decode(broken, counting: words)
      }
    }
  }

  @Test func saysWhatIsWrong() throws {
    let bytes = try #require(try trained("bigram").stored).encoded
    func error(_ change: (inout [UInt8]) -> Void, _ words: Words) -> StoredModelError? {
      var bytes = bytes
      change(&bytes)
      do { _ = try StoredModel.decode(bytes, counting: words) } catch { return error }
      return nil
    }
    #expect(error({ $0 = [] }, Self.words) == .foreign)
    #expect(error({ $0[0] = 0 }, Self.words) == .foreign)
    #expect(error({ $0[4] = 9 }, Self.words) == .version(9))
    #expect(error({ $0[5] = 77 }, Self.words) == .damaged)
    #expect(error({ _ in }, Self.words.selecting(1..<2000)) == .otherWords)
    #expect(error({ _ in }, Words([[1, 40]])) == .otherWords)
    // A fake count that is no number: its last two bytes before the check.
    #expect(
      error(
        {
          $0[$0.count - 5] = 0x7F
          $0[$0.count - 6] = 0xFF
        }, Self.words) == .damaged)
    #expect(error({ _ in }, Self.words) == nil)
  }

  /// Sizes that would need more memory than there is: refused before any is taken.
  @Test func asksForNoMoreRoomThanTheBytesHave() throws {
    let network = try #require(try trained("transformer").stored)
    var bytes = network.encoded
    // Magic, version, kind and V, the id with its length; then positions and channels.
    let sizes = 10 + 1 + "transformer".utf8.count
    bytes[sizes + 5] = 0x40
    #expect(throws: StoredModelError.damaged) {
      try StoredModel.decode(bytes, counting: Self.words)
    }
  }
}
