import FoundationEssentials
import TestSupport
import Testing

@testable import Randomness

/// Names drawn letter by letter from the lecture's table of bigrams, with the lecture's seed.
@Suite("The three draws")
struct DrawTests {
  static let expected: [(draw: SamplingMethod, names: [String])] = [
    // The published notebook's, those of PyTorch today, and those of versions 1.13 to 2.6.
    (.lecture, ["mor.", "axx.", "minaymoryles.", "kondlaisah.", "anchshizarie."]),
    (.torch, ["cexze.", "momasurailezitynn.", "konimittain.", "llayn.", "ka."]),
    (.mkl, ["junide.", "janasah.", "p.", "cony.", "a."]),
  ]

  @Test(
    "give the names that learners see", .needsNames,
    arguments: [0, 1], SamplingMethod.allCases)
  func giveKnownNames(added fakeCount: Float, by draw: SamplingMethod) throws {
    let rows = try bigramProbabilities(NamesFile.required(), adding: fakeCount)
    let expected = try #require(Self.expected.first { $0.draw == draw }).names
    #expect(names(expected.count, from: rows, by: draw) == expected)
  }

  @Test func giveTheNamesThatPyTorchPrints() throws {
    let expected = try LectureOracle("2017")["samples.counts"].list.map(\.text)
    let path = Repository.root + "/Sources/CEmbedded/names-2017.txt"
    let rows = try bigramProbabilities(path, adding: 0)
    #expect(names(expected.count, from: rows, by: .torch) == expected)
  }

  @Test func giveTheUniformModelsNames() throws {
    let expected = try LectureOracle("2017")["samples.uniform"].list.map(\.text)
    let rows = [[Float]](repeating: [Float](repeating: 1 / 27, count: 27), count: 27)
    #expect(names(expected.count, from: rows, by: .torch) == expected)
  }

  @Test func takeExponentialsAsIntelsLibrary() throws {
    struct Stream: Decodable {
      let seed: UInt32
      let values: [Float]
    }
    for expected in try testData("mkl-exponentials.json", as: [Stream].self) {
      var exponentials = MKLExponentials(seed: expected.seed)
      for value in expected.values {
        #expect(withinOneUnit(exponentials.next(), value))
      }
    }
  }

  @Test func neverDrawWhatIsImpossible() {
    for draw in SamplingMethod.allCases {
      var generator = TorchGenerator(seed: 7)
      let drawn = (0..<200).map { _ in draw.next(of: [0, 0.25, 0, 0.75, 0], using: &generator) }
      #expect(Set(drawn) == [1, 3])
    }
  }

  /// Counts of bigrams divided by their rows' sums, all in `Float` as in the lecture.
  private func bigramProbabilities(_ path: String, adding fakeCount: Float) throws -> [[Float]] {
    var counts = [[Float]](repeating: [Float](repeating: fakeCount, count: 27), count: 27)
    var previous = 0
    for byte in try Data(contentsOf: URL(filePath: path)) + [UInt8(ascii: "\n")] {
      let next = byte == UInt8(ascii: "\n") ? 0 : Int(byte - 96)
      if previous != 0 || next != 0 { counts[previous][next] += 1 }
      previous = next
    }
    return counts.map { row in row.map { $0 / row.reduce(0, +) } }
  }

  private func names(_ count: Int, from rows: [[Float]], by draw: SamplingMethod) -> [String] {
    var generator = TorchGenerator(seed: 2_147_483_647)
    return (0..<count).map { _ in
      var (name, letter) = ("", 0)
      repeat {
        letter = draw.next(of: rows[letter], using: &generator)
        name.unicodeScalars.append(letter == 0 ? "." : Unicode.Scalar(UInt8(96 + letter)))
      } while letter != 0
      return name
    }
  }
}
