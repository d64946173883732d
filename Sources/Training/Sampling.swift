import Corpora
import Models
import Randomness

extension LanguageModel {
  /// `count` words drawn character by character, as the lecture draws them (minute 24), until each
  /// ends or is `longest` characters long. Words come without boundaries.
  public func samples(
    _ count: Int, draw: Draw, using generator: inout TorchGenerator, longest: Int = 1000
  ) -> [[Token]] {
    (0..<count).map { _ in
      var word: [Token] = []
      while word.count < longest {
        let p = probabilities(after: word[...]).map(Float.init)
        let next = Token(draw.next(of: p, using: &generator))
        if next == Vocabulary.boundary { break }
        word.append(next)
      }
      return word
    }
  }
}
