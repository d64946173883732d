import Corpora
import Models
import Training

/// The last tenth of the training words, held out to choose what counting cannot learn: the model is
/// then counted again on all of them. The dev split stays unseen.
struct HeldOutTuning {
  private let ngrams: NGrams
  private let heldOut: HeldOutCounts

  init(_ input: TrainingInput, order: Int) {
    let words = input.words
    // A list too short to hold anything out is judged by its own words.
    let cut = words.count - words.count / 10
    ngrams = NGrams(
      words.selecting(0..<cut), order: order, vocabularySize: input.vocabularySize)
    heldOut = HeldOutCounts(
      ngrams, about: cut == words.count ? words : words.selecting(cut..<words.count))
  }

  /// The rule's parameters, level by level.
  func parameters(of rule: SmoothingRule, order: Int) -> [[Double]] {
    var model = SmoothedModel(ngrams, order: order, rule: rule)
    CoordinateSearch().tune(&model, on: heldOut)
    return model.parameters
  }

  /// The best of fifty-one fake counts from 0.001 to 100, ten in each power of ten.
  func smoothing(order: Int) -> Double {
    let candidates = Sweep.grid(from: -3, to: 2, each: 10)
    let losses = heldOut.losses(order: order, smoothings: candidates)
    let best = losses.indices.min { losses[$0] < losses[$1] }
    return best.map { candidates[$0] } ?? 1
  }
}
