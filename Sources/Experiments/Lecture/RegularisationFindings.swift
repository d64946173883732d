import Basics
import Corpora
import Models
public import Training

/// Minutes 108 to 114: a one-hot row selects a row of W, and decaying weights does to the net what fake counts
/// do to the table.
public struct RegularisationFindings: SectionFindings {
  /// One strength of one of the two methods.
  public struct Point: Codable, Sendable {
    /// What is added to each count, or the weight of the penalty.
    public let strength: Double
    /// Mean negative log-likelihood without the penalty, in nats per character.
    public let loss: Double
    /// The root mean square of the weights; nil for counts.
    public let weightSize: Double?
    /// The row of W that `row` is about: V weights; nil for counts.
    public let weights: [Double]?
  }

  /// A row of the table of counts.
  public struct Row: Codable, Sendable {
    /// What it follows.
    public let character: String
    /// V counts.
    public let counts: [Int]
  }

  /// The first five weights drawn: the beginning of the first row of W.
  public let firstWeights: [Double]
  /// The first example's one-hot vector times W, computed as a product: five columns of it.
  public let firstProduct: [Double]
  /// The loss at every step of rate 50 on the whole list, what regularisation by 0.01 adds included.
  public let regularised: History
  /// The weight of the penalty in the lecture, one of the strengths of `decay`.
  public let usualStrength: Double
  /// Fake counts, and weights of the mean square of W.
  public let smoothing, decay: [Point]
  /// The row to look at: of the first word's inputs the one with the most pairs that never occur.
  public let row: Row
}

extension RegularisationFindings {
  init(_ lecture: Lecture) {
    let (network, size) = (lecture.untrainedNetwork, lecture.vocabularySize)
    firstWeights = lecture.firstWeights
    // The first example is what follows the boundary, whose token is 0.
    let hot = (0..<size).map { Float($0 == Int(Vocabulary.boundary) ? 1 : 0) }
    firstProduct = firstWeights.indices.map { column in
      Double(hot.indices.reduce(Float(0)) { $0 + hot[$1] * network.weights[$1 * size + column] })
    }
    regularised = lecture.network(FullBatchDescent()).history
    smoothing = [0, 1, 10, 100, 1000, 10_000, 100_000].map { strength in
      let model = CountModel(lecture.table, smoothing: strength)
      return Point(
        strength: strength, loss: model.negativeLogLikelihood(of: lecture.table),
        weightSize: nil, weights: nil)
    }
    let rate = Double(FullBatchDescent().rate)
    let cells = Double(size * size)
    // The penalty alone multiplies a weight by 1 - 2 rate strength / V^2 a step: with few
    // characters, a strong one would throw weights further and further to and fro.
    usualStrength = 0.01
    let strengths = [0, 0.001, 0.01, 0.1, 1, 10].filter { rate * $0 < cells }
    let token = lecture.inputWithMostZeros
    row = Row(
      character: lecture.vocabulary.text(of: token),
      counts: (0..<size).map { lecture.count(of: Token($0), after: token) })
    decay = strengths.map { strength in
      let network = lecture.network(FullBatchDescent(regularisation: Float(strength))).network
      return Point(
        strength: strength, loss: network.negativeLogLikelihood(of: lecture.table),
        weightSize: network.meanSquare.squareRoot(),
        weights: network.logits(after: token).map(Double.init))
    }
  }
}

extension Lecture {
  /// Of the first word's inputs the one that the fewest different characters follow, the first of equals.
  fileprivate var inputWithMostZeros: Token {
    let followers = firstExamples.map { example in
      table.row(of: [example.input]).map { -table.entries(of: $0).count } ?? 0
    }
    return firstExamples[followers.indexOfLargest ?? 0].input
  }
}

extension RegularisationFindings {
  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(
        .regularisation, "net.regularised.losses", "the same, regularised by 0.01",
        .init(losses: regularised))
    ]
  }
}
