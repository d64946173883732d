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
    /// What is predicted after what.
    public let word: String
    /// What is predicted: its characters and its end.
    public let letters: [String]
    /// For each letter: equal chances, the empty context, one character, ... The sum is 1.
    public let shares: [[Double]]
  }

  /// The cost of remembering contexts of one length.
  public struct Memory: Codable, Sendable {
    /// Characters of an n-gram: context and next.
    public let n: Int
    /// Distinct contexts, and distinct n-grams, of the train part.
    public let contexts, ngrams: Int
    /// Of those that dev asks for, the part that was never seen.
    public let unseenOnDev: Double
    /// Bytes with 8 for a probability or weight and 4 for a character.
    public let bytes: Int
  }

  /// Every smoother at every length.
  public let rows: [Row]
  /// The row with the least loss on dev.
  public let best: Int
  /// For a usual name, a rare one and no name at all.
  public let influences: [Influence]
  /// The mean influence of each context length over the examples of dev.
  public let meanInfluence: [Double]
  /// For each length.
  public let memory: [Memory]
  /// How surprising a usual name, a rare one and no name at all are to models of more and more memory.
  public let scores: [NameScore]
}

extension BackoffFindings {
  private static let longest = 8

  init(_ exercises: Exercises) {
    let counted = exercises.counted(order: Self.longest - 1)
    let heldOut = HeldOutTuning(exercises.input(exercises.split.train), order: Self.longest - 1)
    let rows =
      Self.plain(counted)
      + SmoothingRule.all.flatMap { rule in
        (2...Self.longest).map { Self.row(rule, n: $0, counted, heldOut) }
      }
    self.rows = rows
    best = rows.indices.min { rows[$0].losses.dev < rows[$1].losses.dev } ?? 0
    let model = counted.tuned(.kneserNey, order: 5)
    influences = exercises.exampleWords.map { exercises.influence(on: $0, of: model) }
    meanInfluence = model.meanInfluence(on: exercises.split.dev)
    let models = exercises.scoringModels(counted)
    scores = exercises.exampleWords.map {
      NameScore($0[...], vocabulary: exercises.vocabulary, models: models)
    }
    memory = (1...Self.longest).map { n in
      Memory(n: n, counted.ngrams.levels[n - 1].table, exercises.split.dev)
    }
  }

  private static func plain(_ counted: CountedSplit) -> [Row] {
    (2...longest).map { n in
      let smoothing = counted.bestSmoothing(order: n - 1)
      return Row(
        id: "add-a", title: "One fake count", n: n, parameters: [[smoothing]],
        losses: counted.losses(order: n - 1, smoothing: smoothing), devByEstimate: nil,
        devByHeldOut: nil, stored: counted.ngrams.levels[n - 1].table.counts.count)
    }
  }

  private static func row(
    _ rule: SmoothingRule, n: Int, _ counted: CountedSplit, _ heldOut: HeldOutTuning
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
      devByHeldOut: hasChoice ? dev(heldOut.parameters(of: rule, order: n - 1)) : nil,
      stored: model.parameterCount)
  }
}

extension Exercises {
  /// A usual name, a rare one, and one that no list has, where the letters allow.
  fileprivate var exampleWords: [[Token]] {
    let usual = corpus.words.prefix(1).map(Array.init)
    return usual + ["kyrstan", "zqxj"].compactMap { vocabulary.tokens(of: $0) }
  }

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
    on word: [Token], of model: SmoothedModel
  ) -> BackoffFindings.Influence {
    BackoffFindings.Influence(
      word: vocabulary.text(of: word),
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
  fileprivate init(n: Int, _ table: ContextTable, _ dev: Words) {
    self.n = n
    (contexts, ngrams) = (table.contextCount, table.counts.count)
    let asked = ContextTable(
      dev, order: n - 1, vocabularySize: table.vocabularySize, padding: .single)
    let unseen = (0..<asked.contextCount).reduce(0) { sum, row in
      guard let known = table.row(of: asked.context(row)) else { return sum + asked.total(of: row) }
      return asked.entries(of: row).reduce(sum) {
        table.entry(of: asked.next[$1], in: known) == nil ? $0 + asked.counts[$1] : $0
      }
    }
    unseenOnDev = Double(unseen) / Double(max(1, asked.total))
    bytes = contexts * (4 * (n - 1) + 8) + ngrams * (4 + 8)
  }
}
