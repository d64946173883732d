import Basics
import Corpora
import Models
import Randomness
import Tensors
import Training

// What a page asks of a model: each answer is a list of numbers.

extension Session {
  /// The V probabilities of what follows a prefix.
  func probabilities(_ model: Int, after prefix: [Token]) -> [Double] {
    models[model].language.probabilities(after: prefix[...])
  }

  /// The probability of each character of a word and of its end; then the sum of -log p over them.
  func score(_ model: Int, _ word: [Token]) -> [Double] {
    let p = models[model].language.probabilities(of: word[...])
    return p + [p.reduce(0) { $0 - Elementary.log($1) }]
  }

  /// The words of a part in their order, each ended by a boundary.
  func tokens(of part: Part) -> [Double] { ended(split[part]) }

  /// How often each character follows each other, V x V, row by row.
  func counts(_ scope: TrainingScope) -> [Double] {
    ContextTable(words(teaching: scope), order: 1, vocabularySize: vocabularySize).matrix
      .map(Double.init)
  }

  /// What the network says of itself while it reads a word.
  func observations(_ model: Int, _ word: [Token]) -> [Observation] {
    models[model].neural?.observations(of: word[...]) ?? []
  }

  /// The C numbers that stand for each of the V characters, row by row; none where a network has no such
  /// table.
  func embedding(_ model: Int) -> [Double] {
    models[model].neural?.network.embedding?.values.map(Double.init) ?? []
  }
}

/// The tokens of words, each ended by a boundary.
private func ended(_ words: some Sequence<some Sequence<Token>>) -> [Double] {
  words.flatMap { $0.map(Double.init) + [Double(Vocabulary.boundary)] }
}

/// Words that a model makes up, some at a time.
struct SamplingRun {
  private let model: AnyLanguageModel
  private let sampler: Sampler
  private var generator: TorchGenerator

  init(_ model: AnyLanguageModel, _ sampler: Sampler, seed: UInt64) {
    (self.model, self.sampler, generator) = (model, sampler, TorchGenerator(seed: seed))
  }

  /// The next words, each ended by a boundary. Whole groups of `Sampler.groupSize` go on as if all had been
  /// asked for at once.
  mutating func next(_ count: Int) -> [Double] {
    ended(sampler.words(count, from: model, using: &generator))
  }

  /// How the first of so many words comes about: for each of its characters and its end a row of 2 + 2 V numbers. What was
  /// drawn; the uniform number; the V probabilities after temperature and top k; what each is divided by. Not a
  /// number stands where there is none.
  mutating func steps(ofFirstOf count: Int) -> [Double] {
    var numbers: [Double] = []
    for step in sampler.stepsOfFirst(of: count, from: model, using: &generator) {
      numbers.append(Double(step.token))
      numbers.append(step.draw.uniform ?? .nan)
      for p in step.probabilities { numbers.append(Double(p)) }
      for index in step.probabilities.indices {
        numbers.append(step.draw.divisors.isEmpty ? .nan : Double(step.draw.divisors[index]))
      }
    }
    return numbers
  }
}
