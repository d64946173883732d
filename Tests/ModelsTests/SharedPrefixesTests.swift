import Corpora
import Testing

@testable import Models

struct SharedPrefixesTests {
  /// `count` words of `length` characters, all different.
  private func words(_ count: Int, _ length: Int) -> Words {
    Words(
      (0..<count).map { number in
        (0..<length).map { Token(1 + number >> $0 & 1) }
      })
  }

  /// 1,536 characters and ends: 153 words of 9 (so that 128 is the limit), 11 of 128, one of 3,072.
  @Test(
    "reads 128 names at a time, and fewer long words",
    arguments: [
      (300, 9, [128, 128, 44]), (50, 128, [11, 11, 11, 11, 6]), (2, 3072, [1, 1]), (0, 1, []),
    ])
  func boundsBatches(count: Int, length: Int, sizes: [Int]) {
    let words = words(count, length)
    let batches = words.sharedBatches
    #expect(batches.map { $0.exampleCount / (length + 1) } == sizes)
    #expect(batches.reduce(0) { $0 + $1.exampleCount } == words.exampleCount)
  }

  /// ln 3 for each of three tokens, however words are read.
  @Test func sumsOverAllBatches() {
    let uniform = UniformModel(vocabularySize: 3)
    let words = words(50, 128)
    let each = uniform.losses(ofEach: words).each
    #expect(each.count == 50)
    for loss in each { #expect(abs(loss - 129 * 1.0986122886681098) < 1e-9) }
  }
}
