import Corpora
import Models
import Randomness
import Testing
import Training

@testable import PageEngine

/// What a page does in slices is what the command line does at once.
struct SessionTests {
  static let words = [
    [1, 2, 1], [2, 2], [3], [1, 3, 2, 1], [2, 1, 3], [1], [3, 3, 1], [2, 1],
  ]
  .map { $0.map(Token.init) }
  static let size = 4

  private var session: Session {
    Session(
      tokens: Self.words.flatMap { $0 + [Vocabulary.boundary] }, vocabularySize: Self.size,
      splitSeed: 42)
  }

  @Test
  func wordsAreThoseBetweenBoundaries() {
    #expect(session.words == Words(Self.words))
    #expect(session.split.train == Split(Words(Self.words)).train)
    #expect(session.words(teaching: .all) == session.words)
  }

  @Test
  func aStoredModelIsReadAgain() throws {
    var session = session
    let table = ContextTable(session.split.train, order: 1, vocabularySize: Self.size)
    let model = CountModel(table, smoothing: 0.5)
    let loaded = session.load(StoredModel.counts(model).encoded, from: .train)
    let number = try #require(loaded)
    #expect(session.probabilities(number, after: [1]) == model.probabilities(after: [1]))
    let p = model.probabilities(of: [1, 2])
    #expect(session.score(number, [1, 2]).dropLast() == p[...])
    let foreign = session.load(Array("no model".utf8), from: .train)
    #expect(foreign == nil)
  }

  @Test(arguments: SamplingMethod.allCases)
  func groupsGoOnAsOneCall(_ draw: SamplingMethod) {
    let model = AnyLanguageModel(network(seed: 3))
    let sampler = Sampler(draw: draw, temperature: 1.5, topK: 3, longest: 20)
    var generator = TorchGenerator(seed: 5)
    let whole = sampler.words(Sampler.groupSize + 9, from: model, using: &generator)
    var run = SamplingRun(model, sampler, seed: 5)
    let sliced = run.next(Sampler.groupSize) + run.next(9)
    #expect(sliced == whole.flatMap { $0.map(Double.init) + [0] })
  }

  @Test(arguments: SamplingMethod.allCases, [1, 7])
  func stepsSpellTheFirstWord(_ draw: SamplingMethod, of count: Int) {
    let table = ContextTable(session.words, order: 1, vocabularySize: Self.size)
    let models = [
      AnyLanguageModel(network(seed: 3)), AnyLanguageModel(CountModel(table, smoothing: 1)),
    ]
    let sampler = Sampler(draw: draw, prefix: [2], longest: 20)
    for (model, seed) in models.flatMap({ model in (UInt64(0)..<20).map { (model, $0) } }) {
      var (one, other) = (TorchGenerator(seed: seed), TorchGenerator(seed: seed))
      let word = sampler.words(count, from: model, using: &one)[0]
      let steps = sampler.stepsOfFirst(of: count, from: model, using: &other)
      #expect([2] + steps.map(\.token).filter { $0 != Vocabulary.boundary } == word)
      for step in steps { #expect(step.winner == step.draw.index) }
    }
  }

  @Test
  func trainingInSlicesIsTraining() throws {
    let session = session
    let settings = NetworkSettings(steps: 40, batch: 3, dropout: 0.1)
    let (train, dev) = (session.split.train, session.split.dev)
    var generator = TorchGenerator(seed: 9)
    let model = NeuralLanguageModel(.gru, networkSize, using: &generator)
    let history = try Trainer(settings.plan).train(model, on: train, dev: dev, using: &generator)
    var run = NetworkRun(.gru, networkSize, settings, seed: 9, on: train, dev: dev)
    var losses: [Double] = []
    while true {
      let (more, isDone) = run.advance(7)
      losses += more
      if isDone { break }
    }
    #expect(losses.count == 40)
    #expect(run.history == history.points.flatMap { [Double($0.step), $0.train, $0.dev ?? .nan] })
    #expect(run.model.learned.map(\.values) == model.learned.map(\.values))
  }

  @Test
  func descentInSlicesIsDescent() {
    let table = ContextTable(session.words, order: 1, vocabularySize: Self.size)
    var generator = TorchGenerator(seed: 4)
    var network = BigramNetwork(vocabularySize: Self.size, using: &generator)
    let history = FullBatchDescent(rate: 10, regularisation: 0.1, steps: 30).train(
      &network, on: table)
    var run = DescentRun(seed: 4, on: session.words, vocabularySize: Self.size)
    let losses =
      run.advance(10, rate: 10, decay: 0.1)
      + run.advance(20, rate: 10, decay: 0.1).dropFirst()
    #expect(losses == history.points.map(\.train))
    #expect(run.weights == network.weights.map(Double.init))
  }

  @Test
  func aNetThatDescendsIsAModelOfItsTime() throws {
    var session = session
    let none = session.descended()
    #expect(none == nil)
    var generator = TorchGenerator(seed: 4)
    let untrained = BigramNetwork(vocabularySize: Self.size, using: &generator)
    session.descent = DescentRun(seed: 4, on: session.words, vocabularySize: Self.size)
    let before = session.descended()
    _ = session.descent?.advance(5, rate: 10, decay: 0)
    let after = session.descended()
    let (first, second) = (try #require(before), try #require(after))
    #expect(session.probabilities(first, after: [1]) == untrained.probabilities(after: [1]))
    let losses = [first, second].map {
      session.models[$0].language.negativeLogLikelihood(of: session.split.train)
    }
    #expect(losses[1] < losses[0])
  }

  @Test
  func aLossInSlicesIsTheLoss() {
    let (model, words) = (AnyLanguageModel(network(seed: 3)), Words(Self.words + Self.words))
    var run = LossRun(of: model, on: words)
    var loss: Double?
    while loss == nil { loss = run.advance(1) }
    #expect(loss == model.negativeLogLikelihood(of: words))
  }

  @Test(arguments: Part.allCases)
  func wordsOfAPartAreThoseOfTheSplit(_ part: Part) {
    let tokens = session.tokens(of: part).map { Token($0) }
    let words = tokens.split(separator: Vocabulary.boundary, omittingEmptySubsequences: false)
    #expect(Words(words.dropLast().map(Array.init)) == Split(Words(Self.words))[part])
  }

  private var networkSize: NetworkSize {
    var size = NetworkSize(vocabulary: Self.size, reading: Words(Self.words))
    (size.channels, size.hidden) = (4, 8)
    return size
  }

  private func network(seed: UInt64) -> NeuralLanguageModel {
    var generator = TorchGenerator(seed: seed)
    return NeuralLanguageModel(.rnn, networkSize, using: &generator)
  }
}

extension SampledStep {
  /// What the random numbers that it shows decide, by the rule as it is told to readers.
  fileprivate var winner: Int {
    if let uniform = draw.uniform {
      let total = probabilities.reduce(0, +)
      var sum: Float = 0
      for (index, p) in probabilities.enumerated().dropLast() {
        sum += p
        if Double(sum / total) >= uniform { return index }
      }
      return probabilities.count - 1
    }
    let ratios = zip(probabilities, draw.divisors).map { $0 / $1 }
    return ratios.indices.max { ratios[$0] < ratios[$1] } ?? 0
  }
}
