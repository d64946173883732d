public import Corpora
public import Models
public import Randomness

/// How one character of a word came to be drawn.
public struct SampledStep: Sendable {
  /// The V probabilities after temperature and top k; they need not sum to one.
  public let probabilities: [Float]
  /// What was drawn, and why.
  public let draw: Draw

  /// The character, or the boundary where the word ends.
  public var token: Token { Token(draw.index) }
}

extension Sampler {
  /// One word, character by character: the word that `words(1, from:using:)` gives, and how each of its
  /// characters and its end were drawn.
  public func steps(
    from model: some LanguageModel, using generator: inout TorchGenerator
  ) -> [SampledStep] {
    var (word, steps): ([Token], [SampledStep]) = (prefix, [])
    while word.count < longest {
      let p = adjusted(model.probabilities(after: word[...]).map(Float.init))
      let step = SampledStep(probabilities: p, draw: draw.draw(from: p, using: &generator))
      steps.append(step)
      if step.token == Vocabulary.boundary { break }
      word.append(step.token)
    }
    return steps
  }
}
