import TestSupport
import Testing

@testable import Kernels

/// Kernels give the same bits when several threads take parts of them, however small.
///
/// The crew is that of the process: other tests share their kernels while these run, which changes no bit of theirs.
@Suite(.serialized) struct SharedKernelsTests {
  static let threads = [1, 2, 3, 8]

  /// Compares what `body` gives by one thread with what it gives by several.
  private func expectSameBits(
    _ threads: Int, _ body: (ChosenKernels) -> [Float],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let alone = body(SharedKernels.real).map(\.bitPattern)
    Crew.shared.allow(threads: threads, sharesOf: 1)
    defer { Crew.shared.allow(threads: 1) }
    #expect(body(kernels).map(\.bitPattern) == alone, sourceLocation: sourceLocation)
  }

  @Test(arguments: threads, KernelBits.sizes)
  func products(threads: Int, size: Int) {
    expectSameBits(threads) { KernelBits.products($0, size: size) }
  }

  @Test(arguments: threads, ElementaryFunction.allCases)
  func functions(threads: Int, _ function: ElementaryFunction) {
    expectSameBits(threads) { KernelBits.functions($0, function, size: 65) }
  }

  @Test(arguments: threads, Arithmetic.allCases)
  func arithmetic(threads: Int, _ operation: Arithmetic) {
    for size in KernelBits.sizes {
      expectSameBits(threads) { KernelBits.arithmetic($0, operation, size: size) }
    }
  }

  @Test(arguments: threads)
  func otherKernels(threads: Int) {
    for size in KernelBits.sizes {
      expectSameBits(threads) { KernelBits.normalisations($0, size: size) }
      expectSameBits(threads) { KernelBits.cells($0, size: size) }
      expectSameBits(threads) { KernelBits.rowsAndOptimizers($0, size: size) }
      guard size > 1 else { continue }
      for rows in [3, 40] {
        expectSameBits(threads) { KernelBits.losses($0, rows: rows, size: size) }
      }
    }
  }

  /// A row is owed by its own row and by the one before it.
  @Test(arguments: threads)
  func targetsThatOverlap(threads: Int) {
    expectSameBits(threads) { kernels in
      var random = TestNumbers(seed: 9)
      let dc = OwnedMatrix(random.numbers(25 * 400, in: -3...3), rows: 25, columns: 400)
      let owed = OwnedMatrix(random.numbers(26 * 400, in: -3...3), rows: 26, columns: 400)
      let (upper, lower) = (owed.matrix.rows(0..<25), owed.matrix.rows(1..<26))
      kernels.combineBackward(
        .add, dc.matrix, dc.matrix, dc: dc.matrix, da: (upper, upper), db: (lower, lower))
      return owed.numbers
    }
  }

  @Test(arguments: threads, KernelBits.heads)
  func attention(threads: Int, heads: (count: Int, size: Int)) {
    expectSameBits(threads) { KernelBits.attention($0, heads: heads) }
  }
}

@Suite struct CrewTests {
  /// Every part is done once, by whomever, and all are done when the call returns.
  @Test(arguments: [1, 2, 5])
  func doesEveryPartOnce(threads: Int) {
    let crew = Crew()
    crew.allow(threads: threads)
    for count in [1, 2, 3, 100] {
      let done = Counts(count)
      for _ in 0..<200 { crew.share(count) { done.add(at: $0) } }
      #expect(done.counts.allSatisfy { $0 == 200 }, "\(count) parts")
    }
  }

  /// Of three threads as many are free as have no work, and only for what is worth it.
  @Test func knowsWhoIsFree() {
    let crew = Crew()
    let much = 100 * Crew.leastShare
    #expect(crew.threads(for: much) == 1)
    crew.allow(threads: 3)
    #expect(crew.threads(for: much) == 3)
    #expect(crew.threads(for: Crew.leastShare) == 1)
    #expect(crew.threads(for: 2 * Crew.leastShare) == 2)
    crew.working {
      #expect(crew.threads(for: much) == 2)
      crew.waiting { #expect(crew.threads(for: much) == 3) }
      crew.working { #expect(crew.threads(for: much) == 1) }
    }
    crew.share(2) { _ in #expect(crew.threads(for: much) == 2) }
  }

  /// Several threads may have helpers at the same time, and each gets its own parts done.
  @Test func helpsSeveralAtOnce() async {
    let crew = Crew()
    crew.allow(threads: 8)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          crew.working {
            let done = Counts(50)
            for _ in 0..<300 { crew.share(50) { done.add(at: $0) } }
            return done.counts.allSatisfy { $0 == 300 }
          }
        }
      }
      for await isWhole in group { #expect(isWhole) }
    }
  }
}

/// How often each part was done. No two threads have the same part at a time.
private final class Counts: @unchecked Sendable {
  private let memory: UnsafeMutableBufferPointer<Int>

  init(_ count: Int) {
    memory = .allocate(capacity: count)
    memory.initialize(repeating: 0)
  }

  deinit { memory.deallocate() }

  func add(at index: Int) { memory[index] += 1 }

  var counts: [Int] { Array(memory) }
}
