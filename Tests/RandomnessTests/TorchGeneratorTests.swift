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

  @Test("rand, randDouble and uniform to the bit", arguments: ExpectedStreams.draws)
  func drawUniforms(_ draws: Draws) {
    for expected in draws.rand {
      var generator = draws.generator
      expected.expect(generator.rand(expected.count))
      #expect(generator.rand(1)[0].bitPattern == expected.next)
    }
    for expected in draws.randDouble {
      var generator = draws.generator
      expected.expect(generator.randDouble(expected.count))
      #expect(generator.rand(1)[0].bitPattern == expected.next)
    }
    for expected in draws.uniform {
      var generator = draws.generator
      expected.expect(generator.uniform(expected.count, from: -0.3, to: 1.7))
      #expect(generator.rand(1)[0].bitPattern == expected.next)
    }
  }

  @Test("randint, randperm and random integers", arguments: ExpectedStreams.draws)
  func drawIntegers(_ draws: Draws) throws {
    let bounds = try ExpectedStreams.all.get().bounds
    #expect(bounds.count == draws.randint.count)
    for (bound, expected) in zip(bounds, draws.randint) {
      var generator = draws.generator
      expected.expect(generator.randint(20, below: bound))
      #expect(generator.rand(1)[0].bitPattern == expected.next)
    }
    for expected in draws.randperm {
      var generator = draws.generator
      expected.expect(generator.randperm(expected.count))
      #expect(generator.rand(1)[0].bitPattern == expected.next)
    }
    var generator = draws.generator
    draws.randomInteger.expect((0..<3).map { _ in generator.randomInteger() })
    #expect(generator.rand(1)[0].bitPattern == draws.randomInteger.next)
  }

  @Test("exponentials within one unit in the last place", arguments: ExpectedStreams.draws)
  func drawExponentials(_ draws: Draws) {
    for expected in draws.exponential {
      var generator = draws.generator
      expected.expect(generator.exponential(expected.count), isClose: withinOneUnit)
      #expect(generator.rand(1)[0].bitPattern == expected.next)
    }
  }

  @Test("normals within a millionth", arguments: ExpectedStreams.draws)
  func drawNormals(_ draws: Draws) {
    for expected in draws.randn {
      var generator = draws.generator
      expected.expect(generator.randn(expected.count), isClose: withinAMillionth)
      #expect(generator.rand(1)[0].bitPattern == expected.next)
    }
  }

  @Test("keep half a pair of normals over blocks", arguments: ExpectedStreams.draws)
  func keepHalfAPair(_ draws: Draws) {
    for expected in draws.randnTwice {
      var generator = draws.generator
      let values = [expected.count - 19, 16, 3].flatMap { generator.randn($0) }
      expected.expect(values, isClose: withinAMillionth)
      #expect(generator.rand(1)[0].bitPattern == expected.next)
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
