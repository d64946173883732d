import Kernels
import TestSupport
import Testing

/// Every kernel gives the same bits under every instruction set, at sizes around a vector's width.
@Suite(.enabled(if: availableSets.count > 1, "this processor runs the baseline's kernels only"))
struct VariantTests {
  static let sizes = KernelBits.sizes

  /// Runs `body` under each set on the same numbers, and compares the bits of what it returns.
  private func expectSameBits(
    _ body: (ChosenKernels) -> [Float], sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let results = availableSets.map { body($0.kernels).map(\.bitPattern) }
    for (set, bits) in zip(availableSets, results).dropFirst() {
      #expect(bits == results[0], "\(set) differs from baseline", sourceLocation: sourceLocation)
    }
  }

  /// What the other tests here compare; v4 cannot be emulated, so that a processor must have it.
  @Test(arguments: InstructionSet.allCases)
  func comparesAllSets(set: InstructionSet) throws {
    guard availableSets.contains(set) else {
      try skip("this processor has no \(set): its kernels are not run")
    }
    var numbers = TestNumbers(seed: 1)
    let x = numbers.numbers(33)
    #expect(map(.tanh, x, set: set) == map(.tanh, x, set: .baseline))
  }

  @Test(arguments: sizes)
  func products(size: Int) {
    expectSameBits { KernelBits.products($0, size: size) }
  }

  @Test(arguments: ElementaryFunction.allCases, sizes)
  func functions(_ function: ElementaryFunction, size: Int) {
    expectSameBits { KernelBits.functions($0, function, size: size) }
  }

  @Test(arguments: Arithmetic.allCases, sizes)
  func arithmetic(_ operation: Arithmetic, size: Int) {
    expectSameBits { KernelBits.arithmetic($0, operation, size: size) }
  }

  @Test(arguments: sizes)
  func normalisations(size: Int) {
    expectSameBits { KernelBits.normalisations($0, size: size) }
  }

  @Test(arguments: sizes.dropFirst())
  func losses(size: Int) {
    for rows in [3, 40] { expectSameBits { KernelBits.losses($0, rows: rows, size: size) } }
  }

  @Test(arguments: KernelBits.heads)
  func attention(heads: (count: Int, size: Int)) {
    expectSameBits { KernelBits.attention($0, heads: heads) }
  }

  @Test(arguments: KernelBits.heads, KernelBits.lengths)
  func attentionAlongPaths(heads: (count: Int, size: Int), length: Int) {
    expectSameBits { KernelBits.attentionAlongPaths($0, heads: heads, length: length) }
  }

  @Test(arguments: sizes)
  func cells(size: Int) {
    expectSameBits { KernelBits.cells($0, size: size) }
  }

  @Test(arguments: sizes)
  func rowsAndOptimizers(size: Int) {
    expectSameBits { KernelBits.rowsAndOptimizers($0, size: size) }
  }

  @Test(arguments: ElementaryFunction.allCases)
  func functionsOfAnyNumber(_ function: ElementaryFunction) {
    expectSameBits { KernelBits.functionsOfAnyNumber($0, function) }
  }
}
