import Basics
public import Corpora
import Models
import Randomness
import Tensors

/// The reference implementation's training run, step by step: `makemore.py` of the makemore repository
/// (commit 988aa59) at its defaults, seeded, in PyTorch 2.15 on a CPU.
///
/// One generator shuffles the words, of which the last `min(1000, n / 10)` are set aside, initialises the
/// layers in their order of construction, and seeds the data loader and its sampler, which draws batches of
/// 32 words with replacement. A step minimises the mean loss over all positions that are not padding with
/// AdamW (rate 5e-4, betas 0.9 and 0.99, decay 0.01).
///
/// Measured on names.txt with seed 3407: all six types hold within 0.00005, the rounding of the printed
/// decimals, for all of 1,000 steps. Sums are taken in another order than PyTorch's (rows that words share
/// are computed once, and padding never), which moves the last bits of a gradient; that so little comes of it is
/// because a small rate keeps such differences from growing.
public enum Replay {
  /// Words a step.
  public static let batchSize = 32
  /// The characters of the longest word that can be read: attention takes the square of it.
  static let longestWord = 256
  /// AdamW's learning rate, the same at every step.
  public static let rate: Float = 5e-4

  /// The types of the reference implementation.
  public static var types: [String] { ModelCatalog.all.filter(\.isInReference).map(\.id) }

  /// Trains `type` on `corpus` for `steps` steps; returns the loss before each, in nats per character.
  ///
  /// - Parameter report: is told of every step and its loss as soon as it is known; what it throws ends the run.
  /// - Throws: `TrainingError` if the type is unknown, the corpus has fewer than 10 words, or one is too long.
  @discardableResult
  public static func run(
    type: String, corpus: Corpus, seed: UInt64 = 3407, steps: Int,
    report: (_ step: Int, _ loss: Float) throws -> Void = { _, _ in }
  ) throws -> [Float] {
    let kind = try kind(type)
    let longest = corpus.words.longest
    guard longest <= longestWord else {
      throw TrainingError.tooLongWord(longest, most: longestWord)
    }
    var generator = TorchGenerator(seed: seed)
    let words = try trainingWords(of: corpus.words, using: &generator)
    let size = NetworkSize(vocabulary: corpus.vocabulary.count, reading: corpus.words)
    let model = NeuralLanguageModel(kind, size, using: &generator)
    var sampler = WordSampler(words.count, seededBy: &generator)

    let tape = Tape()
    var adam = AdamW()
    return try (0..<steps).map { step in
      let batch = RaggedBatch(sharing: sampler.next(batchSize).map { words[$0] })
      let loss = model.gradientPass(over: batch, on: tape)
      adam.step(model.parameters, rate: rate)
      try report(step, loss)
      return loss
    }
  }

  /// One line of the reference implementation's log: `step 10 | loss 3.2923`.
  public static func line(step: Int, loss: Float) -> String {
    "step \(step) | loss \(Double(loss).fixed(4))"
  }

  private static func kind(_ type: String) throws(TrainingError) -> ModelKind {
    guard let kind = ModelCatalog.kind(type), kind.isInReference else {
      throw .unknownType(type, suggestion: closestMatch(to: type, in: types), known: types)
    }
    return kind
  }

  /// All words but the test set, in random order.
  private static func trainingWords(
    of words: Words, using generator: inout TorchGenerator
  ) throws(TrainingError) -> Words {
    guard words.count >= 10 else { throw .tooFewWords(words.count, needed: 10) }
    let order = generator.randperm(words.count)
    return words.selecting(order.dropLast(min(1000, words.count / 10)))
  }
}

/// PyTorch's `RandomSampler` with replacement inside a `DataLoader`.
struct WordSampler {
  private let count: Int
  private var generator: TorchGenerator

  /// The loader draws a seed that nobody uses, then the sampler draws its own.
  init(_ count: Int, seededBy global: inout TorchGenerator) {
    self.count = count
    _ = global.randomInteger()
    generator = TorchGenerator(seed: global.randomInteger())
  }

  /// The indices of the next words.
  mutating func next(_ batchSize: Int) -> [Int] { generator.randint(batchSize, below: count) }
}
