import Basics
import Corpora
import Models
public import Tensors
public import Training

/// What a trained network shows of itself: while it reads one word, and how it sees characters.
public struct Introspection: Codable, Sendable {
  /// What the network expects after a prefix of the word.
  public struct Guess: Codable, Sendable {
    /// A character; the boundary is `.`.
    public let text: String
    /// Between 0 and 1.
    public let probability: Double
  }

  /// C, H, layers and heads; a network may not have all of them.
  public let channels, hidden, layers, heads: Int
  /// What is read, one after the other: the boundary, and the word's characters.
  public let letters: [String]
  /// What follows each of `letters`; after the last one the boundary, unless the word was too long.
  public let next: [String]
  /// Whether the network learned from the word.
  public let novelty: Novelty
  /// The likeliest characters after each of `letters`, the likeliest first.
  public let guesses: [[Guess]]
  /// The same letters in another order; nil where no two of them but the last differ.
  public let reordered: Reordered?
  /// Gates, states, attention weights: a row for each of `letters`, a column for each unit (or letter,
  /// for attention). Of many units those that change most.
  public let observations: [Observation]
  /// Units of a recurrent network that can be read, each with what it does; none for other networks.
  public let units: [UnitRole]
  /// Where the heads of an attention network look on average; none for other networks.
  public let habits: [HeadHabit]
  /// The mean of each observation over all units and letters, by name.
  public let means: [String: Double]
  /// The characters, the boundary included, where their embeddings lie; of many the most frequent.
  public let characters: [String]
  /// A point for each of `characters`.
  public let plane: PlaneProjection
}

extension Introspection {
  private static let mostUnits = 24
  private static let mostCharacters = 60

  init(_ model: NeuralLanguageModel, reading data: SplitCorpus) {
    let (vocabulary, size) = (data.corpus.vocabulary, model.size)
    (channels, hidden, layers, heads) = (size.channels, size.hidden, size.layers, size.heads)
    let whole = data.wordToShow
    let (word, read) = (
      whole.prefix(ExpectedWord.mostLetters - 1), WordReading(whole, vocabulary)
    )
    (letters, next) = (read.letters, read.next)
    novelty = data.novelty.novelty(of: Array(whole))
    guesses = (0...word.count).map { length in
      let p = model.probabilities(after: word.prefix(length))
      return p.indicesByValueDescending.prefix(3).map {
        Guess(text: vocabulary.text(of: Token($0)), probability: p[$0])
      }
    }
    reordered = Reordered(Array(word), model, vocabulary)
    let all = model.observations(of: word)
    means = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0.mean) })
    observations = UnitSelection(all, most: Self.mostUnits).observations
    units = UnitSearch(model, on: data).roles(along: word)
    habits = HeadHabit.all(model, on: data)
    let tokens = data.corpus.mostFrequentTokens(Self.mostCharacters)
    characters = tokens.map { vocabulary.text(of: $0) }
    plane = PlaneProjection(tokens.map { model.embedding(of: $0) })
  }
}

extension SplitCorpus {
  /// The word that networks are shown with, from which none has learned where that can be: the first dev word
  /// without a twin in train that is long enough to see something and short enough to draw, or the longest of
  /// dev without one, or the longest of all.
  var wordToShow: ArraySlice<Token> {
    let unknown = split.dev.filter { novelty.novelty(of: Array($0)) == .dev }
    return unknown.first { (7..<10).contains($0.count) } ?? unknown.max { $0.count < $1.count }
      ?? corpus.words.max { $0.count < $1.count } ?? []
  }
}

/// The same units of all observations that have too many to be drawn: those of which the first changes most.
private struct UnitSelection {
  let observations: [Observation]

  init(_ all: [Observation], most: Int) {
    let large = all.first { $0.columns > most }
    let units = large.map { Self.liveliest($0, most) } ?? []
    observations = all.map { $0.columns == large?.columns ? $0.selecting(columns: units) : $0 }
  }

  /// The columns of largest variance, by where they are largest.
  private static func liveliest(_ observation: Observation, _ most: Int) -> [Int] {
    let columns = (0..<observation.columns).map { observation.column($0).map(Double.init) }
    let variances = columns.map { column in
      let mean = mean(column)
      return column.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    }
    let peaks = columns.map { column in column.indexOfLargest ?? 0 }
    return variances.indicesByValueDescending.prefix(most)
      .sorted { (peaks[$0], $0) < (peaks[$1], $1) }
  }
}

extension Observation {
  fileprivate var mean: Double {
    values.reduce(0) { $0 + Double($1) } / Double(max(1, values.count))
  }
}

extension NeuralLanguageModel {
  /// The C numbers that stand for a character; none where a network has no embeddings.
  fileprivate func embedding(of token: Token) -> [Double] {
    guard let table = network.embedding else { return [] }
    return (0..<table.columns).map { Double(table[Int(token), $0]) }
  }
}

extension Corpus {
  /// The boundary and the characters that words have most often, by code point.
  fileprivate func mostFrequentTokens(_ count: Int) -> [Token] {
    var counts = [Int](repeating: 0, count: vocabulary.count)
    for word in words { for token in word { counts[Int(token)] += 1 } }
    counts[Int(Vocabulary.boundary)] = .max
    return counts.indicesByValueDescending.prefix(count).sorted().map { Token($0) }
  }
}
