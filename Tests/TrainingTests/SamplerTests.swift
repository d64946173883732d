import Corpora
import Models
import Randomness
import Testing

@testable import Training

struct SamplerTests {
  /// After nothing: a 0.5, b 0.3, c 0.2. After a letter: the end 0.6, a 0.4.
  private struct Fixed: ContextModel {
    let order = 1
    let vocabularySize = 4
    let parameterCount = 0
    func probabilities(inContext context: ArraySlice<Token>) -> [Double] {
      context.first == 0 ? [0, 0.5, 0.3, 0.2] : [0.6, 0.4, 0, 0]
    }
  }

  private func share(of letter: Token, _ sampler: Sampler, together: Bool) -> Double {
    var generator = TorchGenerator(seed: 1)
    let count = 20_000
    let words =
      together
      ? sampler.wordsTogether(count, from: Fixed().decoder(), using: &generator)
      : sampler.wordsInTurn(count, from: Fixed(), using: &generator)
    #expect(words.count == count)
    return Double(words.count { $0.first == letter }) / Double(count)
  }

  @Test(
    "draws in proportion, one after the other or together", arguments: SamplingMethod.allCases,
    [true, false])
  func drawsInProportion(draw: SamplingMethod, together: Bool) {
    // Three standard deviations of a share of 20,000 draws are 0.011.
    #expect(abs(share(of: 1, Sampler(draw: draw), together: together) - 0.5) < 0.011)
    #expect(abs(share(of: 3, Sampler(draw: draw), together: together) - 0.2) < 0.011)
  }

  @Test("sharpens by temperature: p^2, normalised")
  func sharpens() {
    // 0.25 of 0.25 + 0.09 + 0.04.
    #expect(abs(share(of: 1, Sampler(temperature: 0.5), together: true) - 0.25 / 0.38) < 0.011)
  }

  @Test func drawsOnlyTheLikeliest() {
    #expect(share(of: 3, Sampler(topK: 2), together: true) == 0)
    #expect(abs(share(of: 1, Sampler(topK: 2), together: true) - 0.625) < 0.011)
    #expect(share(of: 1, Sampler(topK: 1), together: false) == 1)
  }

  @Test func beginsWithThePrefixAndEndsInTime() {
    var generator = TorchGenerator(seed: 1)
    let sampler = Sampler(prefix: [2, 3], longest: 4)
    for word in sampler.wordsTogether(500, from: Fixed().decoder(), using: &generator) {
      #expect(word.prefix(2) == [2, 3])
      #expect(word.count <= 4)
    }
  }

  @Test func staysFiniteAtAnyTemperature() {
    #expect(share(of: 1, Sampler(temperature: 0.001), together: true) == 1)
    #expect(abs(share(of: 0, Sampler(temperature: 1000), together: true) - 0) < 0.01)
  }

  /// The definition: all words of a time in their order, each asked for its own prefix.
  @Test(arguments: SamplingMethod.allCases)
  func growsWordsAsIfEachWereAlone(draw: SamplingMethod) {
    var generator = TorchGenerator(seed: 4)
    let sampler = Sampler(draw: draw, prefix: [1], longest: 9)
    let words = sampler.wordsTogether(300, from: Fixed().decoder(), using: &generator)
    var plain = [[Token]](repeating: [1], count: 300)
    var growing = Array(plain.indices)
    var fresh = TorchGenerator(seed: 4)
    while !growing.isEmpty, plain[growing[0]].count < 9 {
      growing = growing.filter { word in
        let p = Fixed().probabilities(after: plain[word][...]).map(Float.init)
        let next = Token(draw.next(of: p, using: &fresh))
        if next != 0 { plain[word].append(next) }
        return next != 0
      }
    }
    #expect(words == plain)
    #expect(generator == fresh)
  }
}
