import Corpora
import Kernels
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
  /// That as a share of the peak of all threads that share the step.
  public let share: Double
  /// What all kernels of a step read and write, each operand once for each of them; the mean of some steps.
  public let bytes: Double
  /// The operations of the matrix products for each of these bytes.
  public let operationsPerByte: Double
  /// The most that the roofline of these threads allows for so many, in gigaflops. Steps whose operands stay in caches may do
  /// more.
  public let boundGigaflops: Double
  /// How many steps the medians are of.
  public let steps: Int

  init(_ timed: TimedSteps, beside roofline: Roofline) {
    (type, parameters) = (timed.type, timed.parameters)
    (milliseconds, packingMilliseconds) = (timed.seconds * 1e3, timed.packingSeconds * 1e3)
    tokensPerSecond = timed.tokens / timed.seconds
    gigaflops = timed.operations / timed.seconds / 1e9
    share = gigaflops / roofline.peakGigaflops
    bytes = timed.bytes
    operationsPerByte = timed.meteredOperations / timed.bytes
    boundGigaflops = roofline.bound(operationsPerByte: operationsPerByte)
    steps = timed.count
  }
}

/// What was measured of a network's steps: medians of seconds, and means of all else, of a step.
struct TimedSteps {
  let type: String
  let parameters: Int
  let count: Int
  let seconds, packingSeconds: Double
  let tokens, operations: Double
  /// Of the steps that were metered and not timed.
  let bytes, meteredOperations: Double
}

/// A network at the reference implementation's defaults that can be trained step by step.
struct StepBenchmark {
  private static let warmUp = 10
  private static let seed: UInt64 = 3407

  let kind: ModelKind
  let corpus: Corpus
  let steps: Int

  /// Trains, on words drawn with replacement: first a few steps whose kernels are metered, then those that are
  /// timed, of which no more begin after `limit` seconds.
  func measure(within limit: Double) -> TimedSteps {
    var generator = TorchGenerator(seed: Self.seed)
    let size = NetworkSize(vocabulary: corpus.vocabulary.count, reading: corpus.words)
    var learner = Learner(model: NeuralLanguageModel(kind, size, using: &generator))
    let metered = learner.works(
      of: (0..<Self.warmUp).map { _ in RaggedBatch(sharing: words(using: &generator)) })
    let timed = repeated(atMost: steps, within: limit) {
      learner.time(learningFrom: words(using: &generator))
    }
    return TimedSteps(
      type: kind.id, parameters: learner.model.parameterCount, count: timed.count,
      seconds: median(timed.map(\.step)), packingSeconds: median(timed.map(\.packing)),
      tokens: mean(timed.map { Double($0.batch.exampleCount) }),
      operations: mean(
        timed.map {
          Double(learner.model.network.productOperations(of: BatchShape($0.batch)))
        }),
      bytes: mean(metered.map { Double($0.bytes) }),
      meteredOperations: mean(metered.map { Double($0.operations) }))
  }

  private func words(using generator: inout TorchGenerator) -> [ArraySlice<Token>] {
    generator.randint(Replay.batchSize, below: corpus.words.count).map { corpus.words[$0] }
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

/// A network that learns step by step.
private struct Learner {
  let model: NeuralLanguageModel
  private let tape = Tape()
  private var adam = AdamW()

  init(model: NeuralLanguageModel) { self.model = model }

  /// What its kernels do in each step, on a tape that is gone before others are timed.
  mutating func works(of batches: [RaggedBatch]) -> [KernelWork] {
    let tape = Tape(kernels: MeteredKernels.self)
    return batches.map { batch in
      MeteredKernels.work {
        _ = model.gradientPass(over: batch, on: tape)
        adam.step(model.parameters, rate: Replay.rate, MeteredKernels.self)
      }
    }
  }

  /// The seconds of a step, and those of them that went into packing.
  mutating func time(
    learningFrom words: [ArraySlice<Token>]
  ) -> (batch: RaggedBatch, step: Double, packing: Double) {
    var batch = RaggedBatch(words: [[Token]]())
    let packing = seconds { batch = RaggedBatch(sharing: words) }
    let learning = seconds {
      _ = model.gradientPass(over: batch, on: tape)
      adam.step(model.parameters, rate: Replay.rate)
    }
    return (batch, packing + learning, packing)
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
