import Basics
public import Corpora
import Models
import Randomness
import Training

/// The lecture's exercises on one corpus: what the six experiments share.
public struct Exercises: Sendable {
  /// The list of words.
  public let corpus: Corpus
  /// What shuffles the words before they are split.
  let splitSeed: Int
  /// Its three parts.
  public let split: Split
  /// What a net may take.
  let room: Demand
  /// What train knows of dev, by the characters of context.
  let coverages = Memo<Int, Coverage>()

  /// Splits the words 80 / 10 / 10, shuffled as CPython shuffles them.
  public init(_ corpus: Corpus, splitSeed: Int = Split.lectureSeed, room: Demand = .most) {
    (self.corpus, self.splitSeed, self.room) = (corpus, splitSeed, room)
    split = Split(corpus.words, seed: splitSeed)
  }

  var vocabulary: Vocabulary { corpus.vocabulary }
  var vocabularySize: Int { vocabulary.count }

  /// Whether nets of V^3 weights are trained over and over: not for very large vocabularies.
  var hasSweepsOfNetworks: Bool { vocabularySize <= 128 }

  /// The counts of the train part, and what they say about all three.
  func counted(order: Int) -> CountedSplit {
    CountedSplit(split, order: order, vocabularySize: vocabularySize)
  }

  func table(_ words: Words, order: Int, padding: Padding = .full) -> ContextTable {
    ContextTable(words, order: order, vocabularySize: vocabularySize, padding: padding)
  }

  func input(_ words: Words, seed: UInt64 = TorchGenerator.lectureSeed) -> TrainingInput {
    TrainingInput(words, vocabularySize: vocabularySize, seed: seed)
  }

  /// Bytes of V x V numbers of 32 bits, of which tables and nets are made.
  var bytesOfPairs: Int { vocabularySize * vocabularySize * MemoryLayout<Float>.size }

  /// Bytes of the counts of the train part, with n-grams of up to `length` characters.
  func bytesOfCounts(_ length: Int) -> Int { input(split.train).bytesOfCounts(length: length) }
}
