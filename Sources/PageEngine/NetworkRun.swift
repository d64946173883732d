import Corpora
import Models
import Randomness
import Training

/// A network on its way, a few steps at a time.
struct NetworkRun {
  let model: NeuralLanguageModel
  private var run: TrainingRun
  private var generator: TorchGenerator

  /// Begins as `mmreport train` does: parameters, then batches are drawn from one seed.
  init(
    _ kind: ModelKind, _ size: NetworkSize, _ settings: NetworkSettings, seed: UInt64,
    on words: Words, dev: Words
  ) {
    generator = TorchGenerator(seed: seed)
    model = NeuralLanguageModel(kind, size, using: &generator)
    run = TrainingRun(settings.plan, model, on: words, dev: dev, using: &generator)
  }

  /// The losses recorded so far: step, the mean over the batches since the one before, dev (not a number where
  /// there is none).
  var history: [Double] {
    run.history.points.flatMap { [Double($0.step), $0.train, $0.dev ?? .nan] }
  }

  /// Does up to `count` things, each a step or a part of an evaluation; fewer where losses are recorded or nothing
  /// is left to do. Returns the loss of each step's batch, and whether all is done.
  mutating func advance(_ count: Int) -> (losses: [Double], isDone: Bool) {
    var losses: [Double] = []
    do {
      for _ in 0..<count where !run.isDone {
        let before = run.steps
        let isRecorded = try run.advance(using: &generator)
        if run.steps > before { losses.append(Double(run.batchLoss)) }
        if isRecorded { break }
      }
      if run.isDone { try run.finish() }
    } catch {
      return (losses + [Double(error.loss)], true)
    }
    return (losses, run.isDone)
  }
}

/// The loss of a model on a list of words on its way.
struct LossRun {
  private let model: AnyLanguageModel
  private let words: Words
  /// Nil for a model that is asked once for each short context, and so needs no slices.
  private var batches: LossByBatches?

  init(of model: AnyLanguageModel, on words: Words) {
    (self.model, self.words) = (model, words)
    batches = model.hasShortContext ? nil : LossByBatches(of: words)
  }

  /// Reads up to `count` batches; the loss in nats per character once all are read, nil before.
  mutating func advance(_ count: Int) -> Double? {
    guard batches != nil else { return model.negativeLogLikelihood(of: words) }
    for _ in 0..<count where batches?.isDone == false { batches?.advance(by: model) }
    return batches?.isDone == true ? batches?.mean : nil
  }
}

/// The lecture's net on its way: full-batch descent on the counts of pairs.
struct DescentRun {
  private(set) var network: BigramNetwork
  private let table: ContextTable

  init(seed: UInt64, on words: Words, vocabularySize: Int) {
    var generator = TorchGenerator(seed: seed)
    network = BigramNetwork(vocabularySize: vocabularySize, using: &generator)
    table = ContextTable(words, order: 1, vocabularySize: vocabularySize)
  }

  /// W, V x V, row by row.
  var weights: [Double] { network.weights.map(Double.init) }

  /// Takes steps; returns the loss before each and after the last, decay included: `steps` + 1 numbers.
  mutating func advance(_ steps: Int, rate: Float, decay: Float) -> [Double] {
    FullBatchDescent(rate: rate, regularisation: decay, steps: steps)
      .train(&network, on: table).points.map { $0.train }
  }
}
