import Corpora
import Models
import Training

extension Recipe {
  /// Interpolated Kneser-Ney, by the length of its n-grams.
  static let kneserNey = (2...8).map { smoothing(.kneserNey, $0, isCompared: $0 == 5) }
  /// The other smoothers at the length that suits Kneser-Ney's names.
  static let smoothers = [
    SmoothingRule.jelinekMercer, .dirichlet, .wittenBell, .absolute,
  ].map { smoothing($0, 5) }
  static let modifiedKneserNey = (5...6).map { smoothing(.modifiedKneserNey, $0) }

  /// A smoothing rule with n-grams of up to `n` characters, its parameters chosen on held-out words.
  private static func smoothing(
    _ rule: SmoothingRule, _ n: Int, isCompared: Bool = false
  ) -> Recipe {
    Recipe(
      id: "\(rule.id)-\(n)", title: "\(rule.title) \(n)-gram",
      summary: "counts of 1 to \(n) characters, mixed; tuned on a tenth of the training words",
      hasSmoothing: false, isCompared: isCompared
    ) { input in
      let ngrams = NGrams(
        input.words, order: n - 1, vocabularySize: input.vocabularySize)
      let parameters = HeldOutTuning(input, order: n - 1).parameters(of: rule, order: n - 1)
      return TrainedModel(
        SmoothedModel(ngrams, order: n - 1, rule: rule, parameters: parameters))
    }
  }
}

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
