import Basics
import Corpora
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// E01.
  static var trigramExercise: ReportChapter {
    Chapter(
      of: TrigramFindings.self, title: "E01: a trigram model",
      question: "Does a second character of context help, and does it matter how one learns it?"
    ) { trigram, findings in
      ChapterContent(
        values: try trigram.values(findings.dataset), claims: try trigram.claims,
        illustrations: [try trigram.ladder(findings.dataset), try trigram.lengthChart],
        tables: [trigram.wayTable, trigram.partTable]
          + (trigram.votes.map { [trigram.voteTable($0)] } ?? []))
    }
  }
}

extension TrigramFindings {
  func way(_ id: String) throws -> Way {
    try ways.first { $0.id == id }.needed("way '\(id)'")
  }

  private func length(_ n: Int) throws -> Length {
    try lengths.first { $0.n == n }.needed("counts of \(n) characters")
  }

  private var longest: Length {
    get throws { try lengths.last.needed("counts of any length") }
  }

  private func gap(_ length: Length) -> Double { length.losses.dev - length.losses.train }

  fileprivate func values(_ dataset: DatasetFindings) throws -> [String: TemplateValue] {
    let (bigram, trigram) = try (way("bigram").allWords, way("trigram").allWords)
    let (one, best, longest) = try (way("trigram-one-mark"), length(bestLength), longest)
    let widest = try lengths.max { gap($0) < gap($1) }.needed("counts of any length")
    let coverage = longest.coverage
    let size = dataset.characters + 1
    return [
      "bigram": .loss(bigram.nats), "trigram": .loss(trigram.nats),
      "gain": .loss(bigram.nats - trigram.nats), "gainBits": .loss(bigram.bits - trigram.bits),
      "bigramPerplexity": .decimal(bigram.perplexity, 2),
      "trigramPerplexity": .decimal(trigram.perplexity, 2),
      "examples": .count(try way("trigram").examples, "example"),
      "oneMarkExamples": .count(one.examples, "example"), "oneMark": .loss(one.allWords.nats),
      "twoMarks": .loss(trigram.nats), "pairs": .list(pairValues(beside: trigram.nats)),
      "additive": .list(additiveValues(size: size)), "leftOut": leftOut.lines,
      "program": .flag(hasAllWays), "distinct": .count(distinct),
      "rowsOfPairs": .count(size * size),
      "floor": .loss(dataset.floor), "uniform": .loss(dataset.uniformLoss),
      "votes": .list(votes.map { [.object($0.values)] } ?? []),
      "bestLength": .count(bestLength), "bestDev": .loss(best.losses.dev),
      "bestContexts": .count(best.coverage.contexts), "widest": .count(widest.n),
      "widestGap": .loss(gap(widest)), "longest": .count(longest.n),
      "longestDev": .loss(longest.losses.dev), "longestTrain": .loss(longest.losses.train),
      "never": .number(coverage.share(coverage.neverSeen), .percent(1)),
      "letter": .number(coverage.share(coverage.letterNeverSeen), .percent(1)),
      "rare": .number(coverage.share(coverage.seenOnce), .percent(1)),
      "contexts": .count(coverage.contexts),
      "once": .number(Double(coverage.contextsSeenOnce) / Double(coverage.contexts), .percent(1)),
    ]
  }

  /// Whether there was room for all nets.
  var hasAllWays: Bool { leftOut == nil }

  private func known(_ id: String) -> Way? { ways.first { $0.id == id } }

  /// The net with a row for each pair, where there was room for it.
  private func pairValues(beside counts: Double) -> [TemplateValue] {
    known("trigram-table-net").map { net in
      let nats = net.allWords.nats
      return [["table": .loss(nats), "tableGap": .number(abs(nats - counts), .scientific)]]
    } ?? []
  }

  /// The net of two one-hot vectors, where there was room for it, and the MLP beside it.
  private func additiveValues(size: Int) -> [TemplateValue] {
    guard known("trigram-net") != nil else { return [] }
    let mlp: [TemplateValue] =
      known("trigram-mlp").map {
        [["mlp": .loss($0.allWords.nats), "mlpParameters": .count($0.parameters)]]
      } ?? []
    return [["size": .count(size), "doubleSize": .count(2 * size), "small": .list(mlp)]]
  }

  fileprivate var wayTable: DataTable {
    DataTable(
      id: "trigram-ways",
      caption: "All words, learned and measured without smoothing or regularisation",
      columns: [
        .text("Method"), .number("Parameters"), .number("Examples"), .number("Nats per character"),
        .number("Bits").optional, .number("Perplexity").optional,
      ],
      rows: ways.map {
        [
          .text($0.title), .count($0.parameters), .count($0.examples), .loss($0.allWords.nats),
          .loss($0.allWords.bits), .decimal($0.allWords.perplexity, 3),
        ]
      })
  }

  fileprivate var partTable: DataTable {
    let best = ways.filter { $0.padding == .full }.map(\.parts.dev).min()
    return DataTable(
      id: "trigram-parts",
      caption:
        "Learned from the training words; the lowest dev loss of those that predict all characters is marked",
      columns: [.text("Method"), .number("Train"), .number("Dev"), .number("Test")],
      rows: ways.map {
        let dev = Cell.loss($0.parts.dev)
        return [
          .text($0.title), .loss($0.parts.train), $0.parts.dev == best ? dev.best : dev,
          .loss($0.parts.test),
        ]
      })
  }

  fileprivate var lengthChart: Illustration {
    get throws {
      let best = try length(bestLength)
      let train = try lengths.min { $0.losses.train < $1.losses.train }.needed("counts").n
      return try LossChart(
        id: "trigram-lengths",
        title: "Dev is lowest at n = \(bestLength), with \(best.losses.dev.text(.fixed(4)))",
        alternative:
          "Chart of loss over the length of n-grams, where dev is lowest at \(bestLength)"
          + " and train at \(train)",
        x: "n, the characters of an n-gram",
        curves: [
          ("train", lengths.map { (Double($0.n), $0.losses.train) }),
          ("dev", lengths.map { (Double($0.n), $0.losses.dev) }),
        ]
      ).illustration()
    }
  }

  /// What each character of the pair adds to the logits, and what comes of it.
  fileprivate func voteTable(_ votes: Votes) -> DataTable {
    let (earlier, later) = (shownCharacter(votes.earlier), shownCharacter(votes.later))
    return DataTable(
      id: "trigram-votes",
      caption:
        "What may follow \(earlier)\(later): the two votes, their sum, and what counting says",
      columns: [
        .text("Next"), .number("Vote of \(earlier)"), .number("Vote of \(later)"),
        .number("Sum"), .number("Net (%)"), .number("Counts (%)"),
      ],
      rows: votes.nexts.map {
        [
          .text(shownCharacter($0.character)), .decimal($0.earlier, 2), .decimal($0.later, 2),
          .decimal($0.earlier + $0.later, 2), .decimal(100 * $0.network, 1),
          .decimal(100 * $0.counts, 1),
        ]
      })
  }
}

extension TrigramFindings.Votes {
  fileprivate var values: [String: TemplateValue] {
    [
      "pair": .code(shownCharacter(earlier) + shownCharacter(later)),
      "earlier": .letters(earlier), "later": .letters(later),
      "pairCount": .count(occurrences, "time"),
    ]
  }
}
