public import Corpora
import Models
import Training

/// E02: what the three parts of a split tell.
public struct SplitFindings: SectionFindings {
  /// How large a part is.
  public struct Size: Codable, Sendable {
    /// Train, dev or test.
    public let part: Part
    /// Its words and its examples.
    public let words, examples: Int
  }

  /// A model on all parts.
  public struct Row: Codable, Sendable {
    /// The recipe's id and title.
    public let id, title: String
    /// The fake count; nil for smoothers that have none.
    public let smoothing: Double?
    /// On the split that everything else here uses.
    public let losses: PartLosses
    /// The same on other splits.
    public let otherSplits: OtherSplits
    /// Dev and test, words of the train part and others apart.
    public let overlap: [Overlap]
  }

  /// Losses on dev and test over splits with other seeds.
  public struct OtherSplits: Codable, Sendable {
    /// What each split was shuffled with.
    public let seeds: [Int]
    /// The loss on each, in the order of the seeds.
    public let dev, test: [Double]
    /// Mean and standard deviation of the losses on dev.
    public let devMean, devDeviation: Double
    /// The same of the losses on test.
    public let testMean, testDeviation: Double
    /// How far the loss on dev is above that of the row that is best on the first split, split by
    /// split: mean and standard deviation.
    public let behindMean, behindDeviation: Double
  }

  /// Train, dev and test.
  public let sizes: [Size]
  /// Counts of growing length, and Kneser-Ney.
  public let rows: [Row]
  /// The row with the least loss on dev.
  public let best: Int
  /// Train and dev as n grows, with nearly no smoothing (a = 0.01).
  public let overfitting: [TrigramFindings.Length]
  /// Each part's loss for a model that knows just that part by heart, its words' own entropy: no model of
  /// words has less on it.
  public let floors: PartLosses
}

extension SplitFindings {
  private static let otherSplits = 10

  init(_ exercises: Exercises) {
    let (split, size) = (exercises.split, exercises.vocabularySize)
    sizes = Part.allCases.map {
      Size(part: $0, words: split[$0].count, examples: split[$0].exampleCount)
    }
    floors = PartLosses { split[$0].entropyPerCharacter }
    let own = Self.onOwnSplit(exercises)
    overfitting = own.overfitting
    let (contenders, losses) = (own.contenders, own.losses)
    let seeds = Array((1...).lazy.filter { $0 != exercises.splitSeed }.prefix(Self.otherSplits))
    // One split at a time: its counts are as large as the list is long.
    let onOthers = seeds.map { seed in
      let other = CountedSplit(
        Split(exercises.corpus.words, seed: seed), order: 5, vocabularySize: size,
        parts: [.dev, .test])
      return contenders.map { $0.losses(other) }
    }
    let best = losses.indices.min { losses[$0].dev < losses[$1].dev } ?? 0
    func otherLosses(_ index: Int) -> [PartLosses] { onOthers.map { $0[index] } }
    rows = contenders.indices.map { index in
      let contender = contenders[index]
      return Row(
        id: contender.id, title: contender.title, smoothing: contender.smoothing,
        losses: losses[index],
        otherSplits: OtherSplits(seeds, otherLosses(index), best: otherLosses(best)),
        overlap: own.overlaps[index])
    }
    self.best = best
  }

  /// What the split that everything else here uses says, whose counts are not kept beside those of others.
  private static func onOwnSplit(
    _ exercises: Exercises
  ) -> (
    overfitting: [TrigramFindings.Length], contenders: [Contender], losses: [PartLosses],
    overlaps: [[Overlap]]
  ) {
    let counted = exercises.counted(order: 7)
    let contenders = Contender.all(counted)
    let parts = SeenAndUnseen(exercises.split)
    return (
      (2...8).map { TrigramFindings.Length(n: $0, smoothing: 0.01, counted, exercises) },
      contenders, contenders.map { $0.losses(counted) },
      contenders.map { parts.losses(of: $0.model(counted, exercises)) }
    )
  }
}

/// A count model, as chosen on the first split, that is counted again on others.
private struct Contender {
  let id, title: String
  let order: Int
  let smoothing: Double?
  /// Nil for plain counts with one fake count.
  let parameters: [[Double]]?

  /// N-grams of 2 to 6 characters with their best fake counts, and Kneser-Ney.
  static func all(_ counted: CountedSplit) -> [Contender] {
    let plain = (2...6).map { n in
      Contender(
        id: NGramName.id(n), title: NGramName.title(n), order: n - 1,
        smoothing: counted.bestSmoothing(order: n - 1), parameters: nil)
    }
    let tuned = counted.tuned(.kneserNey, order: 4)
    return plain + [
      Contender(
        id: "kneser-ney-5", title: "Kneser-Ney 5-gram", order: 4, smoothing: nil,
        parameters: tuned.parameters)
    ]
  }

  func losses(_ counted: CountedSplit) -> PartLosses {
    smoothing.map { counted.losses(order: order, smoothing: $0) }
      ?? counted.losses(of: smoothed(counted))
  }

  func model(_ counted: CountedSplit, _ exercises: Exercises) -> any LanguageModel {
    guard let smoothing else { return smoothed(counted) }
    return CountModel(
      exercises.table(exercises.split.train, order: order), smoothing: smoothing)
  }

  private func smoothed(_ counted: CountedSplit) -> SmoothedModel {
    SmoothedModel(counted.ngrams, order: order, rule: .kneserNey, parameters: parameters)
  }
}

extension SplitFindings.OtherSplits {
  /// The losses on the splits of `seeds`, beside those of the row that is best on the first split.
  fileprivate init(_ seeds: [Int], _ losses: [PartLosses], best: [PartLosses]) {
    self.seeds = seeds
    (behindMean, behindDeviation) = meanAndDeviation(zip(losses, best).map { $0.dev - $1.dev })
    (dev, test) = (losses.map(\.dev), losses.map(\.test))
    (devMean, devDeviation) = meanAndDeviation(dev)
    (testMean, testDeviation) = meanAndDeviation(test)
  }
}

/// The mean and the sample's standard deviation.
func meanAndDeviation(_ numbers: [Double]) -> (Double, Double) {
  let mean = mean(numbers)
  let squares = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
  return (mean, (squares / Double(numbers.count - 1)).squareRoot())
}
