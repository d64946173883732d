import Models
import Randomness
import Training

/// The bigram model two ways: counted, and learned by gradient descent.
public struct BigramFindings: Codable, Sendable {
  public let counts: LabelledMatrix
  public let exampleCount: Int
  /// Cells of the V x V table that are zero.
  public let neverSeen: Int
  /// Mean negative log-likelihoods of the whole corpus, in nats per character.
  public let countLoss, smoothedLoss: Double
  /// The net's loss at each step, with and without regularisation in loss and gradient.
  public let regularised, plain: History
  /// Ten samples of the smoothed counts and of the regularised net, for each draw.
  public let countSamples, networkSamples: [Draw: [String]]
}

extension BigramFindings {
  init(_ lecture: Lecture) {
    let table = lecture.table
    counts = lecture.labelledCounts
    neverSeen = table.vocabularySize * table.vocabularySize - table.counts.count
    exampleCount = table.total
    countLoss = lecture.counts.negativeLogLikelihood(of: table)
    smoothedLoss = lecture.smoothed.negativeLogLikelihood(of: table)
    let (network, history) = lecture.network(FullBatchDescent())
    regularised = history
    plain = lecture.network(FullBatchDescent(regularisation: 0)).history
    countSamples = lecture.samples(10, from: lecture.smoothed)
    networkSamples = lecture.samples(10, from: network)
  }
}
