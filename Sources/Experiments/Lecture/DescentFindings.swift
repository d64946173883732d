import Basics
import Corpora
import Models
import Randomness
public import Training

/// Minutes 99 to 108: the gradient, the update, and training on the whole list.
public struct DescentFindings: SectionFindings {
  /// dLoss/dW of the first word, V x V, as figures show it.
  public let gradient: LabelledMatrix
  /// Different pairs of the first word, cells of the gradient below zero, and how many are both.
  public let firstWordPairs, negativeGradients, negativePairs: Int
  /// The largest element of the untrained net's gradient on the whole list, by size.
  public let largestGradient: Double
  /// The first five cells of its first row.
  public let firstGradients: [Double]
  /// The rates for the first word and for the whole list.
  public let firstWordRate, rate: Double
  /// The loss of the first word over four steps of 0.1.
  public let firstWordLosses: [Double]
  /// Examples in all words.
  public let exampleCount: Int
  /// The loss at every step of rate 50 on the whole list.
  public let plain: History
  /// The same with other learning rates, the smallest first.
  public let rates: [RateRun]
  /// The most frequent input of the whole list, and its share of all examples, from 0 to 1.
  public let largestInput: String
  public let largestShare: Double
  /// The first word's loss along the weight between its first input and label.
  public let alongWeight: WeightCurve

  /// Descent on the whole list with one learning rate.
  public struct RateRun: Codable, Sendable {
    /// The learning rate.
    public let rate: Double
    /// The loss before each step and after the last, in nats per character.
    public let losses: [Double]

    /// How many steps made the loss larger.
    public var rises: Int { zip(losses, losses.dropFirst()).count { !($0 >= $1) } }
  }

  /// A loss as a function of one weight, all others as they are.
  public struct WeightCurve: Codable, Sendable {
    /// A value of the weight and the loss there, in nats per character.
    public struct Point: Codable, Sendable {
      public let weight, loss: Double
    }

    /// The weight leads from this character to that.
    public let input, label: String
    /// Where the weight stands, and where one step of `rate` takes it.
    public let from, to: Point
    /// The gradient at `from`.
    public let slope: Double
    /// The learning rate of the step.
    public let rate: Double
    /// From below `from` to beyond `to`.
    public let points: [Point]
  }
}

extension DescentFindings {
  init(_ lecture: Lecture) {
    let (network, table) = (lecture.untrainedNetwork, lecture.tableOfFirstWord)
    let slope = network.loss(on: table).gradient
    gradient = lecture.labelled { row, column in
      Double(slope[row * lecture.vocabularySize + column])
    }
    let pairs = Set(lecture.tableOfFirstWord.cells(columns: lecture.vocabularySize))
    firstWordPairs = pairs.count
    negativeGradients = slope.count { $0 < 0 }
    negativePairs = pairs.count { slope[$0] < 0 }
    largestGradient = network.loss(on: lecture.table).gradient.reduce(0) {
      max($0, Double($1.magnitude))
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
    rates = Self.triedRates.map { rate in
      let run = lecture.network(FullBatchDescent(rate: Float(rate), regularisation: 0)).history
      return RateRun(rate: rate, losses: run.points.map(\.train))
    }
    let shares = (0..<lecture.vocabularySize).map {
      lecture.table.row(of: [Token($0)]).map(lecture.table.total) ?? 0
    }
    let most = shares.indexOfLargest ?? 0
    largestInput = lecture.vocabulary.text(of: Token(most))
    largestShare = Double(shares[most]) / Double(lecture.table.total)
    alongWeight = WeightCurve(lecture, rate: 25)
  }

  private static let triedRates = [1.0, 10, 50, 100, 200]
}

extension DescentFindings.WeightCurve {
  /// The boundary is the input of one example only, so the loss changes with its row as that example's
  /// does: by ln(sum of exp) less the weight, over the number of examples.
  fileprivate init(_ lecture: Lecture, rate: Double) {
    let (token, next) = lecture.firstExamples[0]
    let logits = lecture.untrainedNetwork.logits(after: token).map(Double.init)
    let table = lecture.tableOfFirstWord
    let loss = lecture.untrainedNetwork.loss(on: table).loss
    let (weight, count) = (logits[Int(next)], Double(table.total))
    let others = logits.indices.reduce(0) {
      $1 == Int(next) ? $0 : $0 + Elementary.exp(logits[$1])
    }
    func own(_ weight: Double) -> Double {
      Elementary.log(others + Elementary.exp(weight)) - weight
    }
    func point(_ place: Double) -> Point {
      Point(weight: place, loss: loss + (own(place) - own(weight)) / count)
    }
    let p = Elementary.exp(weight) / (others + Elementary.exp(weight))
    (input, label) = (lecture.vocabulary.text(of: token), lecture.vocabulary.text(of: next))
    (slope, self.rate) = ((p - 1) / count, rate)
    from = point(weight)
    to = point(weight - rate * slope)
    let (low, high) = (weight - 2, max(weight + 6, to.weight + 2))
    points = (0...80).map { point(low + Double($0) / 80 * (high - low)) }
  }
}

extension ContextTable {
  /// Where the bigrams that occur stand in a table of so many columns, row by row.
  fileprivate func cells(columns: Int) -> [Int] {
    (0..<contextCount).flatMap { row in
      entries(of: row).map { Int(contexts[row]) * columns + Int(next[$0]) }
    }
  }
}

extension DescentFindings {
  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(.descent, "emma.grad.row0", "first five gradients", .init(firstGradients)),
      .init(.descent, "emma.losses", "loss over four steps of 0.1", .init(firstWordLosses)),
      .init(.together, "examples.count", "number of examples", .init(exampleCount)),
      .init(.together, "net.plain.losses", "loss at steps of rate 50", .init(losses: plain)),
    ]
  }
}
