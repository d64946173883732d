import Corpora
import Models
import Training

/// N-grams of a train part, looked up for the examples of every part: for those of dev and test, which are asked for
/// again and again, once.
struct CountedSplit: Sendable {
  let ngrams: NGrams
  private let heldOut: [Part: HeldOutCounts]

  /// Looks up `parts` only; the losses on others are not numbers.
  init(_ split: Split, order: Int, vocabularySize: Int, parts: [Part] = Part.allCases) {
    let ngrams = NGrams(split.train, order: order, vocabularySize: vocabularySize)
    self.ngrams = ngrams
    heldOut = Dictionary(
      uniqueKeysWithValues: parts.map { part in
        (part, HeldOutCounts(ngrams, about: split[part], isKept: part != .train))
      })
  }

  /// What the counts say about the examples of `part`.
  subscript(part: Part) -> HeldOutCounts {
    guard let heldOut = heldOut[part] else { preconditionFailure("\(part) was not looked up") }
    return heldOut
  }

  /// The fake count of `candidates` that is best on dev.
  func bestSmoothing(order: Int, of candidates: [Double] = Sweep.smoothings) -> Double {
    let losses = self[.dev].losses(order: order, smoothings: candidates)
    return losses.indices.min { losses[$0] < losses[$1] }.map { candidates[$0] } ?? 1
  }

  /// Losses of counts with one fake count on `parts`; those on others are not numbers.
  func losses(
    order: Int, smoothing: Double, of parts: [Part] = Part.allCases
  ) -> PartLosses {
    losses(parts) { $0.losses(order: order, smoothings: [smoothing])[0] }
  }

  func losses(of model: SmoothedModel) -> PartLosses {
    losses(Part.allCases) { $0.loss(of: model) }
  }

  /// `rule` with n-grams of `order` characters of context, its parameters chosen on dev.
  func tuned(_ rule: SmoothingRule, order: Int) -> SmoothedModel {
    var model = SmoothedModel(ngrams, order: order, rule: rule)
    CoordinateSearch().tune(&model, on: self[.dev])
    return model
  }

  private func losses(_ parts: [Part], _ loss: (HeldOutCounts) -> Double) -> PartLosses {
    PartLosses { parts.contains($0) ? heldOut[$0].map(loss) ?? .nan : .nan }
  }
}
