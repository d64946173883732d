import Basics
import Corpora
import Models
public import Randomness
public import Training

/// The bigram model two ways: counted, and learned by gradient descent.
public struct BigramFindings: SectionFindings {
  /// How often each character follows each.
  public let counts: LabelledMatrix
  /// The probabilities of the counts and of the net without a penalty, for the same characters.
  public let counted, learned: LabelledMatrix
  /// How far these are from the counts' for a pair of the list, on average, from 0 to 1.
  public let distance: Double
  /// The sum of all counts.
  public let exampleCount: Int
  /// Cells of the V x V table that are zero.
  public let neverSeen: Int
  /// Mean negative log-likelihoods of the whole corpus, in nats per character.
  public let countLoss, smoothedLoss: Double
  /// ln V: the loss of a model that knows nothing.
  public let uniformLoss: Double
  /// The net's loss after its last step, without the penalty for large weights.
  public let networkLoss: Double
  /// How the net is trained.
  public let rate, regularisation: Double
  /// The characters that words begin with, the most likely first: at most `mostStarts` of them.
  public let starts: [Start]
  /// The first character that the net finds likeliest.
  public let learnedStart: String
  /// The net's loss at each step, with and without regularisation in loss and gradient.
  public let regularised, plain: History
  /// Ten samples of the smoothed counts and of the regularised net, for each draw.
  public let countSamples, networkSamples: [SamplingMethod: [String]]

  /// The probability that a word begins with `character`.
  public struct Start: Codable, Sendable {
    /// The first character.
    public let character: String
    /// Its probability under the counts, with one fake count, and under the net.
    public let counted, smoothed, learned: Double
  }
}

extension BigramFindings {
  static let mostStarts = 12

  /// Counts, and trains the net twice.
  public init(_ lecture: Lecture) {
    let table = lecture.table
    counts = lecture.labelledCounts()
    neverSeen = table.vocabularySize * table.vocabularySize - table.counts.count
    exampleCount = table.total
    countLoss = lecture.counts.negativeLogLikelihood(of: table)
    smoothedLoss = lecture.smoothed.negativeLogLikelihood(of: table)
    uniformLoss = lecture.uniformLoss
    let descent = FullBatchDescent()
    // By its digits, for readers: the float32 nearest to 0.01 is 0.00999999977648258 in Double.
    (rate, regularisation) = (Double(descent.rate), Double("\(descent.regularisation)")!)
    let (network, history) = lecture.network(descent)
    networkLoss = network.negativeLogLikelihood(of: table)
    starts = lecture.starts(Self.mostStarts, network)
    learnedStart = lecture.likeliestStart(network)
    regularised = history
    let (plainNetwork, plainHistory) = lecture.network(FullBatchDescent(regularisation: 0))
    plain = plainHistory
    counted = lecture.labelled(rows: { lecture.counts.probabilities(inContext: [$0]) })
    learned = lecture.labelled(rows: { plainNetwork.probabilities(inContext: [$0]) })
    distance = lecture.distance(of: plainNetwork)
    countSamples = lecture.samples(10, from: lecture.smoothed)
    networkSamples = lecture.samples(10, from: network)
  }
}

extension Lecture {
  /// The mean over all pairs of the list of the difference between the net's probability and the counts'.
  fileprivate func distance(of network: BigramNetwork) -> Double {
    let sum = (0..<table.contextCount).reduce(0.0) { sum, row in
      let learned = network.probabilities(inContext: table.context(row))
      return table.entries(of: row).reduce(sum) { sum, entry in
        let counted = Double(table.counts[entry]) / Double(table.total(of: row))
        return sum
          + Double(table.counts[entry]) * (learned[Int(table.next[entry])] - counted).magnitude
      }
    }
    return sum / Double(table.total)
  }

  fileprivate func likeliestStart(_ network: BigramNetwork) -> String {
    let likeliest = network.probabilities(after: []).indicesByValueDescending[0]
    return vocabulary.text(of: Token(likeliest))
  }

  /// The `count` most likely first characters under the counts, equals by code point.
  fileprivate func starts(_ count: Int, _ network: BigramNetwork) -> [BigramFindings.Start] {
    let counted = counts.probabilities(after: [])
    let (smooth, learned) = (smoothed.probabilities(after: []), network.probabilities(after: []))
    return counted.indicesByValueDescending.prefix(count).map {
      BigramFindings.Start(
        character: vocabulary.text(of: Token($0)), counted: counted[$0], smoothed: smooth[$0],
        learned: learned[$0])
    }
  }
}
