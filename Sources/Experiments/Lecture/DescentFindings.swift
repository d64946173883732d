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
