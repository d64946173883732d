import Corpora
import Models
import Testing

@testable import Training

struct HeldOutCountsTests {
  private let names = Corpus.embedded()

  private var parts: (train: Words, dev: Words) {
    let all = names.words
    return (
      all.selecting(stride(from: 0, to: all.count, by: 50)),
      all.selecting(stride(from: 7, to: all.count, by: 300))
    )
  }

  @Test("a fake count loses what the count model loses", arguments: 1...4)
  func agreesWithCountModels(order: Int) {
    let size = names.vocabulary.count
    let heldOut = HeldOutCounts(
      NGrams(parts.train, order: 4, vocabularySize: size), about: parts.dev)
    let table = ContextTable(parts.train, order: order, vocabularySize: size)
    let losses = heldOut.losses(order: order, smoothings: [0.1, 2, .infinity])
    for (loss, smoothing) in zip(losses, [0.1, 2, .infinity]) {
      let model = CountModel(table, smoothing: smoothing)
      #expect(abs(loss - model.negativeLogLikelihood(of: parts.dev)) < 1e-12)
    }
    let uniform = UniformModel(vocabularySize: size).negativeLogLikelihood(of: parts.dev)
    #expect(abs(losses[2] - uniform) < 1e-12)
  }

  @Test("a smoothed model loses the same as by its own account", arguments: SmoothingRule.all)
  func agreesWithSmoothedModels(rule: SmoothingRule) {
    let ngrams = NGrams(parts.train, order: 5, vocabularySize: names.vocabulary.count)
    let heldOut = HeldOutCounts(ngrams, about: parts.dev)
    for order in [1, 3, 5] {
      let model = SmoothedModel(ngrams, order: order, rule: rule)
      let expected = model.negativeLogLikelihood(of: parts.dev)
      #expect(abs(heldOut.loss(of: model) - expected) < 1e-12)
    }
  }

  /// The same numbers in the same order: not a bit may differ.
  @Test("losses are the same whether examples are looked up once or anew", arguments: [1, 3, 5])
  func agreesWithItself(order: Int) {
    let size = names.vocabulary.count
    let ngrams = NGrams(parts.dev, order: 5, vocabularySize: size)
    let kept = HeldOutCounts(ngrams, about: names.words)
    let anew = HeldOutCounts(ngrams, about: names.words, isKept: false)
    let model = SmoothedModel(ngrams, order: order, rule: .kneserNey)
    #expect(anew.loss(of: model) == kept.loss(of: model))
    let smoothings = [0.1, 2, .infinity]
    #expect(
      anew.losses(order: order, smoothings: smoothings)
        == kept.losses(order: order, smoothings: smoothings))
  }

  /// The search has no other numbers than whole models have: not a bit may differ.
  @Test("the losses of one level's parameters are those of the whole model", arguments: [1, 3, 5])
  func followsOneLevel(order: Int) {
    let ngrams = NGrams(parts.train, order: 5, vocabularySize: names.vocabulary.count)
    let heldOut = HeldOutCounts(ngrams, about: parts.dev)
    for rule in SmoothingRule.all where !rule.ranges.isEmpty {
      var model = SmoothedModel(ngrams, order: order, rule: rule)
      for level in 0...order {
        let losses = heldOut.losses(of: model, asLevelChanges: level)
        for share in [0.1, 0.6] {
          let parameters = rule.ranges.map { $0.upperBound * share }
          model.set(parameters, at: level)
          #expect(losses.loss(parameters) == heldOut.loss(of: model))
        }
      }
    }
  }

  @Test func choosesParametersThatDoNotLoseMore() {
    let ngrams = NGrams(parts.train, order: 2, vocabularySize: names.vocabulary.count)
    let heldOut = HeldOutCounts(ngrams, about: parts.dev)
    var model = SmoothedModel(ngrams, order: 2, rule: .modifiedKneserNey)
    let before = heldOut.loss(of: model)
    CoordinateSearch(passes: 1, evaluations: 6).tune(&model, on: heldOut)
    #expect(heldOut.loss(of: model) < before)
    #expect(model.parameters.allSatisfy { $0.count == 3 })
  }

  @Test func findsTheBottomOfAValley() {
    let best = goldenSection(in: 0...10, evaluations: 40) { ($0 - 3) * ($0 - 3) + 1 }
    #expect(abs(best.value - 3) < 1e-6)
    #expect(abs(best.loss - 1) < 1e-12)
  }
}
