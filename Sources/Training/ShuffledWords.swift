import Corpora
import Randomness

/// Words in random order, each once before any comes again.
struct ShuffledWords {
  private let words: Words
  /// The numbers of the words that are still to come in this round, the next one last.
  private var order: [Int] = []

  init(_ words: Words) { self.words = words }

  /// The next `count` words.
  mutating func next(_ count: Int, using generator: inout TorchGenerator) -> [ArraySlice<Token>] {
    (0..<count).map { _ in
      if order.isEmpty { order = generator.randperm(words.count) }
      return words[order.removeLast()]
    }
  }
}
