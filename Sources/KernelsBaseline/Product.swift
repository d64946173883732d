import CVector
public import KernelInterface

// A tile of six rows stays in registers while k runs: 6 x 64 where there are 32 registers of sixteen
// lanes, 6 x 16 elsewhere; what is left at the right and below goes through smaller ones. Every
// element sums over k in order, whatever tile it lies in.

extension SIMDKernels {
  public static func product(_ a: Matrix, _ b: Matrix, from start: Matrix?, into c: Matrix) {
    multiply(a, b, from: start, into: c)
  }

  /// Not inlined: twelve tiles for each of the seven products of a set took most of its compile time.
  @inline(never)
  static func multiply(_ a: Matrix, _ b: Matrix, from start: Matrix?, into c: Matrix) {
    guard vector_fuses() else { return emulatedProduct(a, b, start, c) }
    guard c.columns >= laneCount else { return narrowProduct(a, b, start, c) }
    var column = 0
    #if WIDE_REGISTERS
      while c.columns - column > laneCount {
        let width = least(c.columns - column, 4 * laneCount)
        let panel = Panel(column: column, last: width - laneCount, done: 0)
        switch (width + laneCount - 1) / laneCount {
        case 2: multiply(a, b, start, c, panel, vectors: 2)
        case 3: multiply(a, b, start, c, panel, vectors: 3)
        default: multiply(a, b, start, c, panel, vectors: 4)
        }
        column += width
      }
    #endif
    while column < c.columns {
      // The last panel overlaps the one before; `done` columns of it are not written again.
      let first = least(column, c.columns - laneCount)
      let panel = Panel(column: first, last: 0, done: column - first)
      multiply(a, b, start, c, panel, vectors: 1)
      column = first + laneCount
    }
  }

  /// The columns of one panel, six rows at a time, and fewer where fewer are left.
  @inline(always)
  private static func multiply(
    _ a: Matrix, _ b: Matrix, _ start: Matrix?, _ c: Matrix, _ panel: Panel, vectors: Int
  ) {
    var row = 0
    while row + 6 <= c.rows {
      tile(a, b, start, c, row, panel, vectors: vectors, height: 6, isWhole: true)
      row += 6
    }
    if row + 4 < c.rows {
      tile(a, b, start, c, row, panel, vectors: vectors, height: 6)
    } else if row + 2 < c.rows {
      tile(a, b, start, c, row, panel, vectors: vectors, height: 4)
    } else if row < c.rows {
      tile(a, b, start, c, row, panel, vectors: vectors, height: 2)
    }
  }

  /// Where the processor does not fuse, sums stay doubles while k runs.
  @inline(never)
  private static func emulatedProduct(_ a: Matrix, _ b: Matrix, _ start: Matrix?, _ c: Matrix) {
    vector_product(
      a.start, a.rowStride, a.columnStride, b.start, b.rowStride, start?.start,
      start?.rowStride ?? 0, c.start, c.rowStride, c.rows, c.columns, a.columns)
  }

