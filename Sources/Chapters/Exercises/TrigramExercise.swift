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
    ) { trigram, _ in
      ChapterContent(
        values: try trigram.values, claims: try trigram.claims,
        illustrations: [try trigram.lengthChart],
        tables: [trigram.wayTable, trigram.partTable])
    }
  }
}

extension TrigramFindings {
  private func way(_ id: String) throws -> Way {
    try ways.first { $0.id == id }.needed("way '\(id)'")
  }

  private func length(_ n: Int) throws -> Length {
    try lengths.first { $0.n == n }.needed("counts of \(n) characters")
  }

  private var longest: Length {
    get throws { try lengths.last.needed("counts of any length") }
  }

  private func gap(_ length: Length) -> Double { length.losses.dev - length.losses.train }

  fileprivate var values: [String: TemplateValue] {
    get throws {
      let (bigram, trigram) = try (way("bigram").allWords, way("trigram").allWords)
      let (one, table) = try (way("trigram-one-mark"), way("trigram-table-net").allWords)
      let (mlp, best, longest) = try (way("trigram-mlp"), length(bestLength), longest)
      let widest = try lengths.max { gap($0) < gap($1) }.needed("counts of any length")
      let coverage = longest.coverage
      return [
        "bigram": .loss(bigram.nats), "trigram": .loss(trigram.nats),
        "gain": .loss(bigram.nats - trigram.nats), "gainBits": .loss(bigram.bits - trigram.bits),
        "bigramPerplexity": .decimal(bigram.perplexity, 2),
        "trigramPerplexity": .decimal(trigram.perplexity, 2),
        "examples": .count(try way("trigram").examples, "example"),
        "oneMarkExamples": .count(one.examples, "example"), "oneMark": .loss(one.allWords.nats),
        "twoMarks": .loss(trigram.nats), "table": .loss(table.nats),
        "tableGap": .number(abs(table.nats - trigram.nats), .scientific),
        "mlp": .loss(mlp.allWords.nats), "mlpParameters": .count(mlp.parameters),
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
  }

  fileprivate var claims: [Claim] { get throws { [try easier, try additive, try trainRises] } }

  private var easier: Claim {
    get throws {
      let others = try way("trigram-one-mark").allWords.nats
      return Claim(
        "easier", on: "exercises.trigram.firstCharacterLoss", "exercises.trigram.ways",
        if: firstCharacterLoss > others,
        "One mark is the easier exam: it leaves out the first characters, which cost"
          + " \(.loss(firstCharacterLoss)) nats each, where the others cost \(.loss(others)).",
        otherwise: "One mark is not the easier exam for this list: it leaves out the first"
          + " characters, which cost \(.loss(firstCharacterLoss)) nats each, where the others cost"
          + " \(.loss(others)).")
    }
  }

  private var additive: Claim {
    get throws {
      let (trigram, net) = try (way("trigram").allWords.nats, way("trigram-net"))
      let cells = try way("trigram-table-net").parameters
      let loss = net.allWords.nats
      return Claim(
        "additive", on: "exercises.trigram.ways", if: loss - trigram > 0.0005,
        "With \(.count(net.parameters)) weights in place of \(.count(cells)) it stops at"
          + " \(.loss(loss)), \(.loss(loss - trigram)) above the counts. Whoever gets a number like that"
          + " has not trained too little: this is as far as the net goes.",
        otherwise:
          "For this list that is enough: with \(.count(net.parameters)) weights in place of"
          + " \(.count(cells)) it comes to \(.loss(loss)), less than a thousandth from the counts.")
    }
  }

  private var trainRises: Claim {
    get throws {
      let rise = zip(lengths, lengths.dropFirst()).first {
        $1.losses.train > $0.losses.train + 0.00005
      }
      let words = rise.map { before, after -> Sites.Words in
        "From n = \(.count(before.n)) to n = \(.count(after.n)) even the loss on train rises, from"
          + " \(.loss(before.losses.train)) to \(.loss(after.losses.train)). The fake count does that:"
          + " dev wants it, and train does not. With nothing added, a longer context never has a higher"
          + " loss on the words that were counted."
      }
      return Claim(
        "trainRises", on: "exercises.trigram.lengths", if: rise != nil, words ?? "",
        otherwise: "The loss on train rises nowhere on the way.")
    }
  }

  fileprivate var wayTable: DataTable {
    DataTable(
      id: "trigram-ways",
      caption: "All words, learned and measured without smoothing or regularisation",
      columns: [
        .text("Way"), .number("Parameters"), .number("Examples"), .number("Nats per character"),
        .number("Bits"), .number("Perplexity"),
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
      caption: "Learned from the train words; the best on dev of those with all examples is marked",
      columns: [.text("Way"), .number("Train"), .number("Dev"), .number("Test")],
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
}
