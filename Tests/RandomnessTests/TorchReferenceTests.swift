import FoundationEssentials
import Randomness
import TestSupport
import Testing

/// Streams that PyTorch and CPython printed as decimals, for two seeds.
@Suite("The reference streams")
struct TorchReferenceTests {
  struct Reference: Decodable {
    let streams: [Stream]
    let shuffles: [Shuffle]

    enum CodingKeys: String, CodingKey {
      case streams = "torch_streams"
      case shuffles = "python_shuffles"
    }
  }

  struct Stream: Decodable {
    let seed: UInt64
    let rand, exponential, narrow: [Float]
    let doubles: [Double]
    let randn, afterRandn: [String: [Float]]
    let letters, examples, order, ends, single, replaced: [Int]

    enum CodingKeys: String, CodingKey {
      case seed, rand, randn, exponential
      case doubles = "rand_double"
      case afterRandn = "randn_then_rand"
      case letters = "randint_0_27"
      case examples = "randint_0_182580_32"
      case order = "randperm_20"
      case ends = "randperm_32033_first5_last5"
      case narrow = "uniform_-0.125_0.125"
      case single = "multinomial_one_at_a_time"
      case replaced = "multinomial_20_with_replacement"
    }

    var generator: TorchGenerator { TorchGenerator(seed: seed) }
  }

  struct Shuffle: Decodable {
    let seed: Int
    let random: [Double]
    let first5, last5: [String]
    let range: [Int]

    enum CodingKeys: String, CodingKey {
      case seed, random, first5, last5
      case range = "shuffle_of_range10"
    }
  }

  private let reference: Reference

  init() throws { reference = try testData("torch-reference.json") }

  @Test func matchUniformsAndIntegers() {
    for expected in reference.streams {
      var generators = (0..<7).map { _ in expected.generator }
      #expect(generators[0].rand(10) == expected.rand)
      #expect(generators[1].doubles(5) == expected.doubles)
      #expect(generators[2].randint(20, below: 27) == expected.letters)
      #expect(generators[3].randint(32, below: 182_580) == expected.examples)
      #expect(generators[4].randperm(20) == expected.order)
      let order = generators[5].randperm(32033)
      #expect(order.prefix(5) + order.suffix(5) == expected.ends[...])
      #expect(generators[6].uniform(6, from: -0.125, to: 0.125) == expected.narrow)
    }
  }

  @Test func matchExponentialsAndNormals() throws {
    for expected in reference.streams {
      var generator = expected.generator
      let exponentials = generator.exponential(6)
      #expect(zip(exponentials, expected.exponential).allSatisfy(withinOneUnit))
      for (size, values) in expected.randn {
        var generator = expected.generator
        let normals = generator.randn(try #require(Int(size)))
        let ends = normals.prefix(8) + normals.suffix(4)
        #expect(zip(ends, values).allSatisfy(withinAMillionth), "\(size) normals")
        #expect(generator.rand(2) == expected.afterRandn[size])
      }
    }
  }

  @Test func matchMultinomials() {
    let probabilities: [Float] = [0.6064, 0.3033, 0.0903]
    for expected in reference.streams {
      var (one, many) = (expected.generator, expected.generator)
      let single = (0..<20).map { _ in SamplingMethod.torch.next(of: probabilities, using: &one) }
      #expect(single == expected.single)
      let replaced = many.multinomial(probabilities: probabilities, count: 20, replacement: true)
      #expect(replaced == expected.replaced)
    }
  }

  @Test func matchPythonsShuffle() {
    for expected in reference.shuffles {
      var (uniform, order) = (PythonRandom(seed: expected.seed), PythonRandom(seed: expected.seed))
      #expect(expected.random.map { _ in uniform.random() } == expected.random)
      var range = Array(0..<10)
      order.shuffle(&range)
      #expect(range == expected.range)
    }
  }

  @Test("match the shuffle of the lecture's names", .needsNames)
  func matchTheShuffleOfNames() throws {
    let data = try Data(contentsOf: URL(filePath: NamesFile.required()))
    let expected = try #require(reference.shuffles.first { $0.seed == 42 })
    var names = String(decoding: data, as: UTF8.self).split(separator: "\n").map(String.init)
    var generator = PythonRandom(seed: expected.seed)
    generator.shuffle(&names)
    #expect(names.prefix(5) + names.suffix(5) == (expected.first5 + expected.last5)[...])
  }
}
