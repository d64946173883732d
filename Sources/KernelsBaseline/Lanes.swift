// Sixteen lanes everywhere: four registers of the baseline, two of v3, one of v4.
//
// Only concrete, always inlined code on raw pointers: a specialisation of a generic function of the
// standard library would be merged by the linker across the variants, and the widest could win.
// For the same reason there are no closures: one that is called twice is not inlined.
import CVector
import KernelInterface

#if canImport(Glibc)
  import Glibc
#endif

typealias Lanes = SIMD16<Float>

/// How many floats stand in one vector.
let laneCount = 16

/// A row of `count` numbers in chunks of sixteen, the last of which may be shorter.
struct Chunks: Sequence, IteratorProtocol {
  private var start = 0
  private let count: Int

  @inline(always)
  init(_ count: Int) { self.count = count }

  @inline(always)
  func makeIterator() -> Chunks { self }

  @inline(always)
  mutating func next() -> Chunk? {
    guard start < count else { return nil }
    let chunk = Chunk(start: start, count: least(laneCount, count - start))
    start += laneCount
    return chunk
  }
}

/// Sixteen neighbours of a row, or fewer at its end.
struct Chunk {
  let start: Int
  let count: Int

  @inline(always)
  func load(_ row: In, filling fill: Float = 0) -> Lanes {
    if count == laneCount { return vector_load(row + start) }
    return vector_load_some(row + start, count, fill)
  }

  @inline(always)
  func store(_ lanes: Lanes, _ row: Out) {
    if count == laneCount { return vector_store(lanes, row + start) }
    vector_store_some(lanes, row + start, count)
  }

  @inline(always)
  func add(_ lanes: Lanes, to row: Out) {
    store(load(In(row)) + lanes, row)
  }

  /// The chunk's numbers in order, where it stands for rows.
  @inline(always)
  var rows: Range<Int> { start..<start + count }

  /// The lane that stands for a row.
  @inline(always)
  func isRow(_ row: Int) -> SIMDMask<SIMD16<Int32>> { places .== Float(row - start) }

  /// Zero in the lanes beyond the row's end.
  @inline(always)
  func masked(_ lanes: Lanes) -> Lanes {
    count == laneCount ? lanes : lanes.replacing(with: 0, where: places .>= Float(count))
  }

  /// The lanes' own numbers, 0 to 15.
  @inline(always)
  var places: Lanes { Lanes(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15) }
}

@inline(always)
func least(_ a: Int, _ b: Int) -> Int { a < b ? a : b }

extension SIMD16<Float> {
  /// The sum of the lanes by halves: the one tree that every reduction uses.
  @inline(always)
  var total: Float { vector_sum(self) }

  @inline(always)
  var greatest: Float { vector_greatest(self) }

  /// The lanes' square roots; the standard library's are taken one by one.
  @inline(always)
  var root: Lanes { vector_square_root(self) }

  /// self + a * b, rounded once.
  @inline(always)
  func fma(_ a: Lanes, _ b: Lanes) -> Lanes { fused(a, b, self) }

  @inline(always)
  func fma(_ a: Float, _ b: Lanes) -> Lanes { fused(Lanes(repeating: a), b, self) }
}

#if arch(wasm32)
  /// c + a * b, rounded once: a function of its own, since WebAssembly needs sixty instructions for it, and a page
  /// should be small.
  @inline(never)
  private func fused(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes { vector_fused(a, b, c) }
#else
  @inline(always)
  private func fused(_ a: Lanes, _ b: Lanes, _ c: Lanes) -> Lanes { vector_fused(a, b, c) }
#endif

extension Matrix {
  @inline(always)
  func row(_ index: Int) -> Out { start + index * rowStride }
}
