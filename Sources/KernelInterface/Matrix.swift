/// Where a gradient goes: `into` becomes `from` and what is owed to it, or that alone where there was nothing yet.
/// `from` is `into` itself.
public typealias GradientTarget = (into: Matrix, from: Matrix?)

/// A matrix that lies somewhere in memory: element (i, j) is `start[i * rowStride + j * columnStride]`.
///
/// A stride of zero repeats one row, one column or one number, which is how broadcasting is written.
/// A matrix owns nothing; whoever made the memory keeps it alive.
public struct Matrix: BitwiseCopyable {
  /// The element of row 0 and column 0.
  public let start: UnsafeMutablePointer<Float>
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// How many numbers lie between an element and the one below it; 0 repeats one row.
  public let rowStride: Int
  /// How many numbers lie between an element and the one beside it; 0 repeats one column.
  public let columnStride: Int

  /// Rows one after the other unless `rowStride` says otherwise.
  @inlinable @inline(always)
  public init(
    _ start: UnsafeMutablePointer<Float>, rows: Int, columns: Int, rowStride: Int? = nil,
    columnStride: Int = 1
  ) {
    self.start = start
    self.rows = rows
    self.columns = columns
    self.rowStride = rowStride ?? columns
    self.columnStride = columnStride
  }

  /// The same numbers with rows and columns exchanged; nothing is copied.
  @inlinable @inline(always)
  public var transposed: Matrix {
    Matrix(start, rows: columns, columns: rows, rowStride: columnStride, columnStride: rowStride)
  }

  /// The columns of `range` of every row.
  @inlinable @inline(always)
  public func columns(_ range: Range<Int>) -> Matrix {
    Matrix(
      start + range.lowerBound * columnStride, rows: rows, columns: range.count,
      rowStride: rowStride, columnStride: columnStride)
  }

  /// The rows of `range`.
  @inlinable @inline(always)
  public func rows(_ range: Range<Int>) -> Matrix {
    Matrix(
      start + range.lowerBound * rowStride, rows: range.count, columns: columns,
      rowStride: rowStride, columnStride: columnStride)
  }
}