  /// Fewer than sixteen columns: one vector a row, of which some lanes count for nothing.
  private static func narrowProduct(_ a: Matrix, _ b: Matrix, _ start: Matrix?, _ c: Matrix) {
    let columns = Chunk(start: 0, count: c.columns)
    @inline(always) func initial(_ row: Int) -> Lanes {
      guard let start else { return Lanes(repeating: 0) }
      return columns.load(In(start.row(least(row, c.rows - 1))))
    }
    var row = 0
    while row < c.rows {
      let rows = Rows(a, row, isWhole: false)
      var (c0, c1, c2, c3) = (initial(row), initial(row + 1), initial(row + 2), initial(row + 3))
      var k = 0
      while k < a.columns {
        let (lanes, at) = (columns.load(In(b.row(k))), k * a.columnStride)
        (c0, c1) = (c0.fma(rows.r0[at], lanes), c1.fma(rows.r1[at], lanes))
        (c2, c3) = (c2.fma(rows.r2[at], lanes), c3.fma(rows.r3[at], lanes))
        k += 1
      }
      columns.store(c0, c.row(row))
      if row + 1 < c.rows { columns.store(c1, c.row(row + 1)) }
      if row + 2 < c.rows { columns.store(c2, c.row(row + 2)) }
      if row + 3 < c.rows { columns.store(c3, c.row(row + 3)) }
      row += 4
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

/// Which columns a tile has: those from `column` on, its last vector `last` further. That vector may
/// overlap the one before it; its first `done` columns are those of another panel.
private struct Panel {
  let column: Int
  let last: Int
  let done: Int
}

/// Six rows of A; rows beyond the last repeat it, and are not stored.
private struct Rows {
  let r0, r1, r2, r3, r4, r5: In

  @inline(always)
  init(_ a: Matrix, _ row: Int, isWhole: Bool) {
    let last = isWhole ? row + 5 : a.rows - 1
    r0 = In(a.row(row))
    r1 = In(a.row(least(row + 1, last)))
    r2 = In(a.row(least(row + 2, last)))
    r3 = In(a.row(least(row + 3, last)))
    r4 = In(a.row(least(row + 4, last)))
    r5 = In(a.row(least(row + 5, last)))
  }
}

/// One to four vectors side by side, of which `d` is the last.
private struct Quad {
  var a = Lanes(repeating: 0)
  var b = Lanes(repeating: 0)
  var c = Lanes(repeating: 0)
  var d = Lanes(repeating: 0)

  @inline(always)
  init() {}

  @inline(always)
  init(_ from: In, _ vectors: Int, last: Int) {
    if vectors > 1 { a = vector_load(from) }
    if vectors > 2 { b = vector_load(from + laneCount) }
    if vectors > 3 { c = vector_load(from + 2 * laneCount) }
    d = vector_load(from + last)
  }

  @inline(always)
  mutating func add(_ factor: Float, _ other: Quad, _ vectors: Int) {
    let factor = Lanes(repeating: factor)
    if vectors > 1 { a = vector_fused(factor, other.a, a) }
    if vectors > 2 { b = vector_fused(factor, other.b, b) }
    if vectors > 3 { c = vector_fused(factor, other.c, c) }
    d = vector_fused(factor, other.d, d)
  }

  @inline(always)
  func store(_ to: Out, _ vectors: Int, _ panel: Panel) {
    if vectors > 1 { vector_store(a, to) }
    if vectors > 2 { vector_store(b, to + laneCount) }
    if vectors > 3 { vector_store(c, to + 2 * laneCount) }
    if panel.done == 0 { return vector_store(d, to + panel.last) }
    vector_store_rest(d, to + panel.last, panel.done)
  }
}

/// `height` rows (two, four or six) of a panel of so many `vectors`, both known when this is compiled. A whole tile
/// has all of its rows.
@inline(always)
private func tile(
  _ a: Matrix, _ b: Matrix, _ start: Matrix?, _ c: Matrix, _ row: Int, _ panel: Panel,
  vectors: Int, height: Int, isWhole: Bool = false
) {
  @inline(always) func initial(_ offset: Int) -> Quad {
    guard let start, offset < height else { return Quad() }
    let from = start.row(isWhole ? row + offset : least(row + offset, c.rows - 1))
    return Quad(In(from + panel.column), vectors, last: panel.last)
  }
  let rows = Rows(a, row, isWhole: isWhole)
  var (c0, c1, c2) = (initial(0), initial(1), initial(2))
  var (c3, c4, c5) = (initial(3), initial(4), initial(5))
  var from = In(b.start + panel.column)
  var at = 0
  var k = 0
  while k < a.columns {
    let quad = Quad(from, vectors, last: panel.last)
    c0.add(rows.r0[at], quad, vectors)
    c1.add(rows.r1[at], quad, vectors)
    if height > 2 {
      c2.add(rows.r2[at], quad, vectors)
      c3.add(rows.r3[at], quad, vectors)
    }
    if height > 4 {
      c4.add(rows.r4[at], quad, vectors)
      c5.add(rows.r5[at], quad, vectors)
    }
    from += b.rowStride
    at += a.columnStride
    k += 1
  }
  @inline(always) func finish(_ offset: Int, _ quad: Quad) {
    guard offset < height, isWhole || row + offset < c.rows else { return }
    quad.store(c.row(row + offset) + panel.column, vectors, panel)
  }
  finish(0, c0)
  finish(1, c1)
  finish(2, c2)
  finish(3, c3)
  finish(4, c4)
  finish(5, c5)
}
