public import KernelInterface

extension SIMDKernels {
  public static func gather(_ table: Matrix, at indices: Indices, into y: Matrix) {
    for row in 0..<y.rows {
      let to = y.row(row)
      if indices[row] < 0 {
        for chunk in Chunks(y.columns) { chunk.store(Lanes(repeating: 0), to) }
      } else {
        let from = In(table.row(Int(indices[row])))
        for chunk in Chunks(y.columns) { chunk.store(chunk.load(from), to) }
      }
    }
  }

  public static func gatherBackward(dy: Matrix, at indices: Indices, into dtable: Matrix) {
    for row in 0..<dy.rows where indices[row] >= 0 {
      addRow(In(dy.row(row)), to: dtable.row(Int(indices[row])), dy.columns)
    }
  }

  public static func gatherSum(
    _ table: Matrix, at indices: Indices, terms: Int, from start: In?, into y: Matrix
  ) {
    for row in 0..<y.rows {
      let chosen = indices + row * terms
      let to = y.row(row)
      for chunk in Chunks(y.columns) {
        var sum = start.map { chunk.load($0) } ?? Lanes(repeating: 0)
        var term = 0
        while term < terms {
          if chosen[term] >= 0 { sum += chunk.load(In(table.row(Int(chosen[term])))) }
          term += 1
        }
        chunk.store(sum, to)
      }
    }
  }

  public static func gatherSumBackward(
    dy: Matrix, at indices: Indices, terms: Int, into dtable: Matrix
  ) {
    for row in 0..<dy.rows {
      let from = In(dy.row(row))
      var term = row * terms
      while term < (row + 1) * terms {
        if indices[term] >= 0 { addRow(from, to: dtable.row(Int(indices[term])), dy.columns) }
        term += 1
      }
    }
  }

  public static func addPrefixMean(
    _ x: Matrix, parents: Indices, positions: Indices, sums: Matrix, into y: Matrix
  ) {
    for row in 0..<x.rows {
      let (from, to, parent) = (In(x.row(row)), sums.row(row), Int(parents[row]))
      let share = 1 / Float(positions[row] + 1)
      for chunk in Chunks(x.columns) {
        let own = chunk.load(from)
        let sum = parent < 0 ? own : chunk.load(In(sums.row(parent))) + own
        chunk.store(sum, to)
        chunk.store(own + sum * share, y.row(row))
      }
    }
  }

  public static func addPrefixMeanBackward(
    dy: Matrix, parents: Indices, positions: Indices, sums: Matrix, from start: Matrix?,
    into dx: Matrix
  ) {
    for row in 0..<dy.rows {
      let share = 1 / Float(positions[row] + 1)
      for chunk in Chunks(dy.columns) {
        chunk.store(chunk.load(In(dy.row(row))) * share, sums.row(row))
      }
    }
    // A row's sum is complete when all rows after it have added theirs.
    var row = dy.rows - 1
    while row >= 0 {
      let (from, parent) = (In(sums.row(row)), Int(parents[row]))
      for chunk in Chunks(dy.columns) {
        let sum = chunk.load(from)
        if parent >= 0 { chunk.add(sum, to: sums.row(parent)) }
        let own = chunk.load(In(dy.row(row))) + sum
        chunk.store(start.map { own + chunk.load(In($0.row(row))) } ?? own, dx.row(row))
      }
      row -= 1
    }
  }

  @inline(always)
  private static func addRow(_ from: In, to: Out, _ count: Int) {
    for chunk in Chunks(count) { chunk.add(chunk.load(from), to: to) }
  }
}
