import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// E04.
  static var oneHotExercise: ReportChapter {
    Chapter(
      of: OneHotFindings.self, title: "E04: without one-hot vectors",
      question: "Is selecting a row the same as a one-hot product, to the last digit?"
    ) { oneHot, _ in
      ChapterContent(
        values: try oneHot.values, claims: try oneHot.claims,
        illustrations: [try oneHot.rowFigure],
        tables: [try oneHot.logitTable, oneHot.lossTable, oneHot.costTable])
    }
  }
}

extension OneHotFindings {
  private func way(_ id: String) throws -> Way {
    try ways.first { $0.id == id }.needed("way '\(id)' of one-hot vectors")
  }

  fileprivate var values: [String: TemplateValue] {
    get throws {
      let (product, rows, grouped) = try (way("one-hot"), way("rows"), way("grouped"))
      return [
        "size": .literal(Double(vocabularySize)), "examples": .count(examples),
        "distinct": .count(distinct), "loss": .decimal(rows.loss, 9),
        "exact": .decimal(exactLoss, 9), "rowError": error(rows.loss),
        "tree": .decimal(treeLoss, 9), "treeError": error(treeLoss),
        "groupedLoss": .decimal(grouped.loss, 9), "groupedError": error(grouped.loss),
        "listExamples": .count(listExamples, "example"),
        "rowGradient": .number(rows.gradientError, .scientific),
        "groupedGradient": .number(grouped.gradientError, .scientific),
        "elements": .count(vocabularySize * vocabularySize),
        "unlike": .count(grouped.gradientUnlikeRows),
        "multiplications": .count(product.multiplications),
        "rowExponentials": .count(rows.exponentials),
        "exponentials": .count(grouped.exponentials),
        "factor": .decimal(Double(rows.exponentials) / Double(grouped.exponentials), 1),
      ]
    }
  }

  /// How far a loss is from the exact one.
  private func error(_ loss: Double) -> TemplateValue {
    .number(abs(loss - exactLoss), .scientific)
  }

  fileprivate var claims: [Claim] {
    get throws {
      let (product, rows) = try (way("one-hot"), way("rows"))
      return [
        Claim(
          "logits", on: "exercises.oneHot.ways", if: product.logitsUnlikeRows == 0,
          "To the last digit: of \(.count(examples * vocabularySize)) logits,"
            + " \(.count(product.logitsUnlikeRows)) differ.",
          proof:
            "Zero times a number is zero, adding zero changes nothing, and one times a number is that"
            + " number: nothing is rounded."),
        Claim(
          "sameSteps", on: "exercises.oneHot.ways",
          if: product.loss == rows.loss && product.gradientUnlikeRows == 0,
          "The product and the rows agree in every digit of the loss and of the gradient, too.",
          proof: "Their logits are the same, and both add the same numbers in the same order. The"
            + " product adds zeros between them, which change nothing."),
      ]
    }
  }

  /// All of W times zeros and a one, beside its row.
  fileprivate var rowFigure: Illustration {
    get throws {
      let shown = min(9, vocabularySize)
      let cells = vocabularySize * vocabularySize
      let figure = RowSelection(
        labels: (0..<shown).map { "\($0)" }, row: min(5, shown - 1), columns: shown,
        titles: ["F.one_hot(x, V).float() @ W", "W[x]"],
        costs: [
          "\(cells.grouped) multiplications"
            + (shown < vocabularySize ? " (\(shown) of \(vocabularySize.grouped) rows drawn)" : ""),
          "no multiplication",
        ])
      return try Illustration(
        id: "one-hot-row",
        title: "The product multiplies \(cells.grouped) numbers to copy \(vocabularySize.grouped)",
        alternative:
          "Diagram of a one-hot vector times W, where one row of W is left, beside the same"
          + " row picked by its index",
        figure: figure, columns: [.text("Method"), .number("Multiplications for an example")],
        rows: [[.text("one-hot product"), .count(cells)], [.text("row indexing"), .count(0)]])
    }
  }

  /// The first numbers of the first examples' logits: what float32 holds, digit by digit.
  fileprivate var logitTable: DataTable {
    get throws {
      let shown = try firstLogits.first.needed("logits").prefix(6).count
      return DataTable(
        id: "one-hot-logits",
        caption: "The first logits of the first examples, with all their digits",
        columns: [.text("Example")] + (0..<shown).map { .number("Logit \($0)") },
        rows: firstLogits.enumerated().map { index, logits in
          [.text("\(index + 1)")] + logits.prefix(shown).map { .decimal($0, 9) }
        })
    }
  }

  fileprivate var lossTable: DataTable {
    DataTable(
      id: "one-hot-losses",
      caption: "The same training step, computed by three methods: what float32 makes of it",
      columns: [
        .text("Method"), .number("Loss"), .number("Error of the loss"),
        .number("Largest error of the gradient"), .number("Logits unlike the rows'").optional,
        .number("Gradient's elements unlike the rows'").optional,
      ],
      rows: ways.map { way in
        let unlike = [way.logitsUnlikeRows, way.gradientUnlikeRows].map(Cell.count)
        return [
          .text(way.title), .decimal(way.loss, 9), .number(abs(way.loss - exactLoss), .scientific),
          .number(way.gradientError, .scientific),
        ] + (way.id == "rows" ? [.none, .none] : unlike)
      })
  }

  fileprivate var costTable: DataTable {
    DataTable(
      id: "one-hot-costs",
      caption: "Operations from the characters to the loss, with the sums and divisions of softmax"
        + " and the sum of the loss",
      columns: [
        .text("Method"), .number("Multiplications"), .number("Additions"),
        .number("Divisions").optional, .number("Exponentials"), .number("Logarithms").optional,
        .number("Numbers written").optional,
      ],
      rows: ways.map {
        [
          .text($0.title), .count($0.multiplications), .count($0.additions), .count($0.divisions),
          .count($0.exponentials), .count($0.logarithms), .count($0.numbers),
        ]
      })
  }
}
