import Basics

/// A matrix of numbers as coloured cells: probabilities, weights, gradients.
public struct MatrixHeatmap: Figure {
  /// What the numbers are, which decides their colours and how they are written.
  public enum Quantity: Sendable, Equatable {
    /// From 0 to 1, written in percent; zero has its own colour.
    case probability(decimals: Int)
    /// Of both signs: red below zero, blue above, equally dark at equal distance.
    case signed(decimals: Int)
  }

  var rowLabels: [String]
  var columnLabels: [String]
  /// Row after row.
  var values: [Double]
  var quantity: Quantity
  /// Over the grid: what rows and columns are.
  var note: String
  /// Beside the key of colours: what is shown, with its unit.
  var unit: String
  /// Write row and column label above each number.
  var showsPairs: Bool

  /// `values` fill the grid row after row.
  public init(
    rowLabels: [String], columnLabels: [String],
    values: [Double], quantity: Quantity, note: String, unit: String, showsPairs: Bool = false
  ) {
    precondition(values.count == rowLabels.count * columnLabels.count, "values must fill the grid")
    (self.rowLabels, self.columnLabels, self.values) = (rowLabels, columnLabels, values)
    (self.quantity, self.note, self.unit) = (quantity, note, unit)
    self.showsPairs = showsPairs
  }

  private func layout(_ ruler: Ruler) -> HeatmapLayout {
    let most = HeatmapLayout.mostCharacters(rowLabels + columnLabels, ruler)
    let cut =
      rowLabels.count > most || columnLabels.count > most
      ? "; the first \(most) of \(max(rowLabels.count, columnLabels.count).grouped)" : ""
    return HeatmapLayout(
      note: note + cut, rowLabels: Array(rowLabels.prefix(most)),
      columnLabels: Array(columnLabels.prefix(most)), bar: bar)
  }

  private var bar: ColorBar { quantity.bar(of: values, label: unit) }

  public func size(_ ruler: Ruler) -> FigureSize { layout(ruler).size(ruler) }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = layout(canvas.ruler)
    let bar = layout.bar
    layout.draw(on: canvas, in: theme) { row, column in
      let value = values[row * columnLabels.count + column]
      let isUnseen = !value.isFinite || (value == 0 && bar.zeroLabel != nil)
      return GridCell(
        color: isUnseen ? theme.unseen : bar.color(of: value, in: theme),
        upper: showsPairs ? rowLabels[row] + columnLabels[column] : "", lower: quantity.text(value),
        quiet: isUnseen || value == 0)
    }
  }
}

extension MatrixHeatmap.Quantity {
  /// The key of colours for `values`.
  func bar(of values: [Double], label: String) -> ColorBar {
    let extreme = values.filter(\.isFinite).map(\.magnitude).max() ?? 0
    let end = extreme > 0 ? extreme : 1
    switch self {
    case .probability(let decimals):
      let labels = [
        "0", "\((end * 25).text(.fixed(decimals)))", "\(end.text(.percent(decimals))) %",
      ]
      return ColorBar(
        ramp: \.sequential, scale: Scale(0...end, to: (0, 1), spread: .squareRoot),
        ticks: Ticks(values: [0, end / 4, end], labels: labels),
        label: label.isEmpty ? "" : "\(label), square-root scale",
        zeroLabel: values.contains(0) ? "0: never" : nil)
    case .signed(let decimals):
      let values = [-end, 0, end]
      return ColorBar(
        ramp: \.diverging, scale: Scale(-end...end, to: (0, 1)),
        ticks: Ticks(
          values: values, labels: values.map { $0.text(.fixed($0 == 0 ? 0 : decimals)) }),
        label: label, zeroLabel: nil)
    }
  }

  /// A number as a cell has room for it.
  func text(_ value: Double) -> String {
    switch self {
    case .probability(let decimals): value.text(.percent(value == 0 ? 0 : decimals))
    case .signed(let decimals): value.text(.fixed(value == 0 ? 0 : decimals))
    }
  }
}

extension MatrixHeatmap {
  static let example = MatrixHeatmap(
    rowLabels: [".", "a", "m"], columnLabels: [".", "a", "e", "i", "m", "v"],
    values: [
      0, 1.0 / 3, 1.0 / 3, 0, 1.0 / 3, 0,
      0.75, 0, 0, 0, 0, 0.25,
      0, 1.0 / 3, 0, 1.0 / 3, 1.0 / 3, 0,
    ], quantity: .probability(decimals: 1), note: "row = previous character, column = next",
    unit: "probability in percent", showsPairs: true)

  static let signedExample = MatrixHeatmap(
    rowLabels: [".", "e", "m"], columnLabels: [".", "a", "e", "m"],
    values: [0.25, 0.25, -0.75, 0.25, 0.1, 0.2, 0.3, -0.6, 0, 0, 0, 0],
    quantity: .signed(decimals: 2), note: "row = input, column = output",
    unit: "gradient of the loss")
}
