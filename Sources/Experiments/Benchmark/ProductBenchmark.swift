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
  /// The products of all linear layers, with C = 64 channels and as many rows as an average batch of names of
  /// `corpus` has.
  static func measure(
    _ corpus: Corpus, repetitions: Int, peak: Double
  ) -> [ProductMeasurement] {
    let rows = StepBenchmark.averageRows(of: corpus)
    let layers = [
      (name: "qkv", input: 64, output: 192), ("project", 64, 64), ("up", 64, 256),
      ("down", 256, 64), ("head", 64, corpus.vocabulary.count),
    ]
    return layers.flatMap { name, input, output in
      [
        measure(name, (rows, input, output), transposed: false, repetitions, peak),
        measure("\(name) dx", (rows, output, input), transposed: false, repetitions, peak),
        measure("\(name) dw", (output, rows, input), transposed: true, repetitions, peak),
      ]
    }
  }

  /// The processor's ceiling in gigaflops: multiply-adds that touch no memory.
  static func peak(repetitions: Int) -> Double {
    var operations = 0
    let time = medianSeconds(repetitions) {
      operations = kernels.multiplyAdds(10_000_000).operations
    }
    return Double(operations) / time / 1e9
  }

  private static func measure(
    _ name: String, _ shape: (rows: Int, inner: Int, columns: Int), transposed: Bool,
    _ repetitions: Int, _ peak: Double
  ) -> ProductMeasurement {
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
    // A single product is over in microseconds, too short for the clock.
    let products = max(1, 4_000_000 / (shape.rows * shape.inner * shape.columns))
    let time = medianSeconds(repetitions) {
      for _ in 0..<products { kernels.product(left, right, from: nil, into: result) }
    }
    let work = 2 * shape.rows * shape.inner * shape.columns * products
    let rate = Double(work) / time / 1e9
    return ProductMeasurement(
      name: name, rows: shape.rows, inner: shape.inner, columns: shape.columns, gigaflops: rate,
      share: rate / peak)
  }

  /// Numbers that lie on a boundary of 64 bytes, as a tape's do.
  private static func filled(_ count: Int) -> UnsafeMutablePointer<Float> {
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: count * MemoryLayout<Float>.stride, alignment: 64)
    let numbers = room.bindMemory(to: Float.self, capacity: count)
    for index in 0..<count { numbers[index] = Float(index % 7) / 8 }
    return numbers
  }
}
