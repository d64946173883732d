public import Corpora

/// Where a sampled word was seen before, if it was.
public enum Novelty: String, Sendable, CaseIterable {
  case train, dev, test, new
}

#if !hasFeature(Embedded)
  extension Novelty: Codable {}
#endif

/// Tells words of the corpus from new ones.
public struct NoveltyIndex: Sendable {
  private var parts: [[Token]: Novelty] = [:]

  /// A word that stands in several parts counts as seen in training before dev before test.
  public init(_ split: Split) {
    for (words, part) in [(split.test, Novelty.test), (split.dev, .dev), (split.train, .train)] {
      for word in words { parts[Array(word)] = part }
    }
  }

  /// The characters of the longest word known: all that are longer are new.
  public var longest: Int { parts.keys.reduce(0) { max($0, $1.count) } }

  /// Where `word`, without boundaries, was seen before.
  public func novelty(of word: [Token]) -> Novelty { parts[word] ?? .new }
}
