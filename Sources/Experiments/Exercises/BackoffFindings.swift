import Basics
import Corpora
import Models
import Training

/// E06: how far can counting go?
public struct BackoffFindings: SectionFindings {
  /// A smoother with n-grams of one length, its parameters chosen on dev.
  public struct Row: Codable, Sendable {
    /// The rule's id; `add-a` for one fake count.
    public let id, title: String
    /// Characters of an n-gram: context and next.
    public let n: Int
    /// By level, from the empty context up.
    public let parameters: [[Double]]
    /// With parameters that were chosen on dev.
    public let losses: PartLosses
    /// Dev with the rule's own estimates, and with parameters that were chosen on a tenth of the train
    /// part; nil where there is nothing to choose.
    public let devByEstimate, devByHeldOut: Double?
    /// Shares and weights that are stored.
    public let stored: Int
  }

  /// Which context lengths a prediction comes from.
  public struct Influence: Codable, Sendable {
    /// How the word was chosen.
    public let choice: ExampleWord.Choice
    /// What is predicted after what.
    public let word: String
    /// What is predicted: its characters and its end.
    public let letters: [String]
    /// For each letter: equal chances, the empty context, one character, ... The sum is 1.
    public let shares: [[Double]]
  }

  /// The cost of remembering contexts of one length, and what dev asks for.
  public struct Memory: Codable, Sendable {
    /// Characters of an n-gram: context and next.
    public let n: Int
    /// Of the train part, and of dev's examples.
    public let coverage: Coverage
    /// Bytes with 8 for a probability or weight and 4 for a character.
    public let bytes: Int
  }

  /// Every smoother at every length.
  public let rows: [Row]
  /// The row with the least loss on dev.
  public let best: Int
  /// For the example words, in a Kneser-Ney model with up to five characters of context.
  public let influences: [Influence]
  /// The mean influence of each context length over the examples of dev.
  public let meanInfluence: [Double]
  /// For each length.
  public let memory: [Memory]
  /// How surprising the example words are to models of more and more memory, in the order of
  /// `influences`.
  public let scores: [NameScore]
  /// A context whose counts are discounted by Kneser-Ney trigrams; nil where the train part does not have it.
  public let discounted: Discounted?
  /// The pair inside of words that stands after the fewest different characters, and the one that stands after
  /// the most, of those that are not rare.
  public let continuations: [Continuation]
}

extension BackoffFindings {
  private static let longest = 8

  init(_ exercises: Exercises) {
    memory = (1...Self.longest).map { Memory(n: $0, exercises.coverage(order: $0 - 1)) }
    let heldOut = Self.heldOutParameters(exercises)
    let counted = exercises.counted(order: Self.longest - 1)
    let rows =
      Self.plain(counted, memory)
      + SmoothingRule.all.flatMap { rule in
        (2...Self.longest).map { n in
          Self.row(rule, n: n, counted, heldOut["\(rule.id)-\(n)"])
        }
      }
    self.rows = rows
    best = rows.indices.min { rows[$0].losses.dev < rows[$1].losses.dev } ?? 0
    let model = counted.tuned(.kneserNey, order: 5)
    let words = ExampleWord.all(exercises, model)
    influences = words.map { exercises.influence(on: $0, of: model) }
    meanInfluence = model.meanInfluence(on: exercises.split.dev)
    discounted = Discounted(exercises, counted.tuned(.kneserNey, order: 2))
    continuations = Continuation.extremes(counted.ngrams, exercises.vocabulary)
    let models = exercises.scoringModels(counted)
    scores = words.map {
      NameScore($0.tokens[...], vocabulary: exercises.vocabulary, models: models)
    }
  }

