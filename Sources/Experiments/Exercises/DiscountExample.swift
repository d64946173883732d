import Basics
import Corpora
import Models

extension BackoffFindings {
  /// What Kneser-Ney trigrams do to the counts of one context.
  public struct Discounted: Codable, Sendable {
    /// What may come next.
    public struct Next: Codable, Sendable {
      /// The character, which may be the boundary.
      public let character: String
      /// How often it follows in the train part.
      public let count: Int
      /// (count - discount) / total; 0 where it was never seen.
      public let share: Double
      /// Its probability by the shorter context.
      public let shorter: Double
      /// The share, plus `weight` of the shorter context's probability.
      public let probability: Double
    }

    /// Its characters, the oldest first: the boundary may be among them.
    public let context: [String]
    /// How often it occurs, and how many different characters follow it.
    public let total, distinct: Int
    /// What is taken from each count, and the share of all that is left for the shorter context.
    public let discount, weight: Double
    /// The most frequent, then one that was seen least often, then the likeliest of those never seen.
    public let nexts: [Next]
  }

  /// A pair that is frequent after few characters, or rarer after many.
  public struct Continuation: Codable, Sendable {
    /// The pair's characters.
    public let first, second: String
    /// How often it occurs in the train part, and after how many different characters.
    public let occurrences, before: Int
    /// The share of the second character after the first: by occurrences, and by what stands before.
    public let shareOfOccurrences, shareOfContinuations: Double
  }
}

extension BackoffFindings.Discounted {
  private static let mostNexts = 3

  /// The first two characters of the list's first word, as `model` with two characters of context sees them.
  init?(_ exercises: Exercises, _ model: SmoothedModel) {
    guard let word = exercises.corpus.words.first, let first = word.first else { return nil }
    let context = word.count > 1 ? Array(word.prefix(2)) : [Vocabulary.boundary, first]
    let level = model.ngrams.levels[2]
    guard let row = level.table.row(of: context[...]) else { return nil }
    let (table, entries) = (level.table, level.table.entries(of: row))
    let shorter = model.probabilities(inContext: context.suffix(1))
    let probabilities = model.probabilities(inContext: context[...])
    var counts = [Int](repeating: 0, count: exercises.vocabularySize)
    var shares = [Double](repeating: 0, count: exercises.vocabularySize)
    for entry in entries {
      counts[Int(table.next[entry])] = Int(table.counts[entry])
      shares[Int(table.next[entry])] = model.levels[2].shares[entry]
    }
    self.context = context.map { exercises.vocabulary.text(of: $0) }
    (total, distinct) = (table.total(of: row), entries.count)
    (discount, weight) = (model.parameters[2].first ?? 0, model.levels[2].weights[row])
    nexts = Self.shown(counts, shorter).map {
      Next(
        character: exercises.vocabulary.text(of: Int32($0)), count: counts[$0], share: shares[$0],
        shorter: shorter[$0], probability: probabilities[$0])
    }
  }

  /// The most frequent, the rarest that was seen, and the likeliest that was not.
  private static func shown(_ counts: [Int], _ shorter: [Double]) -> [Int] {
    let order = counts.indicesByValueDescending
    let seen = order.filter { counts[$0] > 0 }
    let unseen = order.filter { counts[$0] == 0 }.max { shorter[$0] < shorter[$1] }
    return Array(seen.prefix(mostNexts)) + seen.dropFirst(mostNexts).suffix(1)
      + (unseen.map { [$0] } ?? [])
  }
}

extension BackoffFindings.Continuation {
  /// Of the pairs that are not rare, the one that stands after the fewest different characters, and the one that
  /// stands after the most; none where no pair stands inside of words.
  static func extremes(_ ngrams: NGrams, _ vocabulary: Vocabulary) -> [Self] {
    let level = ngrams.levels[1]
    let least = max(2, level.table.total / 1000)
    let pairs = (0..<level.table.contextCount).flatMap { row -> [Self] in
      guard level.table.context(row).first != Vocabulary.boundary else { return [] }
      let entries = level.table.entries(of: row)
      let (total, kinds) = (
        level.table.total(of: row), entries.reduce(0) { $0 + Int(level.continuations[$1]) }
      )
      return entries.filter {
        level.table.counts[$0] >= least && level.table.next[$0] != Vocabulary.boundary
      }.map {
        Self(
          first: vocabulary.text(of: level.table.context(row).first!),
          second: vocabulary.text(of: level.table.next[$0]),
          occurrences: Int(level.table.counts[$0]),
          before: Int(level.continuations[$0]),
          shareOfOccurrences: Double(level.table.counts[$0]) / Double(total),
          shareOfContinuations: Double(level.continuations[$0]) / Double(kinds))
      }
    }
    func isBefore(_ a: Self, _ b: Self) -> Bool {
      (a.before, -a.occurrences) < (b.before, -b.occurrences)
    }
    guard let few = pairs.min(by: isBefore), let many = pairs.max(by: isBefore),
      few.before < many.before
    else { return [] }
    return [few, many]
  }
}
