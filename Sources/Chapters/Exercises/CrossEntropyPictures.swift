import Basics
import Experiments
import Figures
import Sites

extension CrossEntropyFindings {
  /// The loss as the logits grow, both axes by powers of ten.
  var scaleChart: Illustration {
    get throws {
      let last = try scales.last { $0.byHand.isFinite }.needed("finite unfused losses")
      let limit = last.scale.text(.fixed(1))
      let finite = scales.filter { $0.byHand.isFinite }
      let figure = OverflowChart(
        x: "largest logit", y: "loss (nats)",
        unlimited: ("fused", scales.map { Point($0.scale, $0.fused) }),
        limited: ("unfused", finite.map { Point($0.scale, $0.byHand) }),
        limit: (last.scale, "unfused: infinite from \(limit) on"))
      return try Illustration(
        id: "entropy-scales",
        title: "The unfused loss is lost when the largest logit passes \(limit)",
        alternative: "Chart of the loss over the size of the logits, where the unfused loss ends at"
          + " \(limit) and the fused loss goes on",
        figure: figure,
        columns: [.number("Largest logit"), .number("Unfused (nats)"), .number("Fused (nats)")],
        rows: scales.map { [.strength($0.scale), .decimal($0.byHand, 4), .decimal($0.fused, 4)] })
    }
  }

  /// The gradient of four logits.
  var gradientFigure: Illustration {
    get throws {
      let first = try first
      let figure = GradientBars(
        labels: first.logits.indices.map { "\($0)" }, probabilities: first.probabilities,
        label: first.label)
      return try Illustration(
        id: "entropy-gradient",
        title: "The gradient is p, minus 1 at the label",
        alternative:
          "Bars of probabilities and of the gradient, where they differ only at the label"
          + " \(first.label)",
        figure: figure,
        columns: [
          .number("Logit"), .number("Value"), .number("Probability"), .number("Gradient"),
          .number("By difference"),
        ],
        rows: first.logits.indices.map {
          [
            .count($0), .decimal(first.logits[$0], 2), .decimal(first.probabilities[$0], 4),
            .decimal(first.gradient[$0], 4), .decimal(first.gradientByDifference[$0], 4),
          ]
        })
    }
  }

  var claims: [Claim] {
    get throws { [high] + (mistake.descent.map { [away($0)] } ?? []) }
  }

  /// What the function says of the right table.
  private var high: Claim {
    Claim(
      "high", on: "exercises.crossEntropy.mistake", if: mistake.reported >= mistake.table - 1e-9,
      "Never lower: it reports \(.loss(mistake.reported)) for the table whose loss is"
        + " \(.loss(mistake.table)).",
      proof:
        "The softmax of the table's rows is a model too, and no model of pairs has a lower loss on"
        + " what was counted than the counts' own shares (Gibbs' inequality).")
  }

  private func away(_ descent: Mistake.Descent) -> Claim {
    let numbers: Sites.Words =
      "The lecture's net, trained like that for \(.count(descent.steps)) steps at a learning rate of"
      + " \(.number(descent.rate, .exact)), reports \(.decimal(descent.reported, 2)). Its real loss is then"
      + " \(.decimal(descent.actual, 2)), where the same net trained with logits has"
      + " \(.decimal(descent.right, 2))."
    return Claim(
      "away", on: "exercises.crossEntropy.mistake", if: descent.actual > descent.right + 0.005,
      numbers
        + " It does not learn what the list has, because the second softmax sees only numbers between"
        + " 0 and 1 and pushes them as far apart as they go.",
      otherwise: numbers + " For this list that makes no difference that one could see.")
  }
}
