import Randomness
import TestSupport
import Testing

/// Each call from a fresh generator, and the uniform number after it, which shows the state.
@Suite("PyTorch's streams")
struct TorchGeneratorTests {
  typealias Draws = ExpectedStreams.Draws

  @Test func haveExpectedValues() throws {
    let expected = try ExpectedStreams.all.get()
    #expect(expected.streams.count == 9)
    #expect(expected.sizes.contains(19683))
  }

  @Test("rand of both widths and uniform to the bit", arguments: ExpectedStreams.draws)
  func drawUniforms(_ draws: Draws) {
    for expected in draws.rand {
      draws.expect(expected.next) { expected.expect($0.rand(expected.count)) }
    }
    for expected in draws.randDouble {
      draws.expect(expected.next) { expected.expect($0.doubles(expected.count)) }
    }
    for expected in draws.uniform {
      draws.expect(expected.next) {
        expected.expect($0.uniform(expected.count, from: -0.3, to: 1.7))
      }
    }
  }

  @Test("randint, randperm and random integers", arguments: ExpectedStreams.draws)
  func drawIntegers(_ draws: Draws) throws {
    let bounds = try ExpectedStreams.all.get().bounds
    #expect(bounds.count == draws.randint.count)
    for (bound, expected) in zip(bounds, draws.randint) {
      draws.expect(expected.next) { expected.expect($0.randint(20, below: bound)) }
    }
    for expected in draws.randperm {
      draws.expect(expected.next) { expected.expect($0.randperm(expected.count)) }
    }
    draws.expect(draws.randomInteger.next) { generator in
      draws.randomInteger.expect((0..<3).map { _ in Int(generator.randomInteger()) })
    }
  }

  @Test("exponentials within one unit in the last place", arguments: ExpectedStreams.draws)
  func drawExponentials(_ draws: Draws) {
    for expected in draws.exponential {
      draws.expect(expected.next) {
        expected.expect($0.exponential(expected.count), isClose: withinOneUnit)
      }
    }
  }

  @Test("normals within a millionth", arguments: ExpectedStreams.draws)
  func drawNormals(_ draws: Draws) {
    for expected in draws.randn {
      draws.expect(expected.next) {
        expected.expect($0.randn(expected.count), isClose: withinAMillionth)
      }
    }
  }

  @Test("keep half a pair of normals over blocks", arguments: ExpectedStreams.draws)
  func keepHalfAPair(_ draws: Draws) {
    for expected in draws.randnTwice {
      draws.expect(expected.next) { generator in
        let values = [expected.count - 19, 16, 3].flatMap { generator.randn($0) }
        expected.expect(values, isClose: withinAMillionth)
      }
    }
  }

  @Test func drawNothing() {
    var generator = TorchGenerator(seed: 42)
    let fresh = generator
    #expect(generator.rand(0).isEmpty)
    #expect(generator.randn(0).isEmpty)
    #expect(generator.randperm(0).isEmpty)
    #expect(generator == fresh)
  }
}
