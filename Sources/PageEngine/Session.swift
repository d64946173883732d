public import Corpora
import Models
public import Training

/// What a page works with: a list of words, and models of it by their numbers.
public struct Session {
  /// A model, and the network in it, if it is one.
  struct Loaded {
    let language: AnyLanguageModel
    var neural: NeuralLanguageModel?
  }

  /// All words of the list, in order.
  public let words: Words
  /// The three parts of them.
  public let split: Split
  /// The number of characters with the boundary, V.
  public let vocabularySize: Int
  var models: [Loaded] = []
  var sampling: SamplingRun?
  var training: NetworkRun?
  var descent: DescentRun?
  var loss: LossRun?

  /// The words that `tokens` spell, each ended by a boundary. Models of the train part read so many characters of
  /// long ones; nil for all.
  public init(
    tokens: some Sequence<Token>, vocabularySize: Int, splitSeed: Int, readingLimit: Int? = nil
  ) {
    var (words, word): (Words, [Token]) = (Words(), [])
    for token in tokens {
      if token == Vocabulary.boundary {
        words.append(word)
        word.removeAll(keepingCapacity: true)
      } else {
        word.append(token)
      }
    }
    self.words = words
    self.vocabularySize = vocabularySize
    split = Split(readingLimit.map { words.cut(to: $0) } ?? words, seed: splitSeed)
  }

  /// The words that teach a model.
  public func words(teaching scope: TrainingScope) -> Words {
    scope == .train ? split.train : words
  }

  /// Adds the model that these bytes hold; nil if they hold none of these words.
  mutating func load(_ bytes: [UInt8], from scope: TrainingScope) -> Int? {
    guard let stored = try? StoredModel.decode(bytes, counting: words(teaching: scope)) else {
      return nil
    }
    return add(Loaded(language: stored.language, neural: stored.neural))
  }

  /// Adds the mixture of other models.
  mutating func mix(_ members: [Int], _ weights: [Double]) -> Int {
    add(
      Loaded(
        language: AnyLanguageModel(Mixture(members.map { models[$0].language }, weights: weights))))
  }

  /// Adds the net as descent has left it so far; nil if none has begun.
  mutating func descended() -> Int? {
    descent.map { add(Loaded(language: AnyLanguageModel($0.network))) }
  }

  mutating func add(_ model: Loaded) -> Int {
    models.append(model)
    return models.count - 1
  }
}
