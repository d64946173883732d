import Basics
import Corpora
import Models
import Tensors

/// A unit of a recurrent network that was picked for what it does: of all units, the one that follows a
/// condition most closely along many dev words (as Karpathy, Johnson and Li 2015 look for cells that can be
/// read).
public struct UnitRole: Codable, Sendable {
  /// What its value goes with.
  public enum Condition: String, Codable, Sendable, CaseIterable {
    /// The character just read is one of `characters`.
    case last
    /// The character before that is one of them.
    case earlier
    /// How many characters have been read.
    case length
    /// The word ends here.
    case end
    /// The word began with one of `characters`, two characters or more before.
    case beginning
  }

  /// What its value goes with, and the characters that are meant: none for `length` and `end`.
  public let condition: Condition
  /// Vowels, or one character that is frequent.
  public let characters: [String]
  /// Its number among the H units, counted from 0.
  public let unit: Int
  /// Pearson's correlation with the condition over the characters of many dev words, between -1 and 1.
  public let correlation: Double
  /// Where the condition holds along the word that is shown; none for `length`.
  public let holds: [Bool]
  /// Its gates and its state along that word, a value for each letter.
  public let traces: [Trace]

  /// One quantity of the unit.
  public struct Trace: Codable, Sendable {
    /// The name of the observation.
    public let name: String
    /// One for each letter that is read.
    public let values: [Double]
  }
}

extension String {
  /// Whether it is one of the five letters that are vowels in most words of Latin script.
  public var isLatinVowel: Bool { ["a", "e", "i", "o", "u"].contains(lowercased()) }
  /// Whether it is one of the 26 letters.
  public var isLatinLetter: Bool { count == 1 && ("a"..."z").contains(lowercased()) }
}

/// Looks for the units of one network.
struct UnitSearch {
  private let model: NeuralLanguageModel
  private let vocabulary: Vocabulary
  private let words: [ArraySlice<Token>]
  /// How often words have each token, and how often it is their first.
  private let counts, firsts: [Int]

  /// Words that are read.
  private static let mostWords = 300

  /// Among the dev words of `data`, or all words where there are none.
  init(_ model: NeuralLanguageModel, on data: SplitCorpus) {
    (self.model, vocabulary) = (model, data.corpus.vocabulary)
    let all = data.split.dev.isEmpty ? data.corpus.words : data.split.dev
    words = all.prefix(Self.mostWords).map { $0.prefix(ExpectedWord.mostLetters - 1) }
    var (counts, firsts) = (
      [Int](repeating: 0, count: vocabulary.count), [Int](repeating: 0, count: vocabulary.count)
    )
    for word in data.corpus.words {
      for token in word { counts[Int(token)] += 1 }
      if let first = word.first { firsts[Int(first)] += 1 }
    }
    (self.counts, self.firsts) = (counts, firsts)
  }

  /// A unit for each condition, none of them twice, with what it does along `word`; none for a network
  /// without a state.
  func roles(along word: ArraySlice<Token>) -> [UnitRole] {
    let read = words.map { (word: $0, values: state(of: model.observations(of: $0))) }
    guard let units = read.first?.values?.columns else { return [] }
    let shown = model.observations(of: word)
    var taken: Set<Int> = []
    return conditions.compactMap { condition, tokens in
      let measured = read.flatMap { word, _ in
        (0...word.count).map { Self.value(of: condition, tokens, after: word, $0) }
      }
      let free = (0..<units).filter { !taken.contains($0) }
      let found = free.map { unit in
        let values = read.flatMap { $0.values?.column(unit).map(Double.init) ?? [] }
        return correlation(values, measured)
      }
      guard let best = found.map(\.magnitude).indexOfLargest, found[best].magnitude > 0 else {
        return nil
      }
      taken.insert(free[best])
      return UnitRole(
        condition: condition, characters: tokens.map { vocabulary.text(of: $0) },
        unit: free[best], correlation: found[best],
        holds: condition == .length
          ? [] : (0...word.count).map { Self.value(of: condition, tokens, after: word, $0) == 1 },
        traces: shown.filter { $0.columns == units }.map {
          .init(name: $0.name, values: $0.column(free[best]).map(Double.init))
        })
    }
  }

  /// What is looked for: vowels where the list has some beside other Latin letters, or else the most frequent
  /// character; and the most frequent one of the others.
  private var conditions: [(UnitRole.Condition, [Token])] {
    let letters = counts.indices.dropFirst().filter {
      counts[$0] > 0 && vocabulary.text(of: Token($0)).isLatinLetter
    }
    let vowels = letters.filter { vocabulary.text(of: Token($0)).isLatinVowel }
    let isVowelled = vowels.count > 1 && letters.count - vowels.count > 1
    let frequent = counts.indicesByValueDescending.filter { counts[$0] > 0 }
    let kind = isVowelled ? vowels : Array(frequent.prefix(1))
    let other = frequent.first { !kind.contains($0) }
    return [
      (.last, kind.map(Token.init)), (.earlier, kind.map(Token.init)), (.length, []), (.end, []),
    ] + (other.map { [(.last, [Token($0)])] } ?? [])
      + (firsts.indexOfLargest.map { [(.beginning, [Token($0)])] } ?? [])
  }

  /// The condition after `count` characters of `word`, as a number.
  private static func value(
    of condition: UnitRole.Condition, _ tokens: [Token], after word: ArraySlice<Token>, _ count: Int
  ) -> Double {
    func isOne(_ place: Int) -> Double {
      place >= 0 && tokens.contains(word[word.startIndex + place]) ? 1 : 0
    }
    return switch condition {
    case .last: isOne(count - 1)
    case .earlier: isOne(count - 2)
    case .length: Double(count)
    case .end: count == word.count ? 1 : 0
    case .beginning: count > 2 ? isOne(0) : 0
    }
  }

  /// What a network carries along: an LSTM's memory, or else the state.
  private func state(of observations: [Observation]) -> Observation? {
    let name = [LSTMObservation.memory, RecurrentObservation.state].first { name in
      observations.contains { $0.name == name }
    }
    return observations.first { $0.name == name }
  }
}

/// Pearson's: 0 where one of the two does not vary.
private func correlation(_ a: [Double], _ b: [Double]) -> Double {
  let (x, y) = (mean(a), mean(b))
  var (products, squares) = (0.0, (0.0, 0.0))
  for (a, b) in zip(a, b) {
    products += (a - x) * (b - y)
    squares = (squares.0 + (a - x) * (a - x), squares.1 + (b - y) * (b - y))
  }
  let size = (squares.0 * squares.1).squareRoot()
  return size > 0 ? products / size : 0
}
