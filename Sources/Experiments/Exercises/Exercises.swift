import Basics
import Corpora
import Models
import Randomness
import Training

/// The lecture's exercises on one corpus: what the six experiments share.
public struct Exercises: Sendable {
  public let corpus: Corpus
  public let split: Split

  public init(_ corpus: Corpus, splitSeed: Int = 42) {
    (self.corpus, split) = (corpus, Split(corpus.words, seed: splitSeed))
  }

  var vocabulary: Vocabulary { corpus.vocabulary }
  var vocabularySize: Int { vocabulary.count }

  /// Whether nets of V^3 weights are trained over and over: not for very large vocabularies.
  var hasSweepsOfNetworks: Bool { vocabularySize <= 128 }

  /// The counts of the train part, and what they say about all three.
  func counted(order: Int) -> CountedSplit {
    CountedSplit(split, order: order, vocabularySize: vocabularySize)
  }

  func table(_ words: Words, order: Int, padding: Padding = .full) -> ContextTable {
    ContextTable(words, order: order, vocabularySize: vocabularySize, padding: padding)
  }

  func input(_ words: Words, seed: UInt64 = TorchGenerator.lectureSeed) -> TrainingInput {
    TrainingInput(words, vocabularySize: vocabularySize, seed: seed)
  }
}

/// N-grams of a train part, looked up for the examples of every part.
struct CountedSplit: Sendable {
  let ngrams: NGrams
  private let evidence: [Part: HeldOutCounts]

  /// Looks up `parts` only; the losses on others are not numbers.
  init(_ split: Split, order: Int, vocabularySize: Int, parts: [Part] = Part.allCases) {
    let ngrams = NGrams(split.train, order: order, vocabularySize: vocabularySize)
    self.ngrams = ngrams
    evidence = Dictionary(
      uniqueKeysWithValues: parts.map { ($0, HeldOutCounts(ngrams, about: split[$0])) })
  }

  /// What the counts say about the examples of `part`.
  subscript(part: Part) -> HeldOutCounts {
    guard let evidence = evidence[part] else { preconditionFailure("\(part) was not looked up") }
    return evidence
  }

  /// The fake count of `candidates` that is best on dev.
  func bestSmoothing(order: Int, of candidates: [Double] = Sweep.smoothings) -> Double {
    let losses = self[.dev].losses(order: order, smoothings: candidates)
    return losses.indices.min { losses[$0] < losses[$1] }.map { candidates[$0] } ?? 1
  }

  /// Losses of counts with one fake count.
  func losses(order: Int, smoothing: Double) -> PartLosses {
    losses { $0.losses(order: order, smoothings: [smoothing])[0] }
  }

  func losses(of model: SmoothedModel) -> PartLosses { losses { $0.loss(of: model) } }

  /// `rule` with n-grams of `order` characters of context, its parameters chosen on dev.
  func tuned(_ rule: SmoothingRule, order: Int) -> SmoothedModel {
    var model = SmoothedModel(ngrams, order: order, rule: rule)
    CoordinateSearch().tune(&model, on: self[.dev])
    return model
  }

  private func losses(_ loss: (HeldOutCounts) -> Double) -> PartLosses {
    PartLosses { evidence[$0].map(loss) ?? .nan }
  }
}

/// Mean negative log-likelihoods in nats per character, by part.
public struct PartLosses: Codable, Sendable, Equatable {
  public let train, dev, test: Double

  init(_ loss: (Part) -> Double) {
    (train, dev, test) = (loss(.train), loss(.dev), loss(.test))
  }
}

/// One loss in the three units that readers meet.
public struct Loss: Codable, Sendable, Equatable {
  /// Nats per character, bits per character, and e to the power of the first.
  public let nats, bits, perplexity: Double

  public init(nats: Double) {
    self.nats = nats
    bits = nats / Elementary.log(2)
    perplexity = Elementary.exp(nats)
  }
}

/// The values of a knob that experiments try.
public enum Sweep {
  /// Fake counts: 0, five in each power of ten from 0.0001 to 10,000, and infinity.
  public static let smoothings = [0] + grid(from: -4, to: 4, each: 5) + [.infinity]
  /// Weights of the mean square in the loss: 0, four in each power of ten from 0.00001 to 100, and
  /// infinity.
  public static let regularisations = [0] + grid(from: -5, to: 2, each: 4) + [.infinity]

  /// From one power of ten to another, `each` values to a decade, in about equal steps. They have two
  /// digits, so that one can type them.
  static func grid(from low: Int, to high: Int, each: Int) -> [Double] {
    let digits = (0..<each).map { step in
      (10 * Elementary.exp(Elementary.log(10) * Double(step) / Double(each))).rounded()
    }
    let values = (low..<high).flatMap { exponent in digits.map { scaled($0, exponent - 1) } }
    return values + [scaled(10, high - 1)]
  }

  /// `digits` times a power of ten, rounded once.
  private static func scaled(_ digits: Double, _ exponent: Int) -> Double {
    let power = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? digits / power : digits * power
  }
}
