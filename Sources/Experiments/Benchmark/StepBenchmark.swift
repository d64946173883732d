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
  /// The median of a step on a ready batch: forward, backward and the optimizer.
  public let milliseconds: Double
  /// The median of what it takes to pack a batch of words into rows; not part of a step.
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
    let (batches, packing) = batches(using: &generator)
    let times = times(of: model, on: batches)
    let middle = median(times)
    let operations = batches.map { Double(model.network.productOperations(of: BatchShape($0))) }
    let rate = mean(operations) / middle / 1e9
    return StepMeasurement(
      type: kind.id, parameters: model.parameterCount, milliseconds: middle * 1e3,
      packingMilliseconds: packing * 1e3,
      tokensPerSecond: mean(batches.map { Double($0.exampleCount) }) / middle,
      gigaflops: rate, share: rate / peak)
  }

  /// Batches of words drawn with replacement, and the median of the seconds that packing one takes.
  private func batches(using generator: inout TorchGenerator) -> ([RaggedBatch], Double) {
    var batches: [RaggedBatch] = []
    let times = (0..<Self.warmUp + steps).map { _ in
      let words = generator.randint(Replay.batchSize, below: corpus.words.count)
        .map { corpus.words[$0] }
      return seconds { batches.append(RaggedBatch(sharing: words)) }
    }
    return (batches, median(times))
  }

  /// The seconds of each step after the first few.
  private func times(of model: NeuralLanguageModel, on batches: [RaggedBatch]) -> [Double] {
    let tape = Tape()
    var adam = AdamW()
    let times = batches.map { batch in
      seconds {
        _ = model.gradientPass(over: batch, on: tape)
        adam.step(model.parameters, rate: Replay.rate)
      }
    }
    return Array(times.dropFirst(Self.warmUp))
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
