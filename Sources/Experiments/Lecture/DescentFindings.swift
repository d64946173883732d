import Corpora
import Models
import Randomness
import Training

/// Minutes 99 to 118: the gradient, the update, and training on the whole list.
public struct DescentFindings: Codable, Sendable {
  /// dLoss/dW of the first word, V x V, as figures show it.
  public let gradient: LabelledMatrix
  /// The first five cells of its first row.
  public let firstGradients: [Double]
  /// The rates for the first word and for the whole list.
  public let firstWordRate, rate: Double
  /// The loss of the first word over four steps of 0.1.
  public let firstWordLosses: [Double]
  public let exampleCount: Int
  /// The loss at every step of rate 50 on the whole list, without and with regularisation.
  public let plain, regularised: History
  /// What counting alone reaches, with one fake count.
  public let countedLoss: Double
  /// Ten words each of the regularised net after all its steps.
  public let samples: [Draw: [String]]
  /// Five words of the regularised net after 100 steps, as the lecture's notebook shows them. Later
  /// nets spell the fifth word otherwise for a while: one probability crosses one uniform number.
  public let samplesOfHundredSteps: [String]
}

extension DescentFindings {
  init(_ lecture: Lecture) {
    let (network, table) = (lecture.untrainedNetwork, lecture.tableOfFirstWord)
    let slope = network.loss(on: table).gradient
    gradient = lecture.labelled { row, column in
      Double(slope[row * lecture.vocabularySize + column])
    }
    firstGradients = slope.prefix(5).map(Double.init)
    var learner = network
    firstWordRate = 0.1
    firstWordLosses = FullBatchDescent(rate: Float(firstWordRate), regularisation: 0, steps: 3)
      .train(&learner, on: table).points.map(\.train)
    exampleCount = lecture.table.total
    let descent = FullBatchDescent(regularisation: 0)
    rate = Double(descent.rate)
    plain = lecture.network(descent).history
    let trained = lecture.network(FullBatchDescent())
    regularised = trained.history
    countedLoss = lecture.smoothed.negativeLogLikelihood(of: lecture.table)
    samples = lecture.samples(10, from: trained.network)
    let early = lecture.network(FullBatchDescent(steps: 100)).network
    samplesOfHundredSteps = lecture.samples(5, from: early)[.lecture] ?? []
  }
}
