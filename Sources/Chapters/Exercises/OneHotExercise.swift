import Basics
import Experiments
import Sites

extension ReportChapter {
  /// E04.
  static var oneHotExercise: ReportChapter {
    Chapter(
      of: OneHotFindings.self, title: "E04: without one-hot vectors",
      question: "Is selecting a row the same as a one-hot product, to the last digit?"
    ) { oneHot, _ in
      ChapterContent(
        values: oneHot.values, tables: [oneHot.logitTable, oneHot.lossTable, oneHot.costTable])
    }
  }
}

extension OneHotFindings {
  private func way(_ id: String) -> Way { ways.first { $0.id == id } ?? ways[0] }

  fileprivate var values: [String: TemplateValue] {
    let (product, rows, grouped) = (way("one-hot"), way("rows"), way("grouped"))
    return [
      "examples": .count(examples), "distinct": .count(distinct),
      "logitsAgree": .flag(logitsAgree), "lossAgrees": .flag(product.loss == rows.loss),
      "multiplications": .count(product.multiplications),
      "rowExponentials": .count(rows.exponentials), "exponentials": .count(grouped.exponentials),
      "factor": .count(rows.exponentials / max(1, grouped.exponentials)),
      "loss": .decimal(rows.loss, 9), "groupedLoss": .decimal(grouped.loss, 9),
      "exact": .decimal(grouped.lossInDouble, 9),
      "rowError": .number(abs(rows.loss - rows.lossInDouble), .scientific),
      "groupedError": .number(abs(grouped.loss - grouped.lossInDouble), .scientific),
      "rowGradient": .number(rows.gradientError, .scientific),
      "groupedGradient": .number(grouped.gradientError, .scientific),
    ]
  }

  /// The first numbers of the first examples' logits: what float32 holds, digit by digit.
  fileprivate var logitTable: DataTable {
    let shown = firstLogits.first?.prefix(6).count ?? 0
    return DataTable(
      id: "one-hot-logits",
      caption: "The first logits of the first examples, with all their digits",
      columns: [.text("Example")] + (0..<shown).map { .number("Logit \($0)") },
      rows: firstLogits.enumerated().map { index, logits in
        [.text("\(index + 1)")] + logits.prefix(shown).map { .decimal($0, 9) }
      })
  }

  fileprivate var lossTable: DataTable {
    DataTable(
      id: "one-hot-losses", caption: "The same loss and gradient, three times",
      columns: [
        .text("Way"), .number("Loss, summed in float32"), .number("Loss, summed in Double"),
        .number("Largest error of the gradient"),
      ],
      rows: ways.map {
        [
          .text($0.title), .decimal($0.loss, 9), .decimal($0.lossInDouble, 9),
          .number($0.gradientError, .scientific),
        ]
      })
  }

  fileprivate var costTable: DataTable {
    DataTable(
      id: "one-hot-costs", caption: "What one forward pass over all examples takes",
      columns: [
        .text("Way"), .number("Multiplications"), .number("Additions"), .number("Exponentials"),
        .number("Numbers written"),
      ],
      rows: ways.map {
        [
          .text($0.title), .count($0.multiplications), .count($0.additions),
          .count($0.exponentials), .count($0.numbers),
        ]
      })
  }
}
