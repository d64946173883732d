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

  @Test("counts come first, then what takes long; a mixture soon after its members")
  func beginsWithWhatTakesLong() throws {
    let works = ["lstm": 5.0, "mlp": 2, "transformer": 7, "rnn": 3, "bow": 1]
    let ids = [
      "mlp", "ensemble", "kneser-ney-5", "lstm", "bow", "bigram", "transformer", "rnn",
    ]
    func order(jobs: Int) throws -> [String] {
      try ids.map(RecipeBook.recipe).inOrderOfWork(jobs: jobs) { works[$0.id] ?? 0 }.map(\.id)
    }
    let first = ["kneser-ney-5", "bigram", "transformer", "lstm", "rnn"]
    #expect(try order(jobs: 1) == first + ["ensemble", "mlp", "bow"])
    #expect(try order(jobs: 2) == first + ["mlp", "ensemble", "bow"])
    #expect(try order(jobs: 9) == first + ["mlp", "bow", "ensemble"])
  }

  @Test(
    "what learns has numbers for a file, and nothing else has", arguments: RecipeBook.all.map(\.id))
  func keepsWhatIsLearned(id: String) throws {
    let recipe = try RecipeBook.recipe(id)
    guard recipe.members.isEmpty else { return #expect(!recipe.learns) }
    var input = TrainingInput(Words([[1, 2], [2, 1, 1]]), vocabularySize: 3, profile: .quick)
    input.steps = 1
    let model = try recipe.train(input).model
    #expect(recipe.learns == (model is NeuralLanguageModel || model is any TensorModel))
    for tensor in (model as? any TensorModel)?.tensors ?? [] {
      #expect(tensor.values.count == tensor.shape.reduce(1, *), "\(tensor.name)")
    }
  }

  @Test("what trains a network again says all that is not as usual, and nothing else")
  func saysWhatTrainsItAgain() throws {
    var input = TrainingInput(Words(), vocabularySize: 3)
    let (gru, bigram) = (try RecipeBook.recipe("gru"), try RecipeBook.recipe("bigram"))
    #expect(gru.command(for: input, splitSeed: Split.lectureSeed) == "mmreport train gru")
    (input.profile, input.steps, input.seed) = (.quick, 5, 7)
    #expect(
      gru.command(for: input, splitSeed: 3)
        == "mmreport train gru --profile quick --steps 5 --seed 7 --split-seed 3")
    #expect(bigram.command(for: input, splitSeed: 3) == nil)
  }

  private func corpus(_ lengths: Int...) throws -> Corpus {
    let words = lengths.map { String(repeating: "ab", count: ($0 + 1) / 2).prefix($0) }
    return try Corpus(bytes: Array(words.joined(separator: "\n").utf8), name: "list")
  }

  @Test func cutsLongWordsForNetworksAndWhatIsComparedWithThem() throws {
    let long = try corpus(129, 5, 128, 1000)
    for ids in [["gru"], ["bigram", "gru"], ["ensemble"]] {
      let (read, limit) = long.readable(by: try ids.map { try RecipeBook.recipe($0) })
      #expect(read.words.map(\.count) == [128, 5, 128, 128])
      #expect(limit?.characters == 128 && limit?.words == 2)
      #expect(read.sha256 == long.sha256)
    }
    for ids in [["bigram", "kneser-ney-5", "bigram-net", "trigram-mlp"], []] {
      let (read, limit) = long.readable(by: try ids.map { try RecipeBook.recipe($0) })
      #expect(read.words == long.words && limit == nil)
    }
    let short = try corpus(128, 1)
    #expect(short.readable(by: RecipeBook.all).limit == nil)
    #expect(short.readable(by: RecipeBook.all).corpus.words == short.words)
  }

  @Test func refusesWordsThatNetworksCannotRead() throws {
    let gru = try RecipeBook.recipe("gru")
    let word = [Token](repeating: 1, count: 129)
    #expect(throws: ExperimentError.tooLong(129)) { try ReadingLimit.check(word, for: [gru]) }
    try ReadingLimit.check(word.dropLast(), for: [gru])
    try ReadingLimit.check(word, for: [RecipeBook.recipe("kneser-ney-5")])
  }

  @Test func refusesAlphabetsWithoutRoomForTheirPairs() throws {
    func list(_ count: UInt32) throws -> Corpus {
      try Corpus(
        bytes: (0..<count).flatMap { Array("\(Unicode.Scalar(0x4E00 + $0)!)\n".utf8) }, name: "many"
      )
    }
    try PairTable.check(list(3000))
    let error = ExperimentError.tooManyCharacters("many", 3001)
    #expect(throws: error) { try PairTable.check(list(3001)) }
    #expect(throws: error) {
      try PairTable.check(list(3001), for: [RecipeBook.recipe("bigram-net")])
    }
    try PairTable.check(list(3001), for: [RecipeBook.recipe("gru"), RecipeBook.recipe("bigram")])
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
