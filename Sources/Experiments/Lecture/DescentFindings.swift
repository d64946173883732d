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
  public let samples: [SamplingMethod: [String]]
  /// Five words of the regularised net after `longSteps` steps, as the lecture's notebook shows
  /// them. At 200 steps the fifth word still differs in one letter, whose uniform number lies at the
  /// seam between two characters; from about 250 steps on the words stay as they are.
  public let samplesOfLongTraining: [String]
  /// Three runs of the lecture's loop of a hundred steps.
  public static let longSteps = 300
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
    let longer = lecture.network(FullBatchDescent(steps: Self.longSteps)).network
    samplesOfLongTraining = lecture.samples(5, from: longer)[.lecture] ?? []
  }
}
