public import Kernels

/// Rows of numbers on a tape or among the parameters: N x C, with room for a gradient of that shape.
///
/// A tensor is a view. Its memory belongs to a `Tape` (until the tape is reset) or to a
/// `ParameterSet`, which must outlive it. Columns lie side by side.
public struct Tensor: BitwiseCopyable {
  /// The number of rows, N.
  public let rows: Int
  /// The number of columns, C.
  public let columns: Int
  /// How far apart rows lie; more than `columns` where this is a view of some columns.
  let stride: Int
  let start: UnsafeMutablePointer<Float>
  let storage: UnsafeMutablePointer<Storage>

  /// What all views of the same memory share.
  struct Storage: BitwiseCopyable {
    let values: UnsafeMutablePointer<Float>
    /// Nil where no gradient is wanted.
    let gradients: UnsafeMutablePointer<Float>?
    let count: Int
    /// Gradients are set to zero when they are first asked for, close to their use.
    var hasGradient: Bool
  }

  /// `[rows, columns]`, as errors print it.
  public var shape: [Int] { [rows, columns] }

  /// Whether this is rows x columns; unlike a comparison of `shape`, it allocates nothing.
  public func isShaped(_ rows: Int, _ columns: Int) -> Bool {
    self.rows == rows && self.columns == columns
  }

  /// Whether it was declared in a `ParameterSet`, or made on a tape that records.
  var isParameter: Bool { storage.pointee.gradients != nil }

  /// How many numbers there are.
  public var count: Int { rows * columns }

  /// The values as the kernels take them.
  public var matrix: Matrix { Matrix(start, rows: rows, columns: columns, rowStride: stride) }

  /// The gradient, or nil for a constant. Reading it before `backward` gives zeros.
  public var gradient: Matrix? {
    guard let gradients = storage.pointee.gradients else { return nil }
    if !storage.pointee.hasGradient {
      gradients.update(repeating: 0, count: storage.pointee.count)
      storage.pointee.hasGradient = true
    }
    let offset = start - storage.pointee.values
    return Matrix(gradients + offset, rows: rows, columns: columns, rowStride: stride)
  }

  /// Where an operation that writes all of the gradient does so, and what it adds it to: nothing if this is the
  /// first contribution and fills the whole storage, which then need not be set to zero.
  var gradientTarget: GradientTarget? {
    guard let gradients = storage.pointee.gradients else { return nil }
    guard !storage.pointee.hasGradient && count == storage.pointee.count else {
      return gradient.map { ($0, $0) }
    }
    storage.pointee.hasGradient = true
    return (Matrix(gradients, rows: rows, columns: columns, rowStride: stride), nil)
  }

  /// The value at row n, column c.
  public subscript(row: Int, column: Int) -> Float {
    get {
      precondition(contains(row, column), "no element [\(row), \(column)] in \(shape)")
      return start[row * stride + column]
    }
    nonmutating set {
      precondition(contains(row, column), "no element [\(row), \(column)] in \(shape)")
      start[row * stride + column] = newValue
    }
  }

  /// The values row by row.
  public var values: [Float] {
    guard stride == columns else { return matrix.elements }
    return Array(UnsafeBufferPointer(start: start, count: count))
  }

  /// Replaces `numbers` by the values row by row; nothing is allocated if there is room for them.
  public func copyValues(into numbers: inout [Float]) {
    numbers.removeAll(keepingCapacity: true)
    for row in 0..<rows {
      numbers += UnsafeBufferPointer(start: start + row * stride, count: columns)
    }
  }

  /// Lets `body` write the values, row by row; they must lie side by side.
  public func withValues(_ body: (inout MutableSpan<Float>) -> Void) {
    precondition(stride == columns, "the values of some columns do not lie side by side")
    var span = UnsafeMutableBufferPointer(start: start, count: count).mutableSpan
    body(&span)
  }

  /// The values, a list for each row.
  public var rowValues: [[Float]] { (0..<rows).map { self[rows: $0..<$0 + 1].values } }

  /// The only number of a 1 x 1 tensor.
  public var scalar: Float {
    precondition(count == 1, "a scalar has shape [1, 1], this tensor \(shape)")
    return start[0]
  }

  /// Copies numbers in, row by row.
  public func fill(from numbers: [Float]) {
    precondition(numbers.count == count, "\(numbers.count) numbers for a tensor of \(shape)")
    numbers.withUnsafeBufferPointer { numbers in
      guard let source = numbers.baseAddress else { return }
      for row in 0..<rows {
        (start + row * stride).update(from: source + row * columns, count: columns)
      }
    }
  }

  private func contains(_ row: Int, _ column: Int) -> Bool {
    (0..<rows).contains(row) && (0..<columns).contains(column)
  }
}

// MARK: Views

extension Tensor {
  /// The columns of `range`: the same memory, the same gradient.
  public subscript(columns range: Range<Int>) -> Tensor {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= columns,
      "columns \(range) of a tensor of \(shape)")
    return view(rows, range.count, stride, start + range.lowerBound)
  }

  /// The rows of `range`: the same memory, the same gradient.
  public subscript(rows range: Range<Int>) -> Tensor {
    precondition(
      range.lowerBound >= 0 && range.upperBound <= rows, "rows \(range) of a tensor of \(shape)")
    return view(range.count, columns, stride, start + range.lowerBound * stride)
  }

  /// The same numbers in as many rows of `columns`; they must lie side by side.
  public func reshaped(columns: Int) -> Tensor {
    precondition(stride == self.columns, "a view of some columns cannot be reshaped; copy it first")
    precondition(count.isMultiple(of: columns), "\(shape) does not make rows of \(columns)")
    return view(count / columns, columns, columns, start)
  }

  private func view(
    _ rows: Int, _ columns: Int, _ stride: Int, _ start: UnsafeMutablePointer<Float>
  ) -> Tensor {
    Tensor(rows: rows, columns: columns, stride: stride, start: start, storage: storage)
  }
}

extension Matrix {
  /// The numbers row by row.
  public var elements: [Float] {
    [Float](unsafeUninitializedCapacity: rows * columns) { elements, count in
      for row in 0..<rows {
        for column in 0..<columns {
          elements[row * columns + column] = start[row * rowStride + column * columnStride]
        }
      }
      count = rows * columns
    }
  }
}
