import Corpora
import Models
import Randomness
import Tensors
import Training

/// How fast a kind of network learns.
public struct StepMeasurement: Codable, Equatable, Sendable {
  /// The id of its kind, as `--types` takes it.
  public let type: String
  public let parameters: Int
  /// The median of a step as training pays for it: packing words into rows that they share, forward,
  /// backward and the optimizer.
  public let milliseconds: Double
  /// The median of the packing, which is part of that.
  public let packingMilliseconds: Double
  /// Characters and ends learned a second.
  public let tokensPerSecond: Double
  /// Of the matrix products, over the whole time of a step; 0 for a network without any.
  public let gigaflops: Double
  /// That as a share of the peak.
  public let share: Double
}

/// A network at the reference implementation's defaults that can be trained step by step.
struct StepBenchmark {
  private static let warmUp = 10
  private static let seed: UInt64 = 3407

  let kind: ModelKind
  let corpus: Corpus
  let steps: Int

  /// Trains, and says how long it took beside a processor of `peak` gigaflops.
  func measure(peak: Double) -> StepMeasurement {
    var generator = TorchGenerator(seed: Self.seed)
    let size = NetworkSize(vocabulary: corpus.vocabulary.count, reading: corpus.words)
    let model = NeuralLanguageModel(kind, size, using: &generator)
    var batches: [RaggedBatch] = []
    let times = times(of: model, using: &generator) { batches.append($0) }
    let middle = median(times.map(\.step))
    let operations = batches.map { Double(model.network.productOperations(of: BatchShape($0))) }
    let rate = mean(operations) / middle / 1e9
    return StepMeasurement(
      type: kind.id, parameters: model.parameterCount, milliseconds: middle * 1e3,
      packingMilliseconds: median(times.map(\.packing)) * 1e3,
      tokensPerSecond: mean(batches.map { Double($0.exampleCount) }) / middle,
      gigaflops: rate, share: rate / peak)
  }

  /// The seconds of each step after the first few, and those of them that went into packing, on words drawn
  /// with replacement; `report` is told each batch.
  private func times(
    of model: NeuralLanguageModel, using generator: inout TorchGenerator,
    report: (RaggedBatch) -> Void
  ) -> [(step: Double, packing: Double)] {
    let tape = Tape()
    var adam = AdamW()
    var times: [(step: Double, packing: Double)] = []
    for _ in 0..<Self.warmUp + steps {
      let words = generator.randint(Replay.batchSize, below: corpus.words.count)
        .map { corpus.words[$0] }
      var batch = RaggedBatch(words: [[Token]]())
      let packing = seconds { batch = RaggedBatch(sharing: words) }
      let learning = seconds {
        _ = model.gradientPass(over: batch, on: tape)
        adam.step(model.parameters, rate: Replay.rate)
      }
      times.append((packing + learning, packing))
      report(batch)
    }
    return Array(times.dropFirst(Self.warmUp))
  }

  /// The rows of an average batch of names of `corpus`.
  static func averageRows(of corpus: Corpus) -> Int {
    var generator = TorchGenerator(seed: seed)
    let rows = (0..<100).map { _ in
      let words = generator.randint(Replay.batchSize, below: corpus.words.count)
      return Double(RaggedBatch(sharing: words.map { corpus.words[$0] }).rows)
    }
    return Int(mean(rows).rounded())
  }
}

extension NeuralModel {
  /// The floating point operations of the matrix products of a step, forward and backward.
  ///
  /// Forward, a product takes an addition and a multiplication for each of its terms; backward, as many
  /// again for the gradient of either factor. All else that a step does (activations, normalisation,
  /// look-ups, the optimizer) is left out, so that a rate is never flattered.
  func productOperations(of batch: BatchShape) -> Int { 3 * 2 * multiplications(of: batch) }
}
