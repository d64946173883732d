import Basics
import Corpora
import Models

/// Minutes 50 to 63: likelihood, its logarithm, the loss, and smoothing.
public struct LikelihoodFindings: SectionFindings {
  /// A word letter by letter.
  public struct Walk: Codable, Sendable {
    /// One step of a walk: the natural logarithm is minus infinity where p is 0.
    public struct Letter: Codable, Sendable {
      /// The character that was there, and the one that comes.
      public let from, to: String
      /// The probability of `to` after `from`, and its natural logarithm.
      public let probability, logProbability: Double
    }

    /// What is walked through.
    public let word: String
    /// A step for each character and one for the end.
    public let letters: [Letter]
    /// The mean of -log p, in nats per character.
    public let loss: Double
  }

  /// The first three words of the list, as the lecture walks through them.
  public let firstWords: [Walk]
  /// The lecture's own two words, before and after smoothing; none where the list lacks a letter.
  public let andrej, andrejq, andrejSmoothed, andrejqSmoothed: Walk?
  /// A word with a pair that the list never has, before and after smoothing: the lecture's own where it
  /// has one; none where every pair occurs.
  public let odd, oddSmoothed: Walk?
  /// The row of counts that makes `odd` impossible; nil where every pair occurs.
  public let oddRow: Row?
  /// What a model costs that knows the list by heart, and nothing else: the entropy of its words, in nats per
  /// character. No model's loss on the list is lower.
  public let listEntropy: Double
  /// The counts, and the counts with one fake count, on the whole list.
  public let counts, smoothed: WholeList
  /// The loss of the whole list against the fake count.
  public let sweep: [Point]

  /// What follows a character: a row of N.
  public struct Row: Codable, Sendable {
    /// The character that was there, and one that never came next.
    public let from, to: String
    /// How often each of the V characters came, and which of them is `to`.
    public let counts: [Int]
    public let index: Int
  }

  /// What the lecture prints for the whole list.
  public struct WholeList: Codable, Sendable {
    /// The log-likelihood as the lecture adds it up: one float32 number, word after word.
    public let runningSum: Double
    /// The loss from that sum, and from exact sums, in nats per character.
    public let runningMean, mean: Double
  }

  /// A loss in nats per character for a fake count.
  public struct Point: Codable, Sendable {
    /// What is added to each count, and the loss.
    public let smoothing, loss: Double
  }
}

extension LikelihoodFindings {
  init(_ lecture: Lecture) {
    firstWords = lecture.corpus.words.prefix(3).map { lecture.walk($0, through: lecture.counts) }
    andrej = lecture.walk("andrej", through: lecture.counts)
    andrejq = lecture.walk("andrejq", through: lecture.counts)
    andrejSmoothed = lecture.walk("andrej", through: lecture.smoothed)
    andrejqSmoothed = lecture.walk("andrejq", through: lecture.smoothed)
    let oddWord = lecture.oddWord
    odd = oddWord.map { lecture.walk($0[...], through: lecture.counts) }
    oddSmoothed = oddWord.map { lecture.walk($0[...], through: lecture.smoothed) }
    oddRow = oddWord.flatMap(lecture.impossibleRow)
    listEntropy = lecture.corpus.words.entropyPerCharacter
    counts = lecture.loss(of: lecture.counts)
    smoothed = lecture.loss(of: lecture.smoothed)
    sweep = [0, 0.01, 0.1, 1, 3, 10, 30, 100, 300, 1000, 10_000, 100_000].map { smoothing in
      let model = CountModel(lecture.table, smoothing: smoothing)
      return Point(smoothing: smoothing, loss: model.negativeLogLikelihood(of: lecture.table))
    }
  }
}

extension Lecture {
  /// A word whose last letter never follows the one before.
  ///
  /// The lecture's `andrejq` where the list makes it such a word. Else `andrej`, or the first word of the
  /// list that can be gone on with so, and of the letters that never follow it the one that ends most words.
  fileprivate var oddWord: [Token]? {
    if let word = vocabulary.tokens(of: "andrejq"), count(of: word[6], after: word[5]) == 0 {
      return word
    }
    let others = corpus.words.lazy.filter { $0.count <= 12 }.map(Array.init)
    let candidates = [vocabulary.tokens(of: "andrej")].compactMap { $0 } + others.prefix(1000)
    return candidates.lazy.compactMap { word in
      word.last.flatMap(unseenEnd).map { word + [$0] }
    }.first
  }

