import Corpora
import Kernels

/// How fast one matrix product is.
public struct ProductMeasurement: Codable, Equatable, Sendable {
  /// `qkv`, `qkv dx`, `qkv dw`: a layer forward, and backward to its input and to its weight.
  public let name: String
  /// Rows x inner times inner x columns.
  public let rows: Int
  public let inner: Int
  public let columns: Int
  public let gigaflops: Double
  /// As a share of the peak.
  public let share: Double
}

/// The matrix products of a step of the Transformer at its defaults, alone.
enum ProductBenchmark {
  private typealias Shape = (rows: Int, inner: Int, columns: Int)

  /// The products of all linear layers, with C = 64 channels and as many rows as an average batch of names of
  /// `corpus` has.
  static func measure(
    _ corpus: Corpus, repetitions: Int, beside roofline: Roofline
  ) -> [ProductMeasurement] {
    let rows = StepBenchmark.averageRows(of: corpus)
    let layers = [
      (name: "qkv", input: 64, output: 192), ("project", 64, 64), ("up", 64, 256),
      ("down", 256, 64), ("head", 64, corpus.vocabulary.count),
    ]
    return layers.flatMap { name, input, output in
      [
        measure(name, (rows, input, output), transposed: false, repetitions, roofline),
        measure("\(name) dx", (rows, output, input), transposed: false, repetitions, roofline),
        measure("\(name) dw", (output, rows, input), transposed: true, repetitions, roofline),
      ]
    }
  }

  /// Gigaflops of a product of squares that a core's caches hold, in the fastest of some runs.
  static func squareGigaflops(_ repetitions: Int) -> Double {
    gigaflops((96, 96, 96), transposed: false) { fastestSeconds(repetitions, $0) }
  }

  private static func measure(
    _ name: String, _ shape: Shape, transposed: Bool, _ repetitions: Int, _ roofline: Roofline
  ) -> ProductMeasurement {
    let rate = gigaflops(shape, transposed: transposed) { medianSeconds(repetitions, $0) }
    return ProductMeasurement(
      name: name, rows: shape.rows, inner: shape.inner, columns: shape.columns, gigaflops: rate,
      share: rate / roofline.peakGigaflops)
  }

  /// Of a product of this shape, its left factor perhaps a transposed view; `time` says how long work takes.
  private static func gigaflops(
    _ shape: Shape, transposed: Bool, time: (() -> Void) -> Double
  ) -> Double {
    let a = filled(shape.rows * shape.inner)
    let b = filled(shape.inner * shape.columns)
    let c = filled(shape.rows * shape.columns)
    defer { for numbers in [a, b, c] { numbers.deallocate() } }
    let left =
      transposed
      ? Matrix(a, rows: shape.inner, columns: shape.rows).transposed
      : Matrix(a, rows: shape.rows, columns: shape.inner)
    let right = Matrix(b, rows: shape.inner, columns: shape.columns)
    let result = Matrix(c, rows: shape.rows, columns: shape.columns)
    let multiplications = shape.rows * shape.inner * shape.columns
    // A single product is over in microseconds, too short for the clock.
    let products = max(1, 4_000_000 / multiplications)
    let seconds = time {
      for _ in 0..<products { kernels.product(left, right, from: nil, into: result) }
    }
    return Double(2 * multiplications * products) / seconds / 1e9
  }

  /// Numbers that lie on a boundary of 64 bytes, as a tape's do.
  static func filled(_ count: Int) -> UnsafeMutablePointer<Float> {
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Float>.stride, alignment: 64)
    let numbers = room.bindMemory(to: Float.self, capacity: count)
    for index in 0..<count { numbers[index] = Float(index % 7) / 8 }
    return numbers
  }
}