  /// By rule and length what a tenth of the train part chooses. Its counts are as large as those of the whole part,
  /// and are not kept beside them.
  private static func heldOutParameters(_ exercises: Exercises) -> [String: [[Double]]] {
    let heldOut = HeldOutTuning(exercises.input(exercises.split.train), order: longest - 1)
    let choices = SmoothingRule.all.filter { !$0.ranges.isEmpty }.flatMap { rule in
      (2...longest).map { n in
        ("\(rule.id)-\(n)", heldOut.parameters(of: rule, order: n - 1))
      }
    }
    return Dictionary(uniqueKeysWithValues: choices)
  }

  private static func plain(_ counted: CountedSplit, _ memory: [Memory]) -> [Row] {
    memory.filter { $0.n > 1 }.map { memory in
      let n = memory.n
      let smoothing = counted.bestSmoothing(order: n - 1)
      return Row(
        id: "add-a", title: "One fake count", n: n, parameters: [[smoothing]],
        losses: counted.losses(order: n - 1, smoothing: smoothing), devByEstimate: nil,
        devByHeldOut: nil, stored: memory.coverage.ngrams)
    }
  }

  private static func row(
    _ rule: SmoothingRule, n: Int, _ counted: CountedSplit, _ heldOut: [[Double]]?
  ) -> Row {
    let model = counted.tuned(rule, order: n - 1)
    let losses = counted.losses(of: model)
    func dev(_ parameters: [[Double]]?) -> Double {
      counted[.dev].loss(
        of: SmoothedModel(counted.ngrams, order: n - 1, rule: rule, parameters: parameters))
    }
    let hasChoice = !rule.ranges.isEmpty
    return Row(
      id: rule.id, title: rule.title, n: n, parameters: model.parameters, losses: losses,
      devByEstimate: hasChoice ? dev(nil) : nil,
      devByHeldOut: heldOut.map(dev),
      stored: model.parameterCount)
  }
}

extension Exercises {
  fileprivate func scoringModels(
    _ counted: CountedSplit
  ) -> [(id: String, title: String, model: any LanguageModel)] {
    func counts(_ n: Int) -> CountModel {
      CountModel(
        table(split.train, order: n - 1), smoothing: counted.bestSmoothing(order: n - 1))
    }
    return [
      ("bigram", "Bigram", counts(2)), ("trigram", "Trigram", counts(3)),
      ("4-gram", "4-gram", counts(4)),
      ("kneser-ney-5", "Kneser-Ney 5-gram", counted.tuned(.kneserNey, order: 4)),
      (
        "modified-kneser-ney-6", "Modified Kneser-Ney 6-gram",
        counted.tuned(.modifiedKneserNey, order: 5)
      ),
    ]
  }

  fileprivate func influence(
    on example: ExampleWord, of model: SmoothedModel
  ) -> BackoffFindings.Influence {
    let word = example.tokens
    return BackoffFindings.Influence(
      choice: example.choice, word: vocabulary.text(of: word),
      letters: (word + [Vocabulary.boundary]).map { vocabulary.text(of: $0) },
      shares: (0...word.count).map { model.influence(after: word.prefix($0)) })
  }
}

extension SmoothedModel {
  fileprivate func influence(after prefix: ArraySlice<Token>) -> [Double] {
    influence(inContext: ([Vocabulary.boundary] + prefix).suffix(order))
  }

  fileprivate func meanInfluence(on words: Words) -> [Double] {
    let table = ContextTable(words, order: order, vocabularySize: vocabularySize)
    var sums = [Double](repeating: 0, count: order + 2)
    for row in 0..<table.contextCount {
      let count = Double(table.total(of: row))
      for (level, share) in influence(inContext: table.context(row)).enumerated() {
        sums[level] += count * share
      }
    }
    return sums.map { $0 / Double(table.total) }
  }
}

extension BackoffFindings.Memory {
  fileprivate init(n: Int, _ coverage: Coverage) {
    (self.n, self.coverage) = (n, coverage)
    bytes = coverage.contexts * (4 * (n - 1) + 8) + coverage.ngrams * (4 + 8)
  }
}
