import Kernels

/// A matrix that owns its numbers, with room after each row to see what is written beside it.
final class OwnedMatrix {
  let matrix: Matrix
  private let margin: Int
  private static let guardian: Float = 12345

  /// Numbers row by row; the `margin` floats after each row must stay as they are.
  init(_ numbers: [Float], rows: Int, columns: Int, margin: Int = 3) {
    let stride = columns + margin
    let memory = UnsafeMutablePointer<Float>.allocate(capacity: max(rows * stride, 1))
    memory.initialize(repeating: Self.guardian, count: max(rows * stride, 1))
    self.margin = margin
    matrix = Matrix(memory, rows: rows, columns: columns, rowStride: stride)
    for (index, number) in numbers.enumerated() {
      memory[index / columns * stride + index % columns] = number
    }
  }

  deinit { matrix.start.deallocate() }

  /// Row by row.
  var numbers: [Float] {
    (0..<matrix.rows).flatMap { row in
      (0..<matrix.columns).map { matrix.start[row * matrix.rowStride + $0] }
    }
  }

  /// Whether nothing was written between the rows.
  var isIntact: Bool {
    (0..<matrix.rows).allSatisfy { row in
      (0..<margin).allSatisfy {
        matrix.start[row * matrix.rowStride + matrix.columns + $0] == Self.guardian
      }
    }
  }
}
