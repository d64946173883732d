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
    /// Of its name.
    var top = 0.0
    var cells: [Double]
    var sums: Double

    var sumsX: Double { cells.reduce(x, +) }
    var maxX: Double { sumsX + sums }
  }

  private func gap(before step: Step, _ ruler: Ruler) -> Double {
    (ruler.width(of: step.operation, Self.style) + 28).rounded(.up)
  }

  /// Side by side, or under one another where there is no room for that.
  private func places(_ ruler: Ruler) -> [Place] {
    let left = (ruler.width(ofWidest: rowLabels, Self.strong) + 14).rounded(.up)
    var x = left
    let places = steps.enumerated().map { index, step in
      if index > 0 { x += gap(before: step, ruler) }
      let place = place(of: step, x: x, ruler)
      x = place.maxX
      return place
    }
    guard x > ruler.width else { return places }
    return steps.enumerated().map { index, step in
      var place = place(of: step, x: left, ruler)
      place.top = Double(index) * (tableHeight + Self.stackGap)
      return place
    }
  }

  /// Beside a number in its cell, left and right of it together, and before a sum: a telephone has room for little.
  private static func padding(_ room: Room) -> (cell: Double, sum: Double) {
    room == .narrow ? (5, 6) : (14, 16)
  }

  private func place(of step: Step, x: Double, _ ruler: Ruler) -> Place {
    let padding = Self.padding(ruler.room)
    let cells = columnLabels.indices.map { column in
      let texts = rowLabels.indices.map { value(step, $0, column).text(.fixed(step.decimals)) }
      let label = ruler.width(of: columnLabels[column], Self.strong)
      return (max(ruler.width(ofWidest: texts, Self.style), label) + padding.cell).rounded(.up)
    }
    let sums = sums(of: step).map { $0.text(.fixed(step.decimals)) } + ["sum"]
    let width =
      step.showsSums ? (ruler.width(ofWidest: sums, Self.style) + padding.sum).rounded(.up) : 0
    return Place(step: step, x: x, cells: cells, sums: width)
  }

  private static let stackGap = 34.0
  private var tableHeight: Double { Self.top + Double(rowLabels.count) * Self.rowHeight }

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
    let places = places(ruler)
    let width = places.map {
      max($0.maxX, $0.x + ruler.width(of: $0.step.name, Self.strong))
    }.max()
    return FigureSize(width ?? 100, (places.last?.top ?? 0) + tableHeight + 2)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let places = places(canvas.ruler)
    for (index, place) in places.enumerated() {
      if index == 0 || place.top > 0 { drawRowLabels(of: place, on: canvas, in: theme) }
      draw(place, on: canvas, in: theme)
      if index > 0 { drawArrow(to: place, on: canvas, in: theme) }
    }
  }

  private func drawRowLabels(of place: Place, on canvas: Canvas, in theme: Theme) {
    for (row, label) in rowLabels.enumerated() {
      canvas.text(
        label, middle: Point(place.x - 9, place.top + middle(row)), Self.strong, theme.text,
        align: .end)
    }
  }

  private func middle(_ row: Int) -> Double { Self.top + (Double(row) + 0.5) * Self.rowHeight }

  private func draw(_ place: Place, on canvas: Canvas, in theme: Theme) {
    canvas.text(place.step.name, at: Point(place.x, place.top + 16), Self.strong, theme.text)
    let inset = Self.padding(canvas.ruler.room).cell / 2
    let most = place.step.values.filter(\.isFinite).map(\.magnitude).max() ?? 0
    let edges = place.cells.reduce(into: [place.x]) { $0.append($0.last! + $1) }
    for (column, label) in columnLabels.enumerated() {
      let middle = edges[column] + place.cells[column] / 2
      canvas.text(
        label, at: Point(middle, place.top + Self.top - 10), Self.strong, theme.text,
        align: .center)
    }
    for row in rowLabels.indices {
      for column in columnLabels.indices {
        let value = value(place.step, row, column)
        let box = Rect(
          x: edges[column], y: place.top + Self.top + Double(row) * Self.rowHeight,
          width: place.cells[column] - 1, height: Self.rowHeight - 1)
        let color = shade(value, most, place.step, theme)
        canvas.fill(box, color)
        canvas.text(
          value.text(.fixed(place.step.decimals)), middle: Point(box.maxX - inset, box.center.y),
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
    let x = place.maxX - 2
    canvas.text(
      "sum", at: Point(x, place.top + Self.top - 10), Self.style, theme.secondary, align: .end)
    for (row, sum) in sums(of: place.step).enumerated() {
      canvas.text(
        sum.text(.fixed(place.step.decimals)), middle: Point(x, place.top + middle(row)),
        Self.style, theme.secondary, align: .end)
    }
  }

  private func drawArrow(to place: Place, on canvas: Canvas, in theme: Theme) {
    let stroke = Stroke(theme.line, width: 1.5)
    guard place.top == 0 else {
      let end = Point(place.x + 6, place.top - 2)
      canvas.arrow(from: Point(end.x, end.y - Self.stackGap + 8), to: end, stroke)
      canvas.text(
        place.step.operation, at: Point(end.x + 14, end.y - 8), Self.style, theme.secondary)
      return
    }
    let gap = gap(before: place.step, canvas.ruler)
    let y = Self.top + Double(rowLabels.count) * Self.rowHeight / 2
    let (from, to) = (place.x - gap + 8, place.x - 9)
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
