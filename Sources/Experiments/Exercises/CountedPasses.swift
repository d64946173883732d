/// Cross-entropy and its gradient for a batch, by arrays that count how often they are touched.
///
/// Only tables of N x V count, as the logits are one; numbers of a row or of an example do not.
struct CountedPasses {
  /// The mean loss in nats per character.
  private(set) var loss: Float = 0
  /// With respect to the logits, N x V.
  private(set) var gradient: [Float] = []
  private(set) var passes: [CrossEntropyFindings.Passes] = []

  private let rows: Range<Int>
  private let columns: Int
  private let labels: [Int]
  private let tally = Tally()

  private init(_ labels: [Int], columns: Int) {
    (rows, self.columns, self.labels) = (0..<labels.count, columns, labels)
  }

  /// What `CountedTable`s share.
  fileprivate final class Tally {
    var reads = 0
    var writes = 0
  }

  private func table(_ values: [Float]? = nil) -> CountedTable {
    CountedTable(
      values: values ?? Array(repeating: 0, count: rows.count * columns), columns: columns,
      tally: tally)
  }

  /// Says what has been touched since the last step.
  private mutating func finish(_ step: String) {
    passes.append(.init(step: step, reads: tally.reads, writes: tally.writes))
    (tally.reads, tally.writes) = (0, 0)
  }

  private var share: Float { 1 / Float(labels.count) }
}

/// A table of N x V numbers that counts its own reads and writes.
private struct CountedTable {
  private(set) var values: [Float]
  let columns: Int
  let tally: CountedPasses.Tally

  init(values: [Float], columns: Int, tally: CountedPasses.Tally) {
    (self.values, self.columns, self.tally) = (values, columns, tally)
  }

  subscript(row: Int, column: Int) -> Float {
    get {
      tally.reads += 1
      return values[row * columns + column]
    }
    set {
      tally.writes += 1
      values[row * columns + column] = newValue
    }
  }

  /// A new number for every cell.
  mutating func fill(_ cell: (_ row: Int, _ column: Int) -> Float) {
    for row in 0..<(values.count / columns) {
      for column in 0..<columns { self[row, column] = cell(row, column) }
    }
  }
}

extension CountedPasses {
  /// The lecture's lines one after the other, and back through each of them as autograd goes.
  static func byHand(_ logits: [Float], _ labels: [Int]) -> CountedPasses {
    var run = CountedPasses(labels, columns: logits.count / labels.count)
    run.goByHand(logits)
    return run
  }

  private mutating func goByHand(_ logits: [Float]) {
    let logits = table(logits)
    var counts = table()
    counts.fill { exp32(logits[$0, $1]) }
    finish("counts = logits.exp()")
    let totals = rows.map { row in (0..<columns).reduce(Float(0)) { $0 + counts[row, $1] } }
    finish("total = counts.sum(1)")
    var probs = table()
    probs.fill { counts[$0, $1] / totals[$0] }
    finish("probs = counts / total")
    let chosen = rows.map { probs[$0, labels[$0]] }
    loss = chosen.reduce(0) { $0 - log32($1) } * share
    finish("loss = -probs[i, y].log().mean()")
    var slopes = table()
    slopes.fill { _, _ in 0 }
    for row in rows { slopes[row, labels[row]] = -share / chosen[row] }
    finish("back through the logarithm and the choice")
    let slopesOfTotals = rows.map { row in
      (0..<columns).reduce(Float(0)) {
        $0 - slopes[row, $1] * counts[row, $1] / (totals[row] * totals[row])
      }
    }
    var slopesOfCounts = table()
    slopesOfCounts.fill { slopes[$0, $1] / totals[$0] }
    finish("back through the division")
    let slopesBefore = slopesOfCounts
    slopesOfCounts.fill { slopesBefore[$0, $1] + slopesOfTotals[$0] }
    finish("back through the sum")
    var result = table()
    result.fill { slopesOfCounts[$0, $1] * counts[$0, $1] }
    finish("back through exp")
    gradient = result.values
  }

  /// In one piece: what goes back needs nothing but the logarithms of the probabilities.
  static func fused(_ logits: [Float], _ labels: [Int]) -> CountedPasses {
    var run = CountedPasses(labels, columns: logits.count / labels.count)
    run.goFused(logits)
    return run
  }

  private mutating func goFused(_ logits: [Float]) {
    let logits = table(logits)
    let largest = rows.map { row in
      (0..<columns).reduce(-Float.infinity) { max($0, logits[row, $1]) }
    }
    finish("the largest logit of each row")
    let logarithms = rows.map { row in
      log32((0..<columns).reduce(Float(0)) { $0 + exp32(logits[row, $1] - largest[row]) })
    }
    finish("the sum of exp, and its logarithm")
    var logProbs = table()
    logProbs.fill { logits[$0, $1] - largest[$0] - logarithms[$0] }
    finish("log p of all characters")
    loss = rows.reduce(Float(0)) { $0 - logProbs[$1, labels[$1]] } * share
    finish("the choice and the mean")
    var result = table()
    result.fill { (exp32(logProbs[$0, $1]) - ($1 == labels[$0] ? 1 : 0)) * share }
    finish("back: p, minus 1 at the label")
    gradient = result.values
  }
}
