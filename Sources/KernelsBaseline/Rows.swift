import KernelInterface

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

  public static func prefixMean(_ x: Matrix, bounds: Indices, segments: Int, into y: Matrix) {
    for segment in 0..<segments {
      let (first, end) = (Int(bounds[segment]), Int(bounds[segment + 1]))
      for chunk in Chunks(x.columns) {
        var sum = Lanes(repeating: 0)
        var row = first
        while row < end {
          sum += chunk.load(In(x.row(row)))
          chunk.store(sum / Float(row - first + 1), y.row(row))
          row += 1
        }
      }
    }
  }

  public static func prefixMeanBackward(
    dy: Matrix, bounds: Indices, segments: Int, into dx: Matrix
  ) {
    for segment in 0..<segments {
      let (first, end) = (Int(bounds[segment]), Int(bounds[segment + 1]))
      for chunk in Chunks(dy.columns) {
        var sum = Lanes(repeating: 0)
        var row = end - 1
        while row >= first {
          sum += chunk.load(In(dy.row(row))) / Float(row - first + 1)
          chunk.add(sum, to: dx.row(row))
          row -= 1
        }
      }
    }
  }

  @inline(always)
  private static func addRow(_ from: In, to: Out, _ count: Int) {
    for chunk in Chunks(count) { chunk.add(chunk.load(from), to: to) }
  }
}
