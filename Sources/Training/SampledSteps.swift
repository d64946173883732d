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
  /// How the first of `count` words comes about, character by character up to its end: the word is the first that
  /// `words(count, from:using:)` gives. What else is drawn does not matter to models of a short context; others let
  /// all words of a group grow together.
  public func stepsOfFirst(
    of count: Int, from model: some LanguageModel, using generator: inout TorchGenerator
  ) -> [SampledStep] {
    var steps: [SampledStep] = []
    let draw = draw
    func take(_ p: [Float], _ generator: inout TorchGenerator) -> Int {
      steps.append(SampledStep(probabilities: p, draw: draw.draw(from: p, using: &generator)))
      return steps[steps.count - 1].draw.index
    }
    guard model.hasShortContext else {
      _ = wordsTogether(
        min(max(1, count), Self.groupSize), from: model.decoder(), using: &generator, watch: take)
      return steps
    }
    var word = prefix
    while word.count < longest {
      let next = Token(
        take(adjusted(model.probabilities(after: word[...]).map(Float.init)), &generator))
      if next == Vocabulary.boundary { break }
      word.append(next)
    }
    return steps
  }
}
