import Basics

/// The stages of a computation as tables side by side, with what happens between them.
public struct ForwardSteps: Figure {
  /// One table.
  public struct Step: Sendable {
    /// Over the table: `logits`.
    let name: String
    /// On the arrow that leads to it: `exp`; nothing for the first.
    let operation: String
    /// Row after row.
    let values: [Double]
    let decimals: Int
    /// Show what each row adds up to, beside it.
    let showsSums: Bool
    /// What the rows add up to with the columns that are left out; nil if none is.
    let sums: [Double]?

    /// `values` stand row after row; `operation` leads here from the step before.
    public init(
      _ name: String, operation: String = "", values: [Double], decimals: Int,
      showsSums: Bool = false, sums: [Double]? = nil
    ) {
      (self.name, self.operation, self.values) = (name, operation, values)
      (self.decimals, self.showsSums, self.sums) = (decimals, showsSums || sums != nil, sums)
    }
  }

  let rowLabels: [String]
  let columnLabels: [String]
  let steps: [Step]

  /// Each step has a value for each row and column.
  public init(
    rowLabels: [String], columnLabels: [String],
    steps: [Step]
  ) {
    precondition(
      steps.allSatisfy { $0.values.count == rowLabels.count * columnLabels.count }, "ragged table")
    (self.rowLabels, self.columnLabels, self.steps) = (rowLabels, columnLabels, steps)
  }

  private static let style = TextStyle(13)
  private static let strong = TextStyle(13, .semibold)
  private static let rowHeight = 28.0
  private static let top = 58.0

  /// Where a table stands and how wide its parts are, in pixels.
  private struct Place {
    var step: Step
    var x: Double
    var cell: Double
    var sums: Double
  }

  private func gap(before step: Step, _ ruler: Ruler) -> Double {
    (ruler.width(of: step.operation, Self.style) + 28).rounded(.up)
  }

  private func places(_ ruler: Ruler) -> [Place] {
    var x = (ruler.width(ofWidest: rowLabels, Self.strong) + 14).rounded(.up)
    return steps.enumerated().map { index, step in
      if index > 0 { x += gap(before: step, ruler) }
      let texts = step.values.map { $0.text(.fixed(step.decimals)) } + columnLabels
      let cell = (ruler.width(ofWidest: texts, Self.style) + 14).rounded(.up)
      let sums = sums(of: step).map { $0.text(.fixed(step.decimals)) } + ["sum"]
      let width = step.showsSums ? (ruler.width(ofWidest: sums, Self.style) + 16).rounded(.up) : 0
      defer { x += cell * Double(columnLabels.count) + width }
      return Place(step: step, x: x, cell: cell, sums: width)
    }
  }

  private func sums(of step: Step) -> [Double] {
    step.sums
      ?? rowLabels.indices.map { row in
        columnLabels.indices.reduce(0) { $0 + value(step, row, $1) }
      }
  }

  private func value(_ step: Step, _ row: Int, _ column: Int) -> Double {
    step.values[row * columnLabels.count + column]
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let last = places(ruler).last
    let width = last.map {
      max(
        $0.x + $0.cell * Double(columnLabels.count) + $0.sums,
        $0.x + ruler.width(of: $0.step.name, Self.strong))
    }
    return FigureSize(width ?? 100, Self.top + Double(rowLabels.count) * Self.rowHeight + 2)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let places = places(canvas.ruler)
    for (row, label) in rowLabels.enumerated() {
      canvas.text(
        label, middle: Point((places.first?.x ?? 0) - 9, middle(row)), Self.strong, theme.text,
        align: .end)
    }
    for (index, place) in places.enumerated() {
      draw(place, on: canvas, in: theme)
      if index > 0 { drawArrow(to: place, on: canvas, in: theme) }
    }
  }

  private func middle(_ row: Int) -> Double { Self.top + (Double(row) + 0.5) * Self.rowHeight }

  private func draw(_ place: Place, on canvas: Canvas, in theme: Theme) {
    canvas.text(place.step.name, at: Point(place.x, 16), Self.strong, theme.text)
    for (column, label) in columnLabels.enumerated() {
      let x = place.x + (Double(column) + 0.5) * place.cell
      canvas.text(label, at: Point(x, Self.top - 10), Self.strong, theme.text, align: .center)
    }
    let most = place.step.values.filter(\.isFinite).map(\.magnitude).max() ?? 0
    for row in rowLabels.indices {
      for column in columnLabels.indices {
        let value = value(place.step, row, column)
        let box = Rect(
          x: place.x + Double(column) * place.cell, y: Self.top + Double(row) * Self.rowHeight,
          width: place.cell - 1, height: Self.rowHeight - 1)
        let color = shade(value, most, place.step, theme)
        canvas.fill(box, color)
        canvas.text(
          value.text(.fixed(place.step.decimals)), middle: Point(box.maxX - 7, box.center.y),
          Self.style, theme.ink(on: color), align: .end)
      }
    }
    if place.step.showsSums { drawSums(place, on: canvas, in: theme) }
  }

  /// Pale, so that the numbers come first: signed steps diverge from zero, others rise from it.
  private func shade(_ value: Double, _ most: Double, _ step: Step, _ theme: Theme) -> Color {
    guard value.isFinite, most > 0 else { return theme.panel }
    let isSigned = step.values.contains { $0 < 0 }
    return isSigned
      ? theme.diverging.color(at: 0.5 + value / most * 0.25)
      : theme.sequential.color(at: value / most * 0.55)
  }

  private func drawSums(_ place: Place, on canvas: Canvas, in theme: Theme) {
    let x = place.x + place.cell * Double(columnLabels.count) + place.sums - 2
    canvas.text("sum", at: Point(x, Self.top - 10), Self.style, theme.secondary, align: .end)
    for (row, sum) in sums(of: place.step).enumerated() {
      canvas.text(
        sum.text(.fixed(place.step.decimals)), middle: Point(x, middle(row)), Self.style,
        theme.secondary, align: .end)
    }
  }

  private func drawArrow(to place: Place, on canvas: Canvas, in theme: Theme) {
    let gap = gap(before: place.step, canvas.ruler)
    let y = Self.top + Double(rowLabels.count) * Self.rowHeight / 2
    let (from, to) = (place.x - gap + 8, place.x - 9)
    let stroke = Stroke(theme.line, width: 1.5)
    canvas.line([Point(from, y), Point(to, y)], stroke)
    canvas.line([Point(to - 5, y - 5), Point(to, y), Point(to - 5, y + 5)], stroke)
    canvas.text(
      place.step.operation, at: Point((from + to) / 2, y - 9), Self.style, theme.secondary,
      align: .center)
  }
}

extension ForwardSteps {
  /// exp and the shares of (0, ln 2, ln 5) and (ln 3, 0, 0) are whole numbers and eighths.
  static let example = ForwardSteps(
    rowLabels: [".", "e"], columnLabels: ["a", "e", "m"],
    steps: [
      .init("logits", values: [0, 0.6931, 1.6094, 1.0986, 0, 0], decimals: 4),
      .init(
        "counts", operation: "exp", values: [1, 2, 5, 3, 1, 1], decimals: 4, showsSums: true),
      .init(
        "probabilities", operation: "÷ sum", values: [0.125, 0.25, 0.625, 0.6, 0.2, 0.2],
        decimals: 4, showsSums: true),
    ])
}
