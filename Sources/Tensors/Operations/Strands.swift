import Kernels

/// Words that have nothing in common after their first step, told apart: of each later step one strand has the rows
/// between two cuts, which continue no row of another. Threads may go along them side by side.
struct Strands {
  /// For each cut the first row of each step behind it: the first step's cut is its end, as all strands share it.
  private let cuts: [[Int]]
  private let inputs: CellInputs

  /// As many as are of use to the threads that are free.
  init(_ inputs: CellInputs, _ kernels: ChosenKernels) {
    let multiplications = 3 * inputs.rows * inputs.table.columns * inputs.start.columns
    self.init(inputs, atMost: kernels.threads(forMultiplications: multiplications))
  }

  /// At most `count`, as far as the second step's rows can be told apart; one if rows that continue one row do not
  /// stand together.
  init(_ inputs: CellInputs, atMost count: Int) {
    self.inputs = inputs
    cuts = count > 1 && inputs.steps > 2 ? Self.cuts(inputs, into: count) ?? [] : []
  }

  /// The number of strands.
  var count: Int { cuts.count + 1 }

  /// The rows of a strand at a step after the first.
  func rows(of strand: Int, at step: Int) -> Range<Int> {
    if count == 1 { return inputs.rows(of: step) }
    let all = inputs.rows(of: step)
    let first = strand == 0 ? all.lowerBound : cuts[strand - 1][step]
    let end = strand == cuts.count ? all.upperBound : cuts[strand][step]
    return first..<end
  }

  /// Where the second step's rows are cut so that about as many rows follow on either side, and what follows from
  /// that for the steps behind it; nil where there is no such place.
  private static func cuts(_ inputs: CellInputs, into count: Int) -> [[Int]]? {
    let parents = inputs.parents.start
    let second = inputs.rows(of: 1)
    let isInOrder = (second.upperBound..<inputs.rows).dropFirst().allSatisfy {
      parents[$0 - 1] <= parents[$0]
    }
    guard isInOrder else { return nil }
    var followers = [Int](repeating: 1, count: inputs.rows)
    for row in (second.upperBound..<inputs.rows).reversed() {
      followers[Int(parents[row])] += followers[row]
    }
    let all = followers[second].reduce(0, +)
    var (before, firsts): (Int, [Int]) = (0, [])
    for row in second {
      if before * count >= all * (firsts.count + 1) { firsts.append(row) }
      before += followers[row]
    }
    return firsts.isEmpty ? nil : firsts.map { cut(at: $0, inputs) }
  }

  /// The first rows behind a cut of the second step, step by step.
  private static func cut(at first: Int, _ inputs: CellInputs) -> [Int] {
    var cut = [inputs.rows(of: 0).upperBound, first]
    for step in 2..<inputs.steps {
      let rows = inputs.rows(of: step)
      cut.append(rows.first { inputs.parents.start[$0] >= cut[step - 1] } ?? rows.upperBound)
    }
    return cut
  }
}
