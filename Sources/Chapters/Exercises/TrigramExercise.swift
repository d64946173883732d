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
        values: trigram.values, illustrations: [try trigram.lengthChart],
        tables: [trigram.wayTable, trigram.partTable])
    }
  }
}

extension TrigramFindings {
  private func way(_ id: String) -> Way { ways.first { $0.id == id } ?? ways[0] }
  private func length(_ n: Int) -> Length { lengths.first { $0.n == n } ?? lengths[0] }

  fileprivate var values: [String: TemplateValue] {
    let (bigram, trigram) = (way("bigram").allWords, way("trigram").allWords)
    let (one, table) = (way("trigram-one-mark"), way("trigram-table-net").allWords)
    let additive = way("trigram-net")
    let best = length(bestLength)
    return [
      "bigram": .decimal(bigram.nats, 4), "trigram": .decimal(trigram.nats, 4),
      "gain": .decimal(bigram.nats - trigram.nats, 4),
      "gainBits": .decimal(bigram.bits - trigram.bits, 4),
      "bigramPerplexity": .decimal(bigram.perplexity, 2),
      "trigramPerplexity": .decimal(trigram.perplexity, 2),
      "examples": .count(way("trigram").examples), "oneMarkExamples": .count(one.examples),
      "oneMark": .decimal(one.allWords.nats, 4),
      "table": .decimal(table.nats, 4),
      "tableGap": .number(abs(table.nats - trigram.nats), .scientific),
      "additive": .decimal(additive.allWords.nats, 4),
      "additiveParameters": .count(additive.parameters),
      "tableParameters": .count(way("trigram-table-net").parameters),
      "mlp": .decimal(way("trigram-mlp").allWords.nats, 4),
      "mlpParameters": .count(way("trigram-mlp").parameters),
      "bestLength": .count(bestLength), "bestDev": .loss(best.losses.dev),
      "bestContexts": .count(best.contexts),
      "longest": .count(lengths.last?.n ?? 0), "longestDev": .loss(lengths.last?.losses.dev ?? 0),
      "longestTrain": .loss(lengths.last?.losses.train ?? 0),
    ]
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
      let best = length(bestLength)
      return try LossChart(
        id: "trigram-lengths",
        title: "Dev turns at n = \(bestLength) (\(best.losses.dev.text(.fixed(4)))),"
          + " and the gap to train grows",
        alternative: "Chart of loss over the length of n-grams, where the dev loss is lowest at"
          + " \(bestLength) and the train loss falls below",
        x: "n, the characters of an n-gram",
        curves: [
          ("train", lengths.map { (Double($0.n), $0.losses.train) }),
          ("dev", lengths.map { (Double($0.n), $0.losses.dev) }),
        ]
      ).illustration()
    }
  }
}
