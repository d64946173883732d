import Corpora
import Models
import Training

extension Recipe {
  /// Interpolated Kneser-Ney, by the length of its n-grams.
  static let kneserNey = (2...8).map {
    smoothing(.kneserNey, $0, variantOf: "kneser-ney", isCompared: $0 == 5)
  }
  /// The other smoothers at the length that suits Kneser-Ney's names.
  static let smoothers = [
    SmoothingRule.jelinekMercer, .dirichlet, .wittenBell, .absolute,
  ].map { smoothing($0, 5, variantOf: "smoothing") }
  static let modifiedKneserNey = (5...6).map {
    smoothing(.modifiedKneserNey, $0, variantOf: "kneser-ney")
  }

  /// A smoothing rule with n-grams of up to `n` characters, its parameters chosen on held-out words.
  private static func smoothing(
    _ rule: SmoothingRule, _ n: Int, variantOf family: String, isCompared: Bool = false
  ) -> Recipe {
    Recipe(
      id: "\(rule.id)-\(n)", title: "\(rule.title) \(n)-gram",
      summary: "counts of 1 to \(n) characters, mixed; tuned on a tenth of the training words",
      hasSmoothing: false, variantOf: family, fitting: .smoothing, isCompared: isCompared,
      countedLength: n
    ) { input in
      let parameters = HeldOutTuning(input, order: n - 1).parameters(of: rule, order: n - 1)
      let ngrams = NGrams(
        input.words, order: n - 1, vocabularySize: input.vocabularySize)
      return TrainedModel(
        SmoothedModel(ngrams, order: n - 1, rule: rule, parameters: parameters))
    }
  }
}
