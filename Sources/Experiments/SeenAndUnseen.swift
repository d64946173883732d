public import Corpora
import Models

/// The words of a part that also stand in the train part, and the others.
public struct Overlap: Codable, Sendable {
  /// Dev or test.
  public let part: Part
  /// The numbers of such words.
  public let seenWords, unseenWords: Int
  /// Nats per character; not a number where there are no such words.
  public let seen, unseen: Double
}

/// The words of dev and test, by whether the train part has them.
struct SeenAndUnseen: Sendable {
  private let parts: [(part: Part, seen: Words, unseen: Words)]

  init(_ split: Split) {
    let known = Set(split.train.map(Array.init))
    parts = [Part.dev, .test].map { part in
      let words = split[part]
      return (
        part, words.selecting(words.indices.filter { known.contains(Array(words[$0])) }),
        words.selecting(words.indices.filter { !known.contains(Array(words[$0])) })
      )
    }
  }

  func losses(of model: any LanguageModel) -> [Overlap] {
    parts.map { part, seen, unseen in
      Overlap(
        part: part, seenWords: seen.count, unseenWords: unseen.count,
        seen: model.negativeLogLikelihood(of: seen),
        unseen: model.negativeLogLikelihood(of: unseen))
    }
  }
}
