import Corpora
import Models
import Randomness
import Tensors
import Testing

@testable import Experiments

struct IntrospectionTests {
  /// Points on a plane that stands askew in four dimensions keep their distances.
  @Test func aPlaneIsFoundInAnySpace() {
    let flat = [(3.0, 1.0), (-2, 0.5), (0, -1), (4, -0.75), (-5, 0.25)]
    let points = flat.map { x, y in [0.6 * x + 1, 0.8 * x, 0.6 * y - 2, 0.8 * y] }
    let plane = PlaneProjection(points)
    #expect(abs(plane.shares.reduce(0, +) - 1) < 1e-12)
    #expect(plane.shares[0] > plane.shares[1])
    for i in flat.indices {
      for j in flat.indices {
        let (dx, dy) = (flat[i].0 - flat[j].0, flat[i].1 - flat[j].1)
        let (px, py) = (
          plane.points[i][0] - plane.points[j][0], plane.points[i][1] - plane.points[j][1]
        )
        #expect(abs(dx * dx + dy * dy - px * px - py * py) < 1e-9)
      }
    }
  }

  @Test func theDirectionsAreUncorrelated() {
    var generator = TorchGenerator(seed: 4)
    let points = (0..<12).map { _ in (0..<5).map { _ in Double(generator.randn(1)[0]) } }
    let plane = PlaneProjection(points)
    let product = plane.points.reduce(0) { $0 + $1[0] * $1[1] }
    #expect(abs(product) < 1e-9)
  }

  @Test(arguments: [[[1.0, 2]], [[0, 0], [0, 0]], [[1], [2], [4]]])
  func fewPointsHaveAPlaneToo(points: [[Double]]) {
    let plane = PlaneProjection(points)
    #expect(plane.points.count == points.count)
    #expect(plane.points.allSatisfy { $0.allSatisfy(\.isFinite) })
    #expect(plane.shares.allSatisfy { $0.isFinite })
  }

  @Test(arguments: ["a", "isabella\nab", "abcdefghijklmnopqrstuvwxyz"])
  func aWordIsFoundThatFits(text: String) throws {
    let corpus = try Corpus(bytes: Array(text.utf8), name: "words")
    var generator = TorchGenerator(seed: 4)
    let kind = try #require(ModelCatalog.kind("gru"))
    let size = NetworkSize(vocabulary: corpus.vocabulary.count, positions: 27)
    let introspection = Introspection(
      NeuralLanguageModel(kind, size, using: &generator), reading: SplitCorpus(corpus, seed: 42))
    #expect((2...16).contains(introspection.letters.count))
    #expect(introspection.letters.dropFirst().joined().allSatisfy { text.contains($0) })
    #expect(introspection.guesses.count == introspection.letters.count)
    for observation in introspection.observations {
      #expect((observation.rows, observation.columns) == (introspection.letters.count, 24))
    }
    #expect(introspection.characters.count == min(60, corpus.vocabulary.count))
    #expect(introspection.plane.points.count == introspection.characters.count)
  }
}

struct ReorderedTests {
  private func reordered(_ text: String, _ kind: String) throws -> Reordered? {
    let corpus = try Corpus(bytes: Array("abcn\n\(text)".utf8), name: "words")
    var generator = TorchGenerator(seed: 4)
    let size = NetworkSize(vocabulary: corpus.vocabulary.count, positions: 8)
    let network = NeuralLanguageModel(
      try #require(ModelCatalog.kind(kind)), size, using: &generator)
    return Reordered(Array(corpus.words[1]), network, corpus.vocabulary)
  }

  /// By hand: the first letter, and the next one that differs, change places; the last stays.
  @Test(arguments: [("aanb", "naab"), ("abc", "bac"), ("bbab", "abbb")])
  func swapsTwoLettersThatDiffer(word: String, swapped: String) throws {
    let found = try #require(try reordered(word, "bow"))
    #expect(found.letters.joined() == word)
    #expect(found.swapped.joined() == swapped)
  }

  @Test(arguments: ["a", "ab", "aab", "aaa"]) func findsNoOtherOrder(word: String) throws {
    #expect(try reordered(word, "bow") == nil)
  }

  /// A mean does not know the order: its sums have the same terms, which are added up in another order.
  @Test func anOrderIsNothingToAMean() throws {
    #expect(try #require(try reordered("abcan", "bow")).largestChange < 1e-6)
    #expect(try #require(try reordered("abcan", "gru")).largestChange > 1e-3)
  }
}
