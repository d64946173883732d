import Corpora
import Models

/// A word that models are asked about, chosen from any list by a rule.
public struct ExampleWord: Sendable {
  /// The rules.
  public enum Choice: String, Codable, Sendable {
    /// The first word of the list.
    case first
    /// The dev word that surprises a model most of those that its train part does not have.
    case surprising
    /// No word of the list: each character is one that follows the one before most seldom.
    case madeUp
  }

  /// How it was chosen.
  let choice: Choice
  /// Without boundaries.
  let tokens: [Token]

  /// One of each choice, where the list has one.
  static func all(_ exercises: Exercises, _ model: SmoothedModel) -> [ExampleWord] {
    let words = exercises.corpus.words
    let choices: [(Choice, [Token]?)] = [
      (.first, words.first.map(Array.init)),
      (.surprising, exercises.split.mostSurprising(to: model, but: words.first)),
      (.madeUp, madeUp(exercises.table(words, order: 1), unlike: words)),
    ]
    return choices.compactMap { choice, tokens in
      tokens.map { ExampleWord(choice: choice, tokens: $0) }
    }
  }

  /// Up to four different characters; of those that follow the one before equally seldom the one that is
  /// rarest in all. Nil if `words` have the word.
  static func madeUp(_ table: ContextTable, unlike words: Words) -> [Token]? {
    let matrix = table.matrix
    let size = table.vocabularySize
    var totals = [Int](repeating: 0, count: size)
    for (cell, count) in matrix.enumerated() { totals[cell % size] += count }
    var word: [Token] = []
    for _ in 0..<min(4, size - 1) {
      let start = Int(word.last ?? Vocabulary.boundary) * size
      let left = (1..<size).filter { !word.contains(Token($0)) }
      let next = left.min { (matrix[start + $0], totals[$0]) < (matrix[start + $1], totals[$1]) }
      word += next.map { [Token($0)] } ?? []
    }
    return word.isEmpty || words.contains(word[...]) ? nil : word
  }
}

extension Split {
  /// The dev word with the largest loss per character of those that train does not have, but for one.
  fileprivate func mostSurprising(
    to model: SmoothedModel, but other: ArraySlice<Token>?
  ) -> [Token]? {
    let known = Set(train.map(Array.init)).union(other.map { [Array($0)] } ?? [])
    let losses = dev.map(Array.init).filter { !known.contains($0) }.map {
      (word: $0, loss: model.negativeLogLikelihood(of: Words([$0])))
    }
    return losses.max { $0.loss < $1.loss }?.word
  }
}
