import CVector
import KernelInterface

// A tile of six rows stays in registers while k runs: 6 x 64 where there are 32 registers of sixteen
// lanes, 6 x 16 elsewhere. Every element sums over k in order, whatever tile it lies in.

extension SIMDKernels {
  public static func product(_ a: Matrix, _ b: Matrix, from start: Matrix?, into c: Matrix) {
    multiply(a, b, from: start, into: c)
  }

  @inline(always)
  static func multiply(_ a: Matrix, _ b: Matrix, from start: Matrix?, into c: Matrix) {
    guard c.columns >= laneCount else { return narrowProduct(a, b, start, c) }
    var column = 0
    #if WIDE_REGISTERS
      while column + 64 <= c.columns {
        let panel = Panel(column: column, done: 0)
        var row = 0
        while row < c.rows {
          wideTile(a, b, start, c, row, panel)
          row += 6
        }
        column += 64
      }
    #endif
    while column < c.columns {
      // The last panel overlaps the one before; `done` columns of it are not written again.
      let first = least(column, c.columns - laneCount)
      let panel = Panel(column: first, done: column - first)
      var row = 0
      while row < c.rows {
        tile(a, b, start, c, row, panel)
        row += 6
      }
      column = first + laneCount
    }
  }

  /// Fewer than sixteen columns: one element at a time.
  private static func narrowProduct(_ a: Matrix, _ b: Matrix, _ start: Matrix?, _ c: Matrix) {
    for row in 0..<c.rows {
      for column in 0..<c.columns {
        var sum = start.map { $0.row(row)[column] } ?? 0
        var k = 0
        while k < a.columns {
          sum.addProduct(a.row(row)[k * a.columnStride], b.row(k)[column])
          k += 1
        }
        c.row(row)[column] = sum
      }
    }
  }

  public static func copy(_ a: Matrix, into c: Matrix) {
    if a.columnStride == 1 {
      for row in 0..<c.rows {
        let (from, to) = (In(a.row(row)), c.row(row))
        for chunk in Chunks(c.columns) { chunk.store(chunk.load(from), to) }
      }
      return
    }
    // Blocks of sixteen by sixteen, then what is left at the right and below.
    let rows = a.rowStride == 1 ? c.rows / laneCount * laneCount : 0
    let columns = c.columns / laneCount * laneCount
    for row in Chunks(rows) {
      for column in Chunks(columns) {
        let from = a.start + row.start + column.start * a.columnStride
        vector_transpose(from, a.columnStride, c.row(row.start) + column.start, c.rowStride)
      }
    }
    for row in 0..<c.rows {
      var column = row < rows ? columns : 0
      while column < c.columns {
        c.row(row)[column] = a.row(row)[column * a.columnStride]
        column += 1
      }
    }
  }
}

/// Where a tile's columns begin, and how many of them the tile before has written.
private struct Panel {
  let column: Int
  let done: Int
}

/// Six rows of A; rows beyond the last repeat it, and are not stored.
private struct Rows {
  let r0, r1, r2, r3, r4, r5: In

  @inline(always)
  init(_ a: Matrix, _ row: Int) {
    let last = a.rows - 1
    r0 = In(a.row(row))
    r1 = In(a.row(least(row + 1, last)))
    r2 = In(a.row(least(row + 2, last)))
    r3 = In(a.row(least(row + 3, last)))
    r4 = In(a.row(least(row + 4, last)))
    r5 = In(a.row(least(row + 5, last)))
  }
}

@inline(always)
private func tile(
  _ a: Matrix, _ b: Matrix, _ start: Matrix?, _ c: Matrix, _ row: Int, _ panel: Panel
) {
  @inline(always) func initial(_ offset: Int) -> Lanes {
    guard let start else { return Lanes(repeating: 0) }
    return vector_load(start.row(least(row + offset, c.rows - 1)) + panel.column)
  }
  let rows = Rows(a, row)
  var (c0, c1, c2) = (initial(0), initial(1), initial(2))
  var (c3, c4, c5) = (initial(3), initial(4), initial(5))
  var from = In(b.start + panel.column)
  var at = 0
  var k = 0
  while k < a.columns {
    let lanes = vector_load(from)
    c0 = c0.fma(rows.r0[at], lanes)
    c1 = c1.fma(rows.r1[at], lanes)
    c2 = c2.fma(rows.r2[at], lanes)
    c3 = c3.fma(rows.r3[at], lanes)
    c4 = c4.fma(rows.r4[at], lanes)
    c5 = c5.fma(rows.r5[at], lanes)
    from += b.rowStride
    at += a.columnStride
    k += 1
  }
  @inline(always) func finish(_ offset: Int, _ lanes: Lanes) {
    guard row + offset < c.rows else { return }
    let to = c.row(row + offset) + panel.column
    if panel.done == 0 { return vector_store(lanes, to) }
    var lane = panel.done
    while lane < laneCount {
      to[lane] = lanes[lane]
      lane += 1
    }
  }
  finish(0, c0)
  finish(1, c1)
  finish(2, c2)
  finish(3, c3)
  finish(4, c4)
  finish(5, c5)
}

#if WIDE_REGISTERS
  /// Four vectors side by side.
  private struct Quad {
    var a, b, c, d: Lanes

    @inline(always)
    init(_ from: In?) {
      guard let from else {
        let zero = Lanes(repeating: 0)
        (a, b, c, d) = (zero, zero, zero, zero)
        return
      }
      (a, b) = (vector_load(from), vector_load(from + 16))
      (c, d) = (vector_load(from + 32), vector_load(from + 48))
    }

    @inline(always)
    mutating func add(_ factor: Float, _ other: Quad) {
      a = a.fma(factor, other.a)
      b = b.fma(factor, other.b)
      c = c.fma(factor, other.c)
      d = d.fma(factor, other.d)
    }

    @inline(always)
    func store(_ to: Out) {
      vector_store(a, to)
      vector_store(b, to + 16)
      vector_store(c, to + 32)
      vector_store(d, to + 48)
    }
  }

  @inline(always)
  private func wideTile(
    _ a: Matrix, _ b: Matrix, _ start: Matrix?, _ c: Matrix, _ row: Int, _ panel: Panel
  ) {
    @inline(always) func initial(_ offset: Int) -> Quad {
      guard let start else { return Quad(nil) }
      return Quad(In(start.row(least(row + offset, c.rows - 1)) + panel.column))
    }
    let rows = Rows(a, row)
    var (c0, c1, c2) = (initial(0), initial(1), initial(2))
    var (c3, c4, c5) = (initial(3), initial(4), initial(5))
    var from = In(b.start + panel.column)
    var at = 0
    var k = 0
    while k < a.columns {
      let quad = Quad(from)
      c0.add(rows.r0[at], quad)
      c1.add(rows.r1[at], quad)
      c2.add(rows.r2[at], quad)
      c3.add(rows.r3[at], quad)
      c4.add(rows.r4[at], quad)
      c5.add(rows.r5[at], quad)
      from += b.rowStride
      at += a.columnStride
      k += 1
    }
    @inline(always) func finish(_ offset: Int, _ quad: Quad) {
      if row + offset < c.rows { quad.store(c.row(row + offset) + panel.column) }
    }
    finish(0, c0)
    finish(1, c1)
    finish(2, c2)
    finish(3, c3)
    finish(4, c4)
    finish(5, c5)
  }
#endif