  /// Of the letters that never follow `token` the one that ends most words.
  private func unseenEnd(after token: Token) -> Token? {
    let ends = (1..<vocabularySize).map { next in
      count(of: Token(next), after: token) == 0
        ? count(of: Vocabulary.boundary, after: Token(next)) : -1
    }
    return ends.indexOfLargest.flatMap { ends[$0] >= 0 ? Token($0 + 1) : nil }
  }

  /// The row of the first pair of `word` that the list never has.
  fileprivate func impossibleRow(of word: [Token]) -> LikelihoodFindings.Row? {
    let marked = [Vocabulary.boundary] + word + [Vocabulary.boundary]
    let pair = zip(marked, marked.dropFirst()).first { count(of: $1, after: $0) == 0 }
    return pair.map { from, to in
      LikelihoodFindings.Row(
        from: vocabulary.text(of: from), to: vocabulary.text(of: to),
        counts: (0..<vocabularySize).map { count(of: Token($0), after: from) }, index: Int(to))
    }
  }

  func walk(_ word: String, through model: some LanguageModel) -> LikelihoodFindings.Walk? {
    vocabulary.tokens(of: word).map { walk($0[...], through: model) }
  }

  func walk(
    _ word: ArraySlice<Token>, through model: some LanguageModel
  ) -> LikelihoodFindings.Walk {
    let marked = [Vocabulary.boundary] + word + [Vocabulary.boundary]
    let letters = zip(zip(marked, marked.dropFirst()), model.probabilities(of: word)).map {
      LikelihoodFindings.Walk.Letter(
        from: vocabulary.text(of: $0.0), to: vocabulary.text(of: $0.1), probability: $1,
        logProbability: Elementary.log($1))
    }
    return LikelihoodFindings.Walk(
      word: vocabulary.text(of: word), letters: letters,
      loss: -letters.reduce(0) { $0 + $1.logProbability } / Double(letters.count))
  }

  /// Adds up as the lecture does, in float32 and in the order of the list, beside the exact sum.
  func loss(of model: CountModel) -> LikelihoodFindings.WholeList {
    let logs = (0..<vocabularySize).map { token in
      model.probabilities(inContext: [Token(token)]).map {
        Float(Elementary.log(Double(Float($0))))
      }
    }
    var sum: Float = 0
    for word in corpus.words {
      var previous = Vocabulary.boundary
      for next in word {
        sum += logs[Int(previous)][Int(next)]
        previous = next
      }
      sum += logs[Int(previous)][Int(Vocabulary.boundary)]
    }
    return LikelihoodFindings.WholeList(
      runningSum: Double(sum), runningMean: Double(-sum / Float(corpus.words.exampleCount)),
      mean: model.negativeLogLikelihood(of: table))
  }
}

extension LikelihoodFindings {
  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(
        .likelihood, "emma.counts.probabilities", "probability of each bigram of the first word",
        firstWords.first.map { .init($0.letters.map(\.probability)) }),
      .init(
        .likelihood, "nll.first3", "average NLL of each of the first three words",
        .init(firstWords.map(\.loss))),
      .init(
        .likelihood, "nll.counts.sum", "log-likelihood of the list, float32",
        .number(counts.runningSum)),
      .init(
        .likelihood, "nll.counts.mean", "average NLL, float32", .number(counts.runningMean)),
      .init(.likelihood, "nll.counts.exact", "average NLL, exact sums", .number(counts.mean)),
      .init(.likelihood, "nll.andrej.counts", "average NLL of andrej", loss(andrej)),
      .init(.likelihood, "nll.andrejq.counts", "average NLL of andrejq", loss(andrejq)),
      .init(
        .smoothing, "nll.smoothed.sum", "log-likelihood of the list, smoothed, float32",
        .number(smoothed.runningSum)),
      .init(
        .smoothing, "nll.smoothed.mean", "average NLL, smoothed, float32",
        .number(smoothed.runningMean)),
      .init(
        .smoothing, "nll.smoothed.exact", "average NLL, smoothed, exact sums",
        .number(smoothed.mean)),
      .init(
        .smoothing, "nll.andrej.smoothed", "average NLL of andrej, smoothed",
        loss(andrejSmoothed)),
      .init(
        .smoothing, "nll.andrejq.smoothed", "average NLL of andrejq, smoothed",
        loss(andrejqSmoothed)),
    ]
  }

  private func loss(_ walk: Walk?) -> NumberValue? { walk.map { .number($0.loss) } }
}
