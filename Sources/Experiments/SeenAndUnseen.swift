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
  private let parts: [(part: Part, seen: Chosen, unseen: Chosen)]

  /// Some words of a part, and their numbers there.
  private struct Chosen: Sendable {
    let numbers: [Int]
    let words: Words

    init(_ numbers: [Int], of part: Words) {
      (self.numbers, words) = (numbers, part.selecting(numbers))
    }

    /// In nats per character, from the losses of `each` word of the part where they are known.
    func loss(of model: any LanguageModel, _ each: [Double]?) -> Double {
      guard let each else { return model.negativeLogLikelihood(of: words) }
      return numbers.reduce(0) { $0 + each[$1] } / Double(words.exampleCount)
    }
  }

  init(_ split: Split) {
    let known = Set(split.train.map(Array.init))
    parts = [Part.dev, .test].map { part in
      let words = split[part]
      let seen = words.indices.map { known.contains(Array(words[$0])) }
      return (
        part, Chosen(words.indices.filter { seen[$0] }, of: words),
        Chosen(words.indices.filter { !seen[$0] }, of: words)
      )
    }
  }

  /// - Parameter each: for parts whose words have been read one by one, what each lost in nats.
  func losses(of model: any LanguageModel, knowing each: [Part: [Double]] = [:]) -> [Overlap] {
    parts.map { part, seen, unseen in
      Overlap(
        part: part, seenWords: seen.words.count, unseenWords: unseen.words.count,
        seen: seen.loss(of: model, each[part]), unseen: unseen.loss(of: model, each[part]))
    }
  }
}
