/// One line a kind of figure, with a small example of it.
public enum FigureGallery {
  public struct Example: Sendable {
    public let id: String
    /// What the figure shows, for a list.
    public let summary: String
    public let figure: any Figure
  }

  public static let examples: [Example] = [
    Example(id: "count-heatmap", summary: "how often each follows each", figure: countHeatmap),
    Example(id: "probability-heatmap", summary: "a row a distribution", figure: matrixHeatmap),
    Example(id: "signed-heatmap", summary: "weights or gradients", figure: signedHeatmap),
    Example(id: "line-chart", summary: "losses over steps", figure: lineChart),
    Example(id: "sweep-chart", summary: "losses over a setting, from 0 to ∞", figure: sweepChart),
    Example(id: "probability-table", summary: "probabilities with bars", figure: probabilityTable),
  ]

  /// The bigrams of emma, ava and mia.
  private static let countHeatmap = CountHeatmap(
    title: "Three names already prefer a at the end",
    alternativeText: "Heatmap of bigram counts of emma, ava and mia where a. is the darkest cell.",
    characters: [".", "a", "e", "i", "m", "v"],
    counts: [
      0, 1, 1, 0, 1, 0,
      3, 0, 0, 0, 0, 1,
      0, 0, 0, 0, 1, 0,
      0, 1, 0, 0, 0, 0,
      0, 1, 0, 1, 1, 0,
      0, 1, 0, 0, 0, 0,
    ])

  private static let matrixHeatmap = MatrixHeatmap(
    title: "Each row sums to one",
    alternativeText: "Heatmap of bigram probabilities of emma, ava and mia where rows sum to 1.",
    rowLabels: [".", "a", "m"], columnLabels: [".", "a", "e", "i", "m", "v"],
    values: [
      0, 1.0 / 3, 1.0 / 3, 0, 1.0 / 3, 0,
      0.75, 0, 0, 0, 0, 0.25,
      0, 1.0 / 3, 0, 1.0 / 3, 1.0 / 3, 0,
    ], quantity: .probability(decimals: 1), note: "row = previous character, column = next",
    unit: "probability in percent", showsPairs: true)

  private static let signedHeatmap = MatrixHeatmap(
    title: "The gradient pulls the seen pair up and the others down",
    alternativeText: "Heatmap of a gradient where only the label's cell is negative.",
    rowLabels: [".", "e", "m"], columnLabels: [".", "a", "e", "m"],
    values: [0.25, 0.25, -0.75, 0.25, 0.1, 0.2, 0.3, -0.6, 0, 0, 0, 0],
    quantity: .signed(decimals: 2), note: "row = input, column = output",
    unit: "gradient of the loss")

  private static let lineChart = LineChart(
    title: "Both losses fall, and dev falls less",
    alternativeText: "Line chart of loss over steps where dev ends above train.",
    x: "step", y: "loss (nats per character)",
    series: [
      .init(
        "train", (0...100).map { Point(Double($0), falling($0) + zigzag($0)) }, smoothing: 9),
      .init(
        "dev", (0...10).map { Point(Double($0 * 10), falling($0 * 10) + 0.04) },
        marksLowest: true),
    ],
    references: [.init("uniform ln 27", 3.2958), .init("counts", 2.4540)])

  private static let sweepChart = LineChart(
    title: "A little smoothing helps, much hurts",
    alternativeText: "Line chart of dev loss over fake count where the lowest is near one.",
    x: "fake count a", y: "loss (nats per character)", xSpread: .logarithmic,
    series: [
      .init(
        "dev",
        [
          Point(0, 2.71), Point(0.01, 2.52), Point(0.1, 2.48), Point(1, 2.46), Point(10, 2.47),
          Point(100, 2.55), Point(1000, 2.86), Point(.infinity, 3.2958),
        ], marksLowest: true)
    ], references: [.init("uniform", 3.2958)])

  private static let probabilityTable = ProbabilityTable(
    title: "After q comes u",
    alternativeText: "Table of next characters of q where u has most of the probability.",
    labelHeader: "next", headers: ["probability, counts", "probability, network"],
    rows: [
      .init("u", [0.7574, 0.7421], isMarked: true), .init(".", [0.1029, 0.1012]),
      .init("a", [0.0478, 0.0501]), .init("i", [0.0478, 0.0493]), .init("w", [0.0110, 0.0134]),
    ])

  private static func falling(_ step: Int) -> Double { 2.43 + 17 / Double(step + 18) }
  private static func zigzag(_ step: Int) -> Double { Double(step * 7 % 5 - 2) * 0.02 }
}
