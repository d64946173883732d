import Basics
import Corpora
import Models
public import Randomness
import Tensors
import Training

/// Minutes 36 to 50: rows made to sum to one, and what happens when `keepdim` is forgotten.
public struct NormalisingFindings: SectionFindings {
  /// The shapes of P, of its row sums with and without `keepdim`, and of the quotient.
  public let shape, keptShape, forgottenShape, quotientShape: [Int]
  /// P, and the table that comes out when the sums line up with the columns instead.
  public let right, wrong: LabelledMatrix
  /// The sum of the first row of either.
  public let rightRowSum, wrongRowSum: Double
  /// The mean negative log-likelihood of either, in nats per character: the same, since every
  /// character is entered as often as it is left.
  public let rightLoss, wrongLoss: Double
  /// Five words of the wrong table under each draw.
  public let wrongSamples: [SamplingMethod: [String]]
}

extension NormalisingFindings {
  init(_ lecture: Lecture) {
    let size = lecture.vocabularySize
    let wrongModel = ColumnNormalisedCounts(lecture.table)
    (shape, keptShape) = ([size, size], [wrongModel.rowSums.count, 1])
    forgottenShape = [wrongModel.rowSums.count]
    quotientShape = (try? broadcastShape(shape, keptShape)) ?? []
    right = lecture.labelled { row, column in
      lecture.counts.probabilities(inContext: [Token(row)])[column]
    }
    wrong = lecture.labelled { wrongModel.quotients(after: Token($0))[$1] }
    rightRowSum = lecture.counts.probabilities(after: []).reduce(0, +)
    wrongRowSum = wrongModel.quotients(after: Vocabulary.boundary).reduce(0, +)
    rightLoss = lecture.counts.negativeLogLikelihood(of: lecture.table)
    wrongLoss = wrongModel.negativeLogLikelihood(of: lecture.table)
    wrongSamples = lecture.samples(5, from: wrongModel)
  }
}

/// The lecture's bug: counts divided by the sum of the wrong row, that of the next character.
struct ColumnNormalisedCounts: ContextModel {
  private let table: ContextTable
  let rowSums: [Double]

  init(_ table: ContextTable) {
    self.table = table
    var sums = [Double](repeating: 0, count: table.vocabularySize)
    for row in 0..<table.contextCount {
      sums[Int(table.contexts[row])] = Double(table.total(of: row))
    }
    rowSums = sums
  }

  var order: Int { 1 }
  var vocabularySize: Int { table.vocabularySize }
  var parameterCount: Int { vocabularySize * vocabularySize }

  /// A row of the wrong table, as it is: it does not sum to one.
  func quotients(after token: Token) -> [Double] {
    var quotients = [Double](repeating: 0, count: vocabularySize)
    guard let row = table.row(of: [token]) else { return quotients }
    for entry in table.entries(of: row) {
      let next = Int(table.next[entry])
      quotients[next] = Double(table.counts[entry]) / rowSums[next]
    }
    return quotients
  }

  /// `multinomial` takes weights that do not sum to one without a word, so the bug goes unseen.
  func probabilities(inContext context: ArraySlice<Token>) -> [Double] {
    quotients(after: context[context.startIndex])
  }
}

extension NormalisingFindings {
  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(
        .normalising, "broadcast.shapes",
        "shapes of P, its sums with and without keepdim, P / sums",
        .list([shape, keptShape, forgottenShape, quotientShape].map { .init($0) })),
      .init(
        .normalising, "broadcast.bug.nll", "average NLL of the wrongly normalised table",
        .number(wrongLoss)),
      .init(
        .normalising, "broadcast.bug.rowsum", "sum of the first row without keepdim",
        .number(wrongRowSum)),
      .init(
        .normalising, "broadcast.ok.rowsum", "sum of the first row with keepdim",
        .number(rightRowSum)),
    ]
  }
}
