import Corpora
import Models
import Training

/// Minute 110: decaying weights does to the net what fake counts do to the table.
public struct RegularisationFindings: Codable, Sendable {
  /// One strength of one of the two knobs.
  public struct Point: Codable, Sendable {
    public let strength: Double
    /// Mean negative log-likelihood without the penalty, in nats per character.
    public let loss: Double
    /// What the model gives after the boundary: V probabilities.
    public let firstRow: [Double]
    /// The root mean square of the weights; nil for counts.
    public let weightSize: Double?
  }

  public let smoothing, decay: [Point]
  /// ln V, where both end.
  public let uniformLoss: Double
}

extension RegularisationFindings {
  init(_ lecture: Lecture) {
    smoothing = [0, 1, 10, 100, 1000, 10_000, 100_000].map { strength in
      let model = CountModel(lecture.table, smoothing: strength)
      return Point(
        strength: strength, loss: model.negativeLogLikelihood(of: lecture.table),
        firstRow: model.probabilities(after: []), weightSize: nil)
    }
    let rate = Double(FullBatchDescent().rate)
    let cells = Double(lecture.vocabularySize * lecture.vocabularySize)
    // The penalty alone multiplies a weight by 1 - 2 rate strength / V^2 a step: with few
    // characters, a strong one would throw weights further and further to and fro.
    let strengths = [0, 0.001, 0.01, 0.1, 1, 10].filter { rate * $0 < cells }
    decay = strengths.map { strength in
      let network = lecture.network(FullBatchDescent(regularisation: Float(strength))).network
      return Point(
        strength: strength, loss: network.negativeLogLikelihood(of: lecture.table),
        firstRow: network.probabilities(after: []),
        weightSize: network.meanSquare.squareRoot())
    }
    uniformLoss = UniformModel(vocabularySize: lecture.vocabularySize)
      .negativeLogLikelihood(of: lecture.table)
  }
}
