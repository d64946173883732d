import Basics

/// A recurrent network along a word: a character enters below, the state goes on to the right, and
/// what it expects next leaves above.
public struct UnrolledNetwork: Figure {
  /// One character read.
  public struct Step: Sendable {
    let input: String
    /// The likeliest next characters with their probabilities, the likeliest first.
    let predictions: [(label: String, probability: Double)]
    /// What does follow in the word.
    let target: String

    /// `predictions` stand from the likeliest down, with probabilities from 0 to 1.
    public init(
      _ input: String, predictions: [(label: String, probability: Double)], target: String
    ) {
      (self.input, self.target) = (drawnLabel(input), drawnLabel(target))
      self.predictions = predictions.map { (drawnLabel($0.label), $0.probability) }
    }
  }

  /// `GRU`
  let cell: String
  let steps: [Step]
  /// CSS pixels, if the boxes do not become too small.
  let width: Double

  /// `cell` is the name in each box.
  public init(
    cell: String, steps: [Step],
    width: Double = FigureSize.columnWidth
  ) {
    (self.cell, self.steps, self.width) = (cell, steps, width)
  }

  private static let style = TextStyle(13)
  private static let rowHeight = 22.0
  private static let top = 30.0
  private static let arrowLength = 24.0
  private static let boxHeight = 40.0
  private static let chip = 30.0

  private static let note =
    "h: the state; above: the likeliest next characters in percent, framed: what does follow"
  private var rows: Int { steps.map(\.predictions.count).max() ?? 0 }
  private var boxTop: Double { Self.top + Double(rows) * Self.rowHeight + Self.arrowLength }

  private func text(_ probability: Double) -> String {
    probability > 0 && probability < 0.005 ? "<1" : probability.text(.percent(0))
  }

  /// Where the boxes of one step stand.
  struct Column {
    var box: Rect
    var input: Rect
    var predictions: [Rect]
  }

  func columns(_ ruler: Ruler) -> [Column] {
    let left = (ruler.width(of: "h₀", Self.style) + 22).rounded(.up)
    let numbers = steps.flatMap(\.predictions).map {
      ruler.width(of: $0.label, TextStyle(13, .semibold))
        + ruler.width(of: text($0.probability), Self.style) + 10
    }
    let inputs = ruler.width(ofWidest: steps.map(\.input), TextStyle(15, .semibold)) + 12
    let needed = max(40, inputs + 2, (numbers.max() ?? 0) + 3)
    let pitch = min(96, max(needed, (width - left) / Double(max(1, steps.count)))).rounded(.down)
    let boxWidth = pitch - (pitch > 60 ? 30 : 14)
    return steps.indices.map { index in
      let middle = left + boxWidth / 2 + Double(index) * pitch
      let box = Rect(x: middle - boxWidth / 2, y: boxTop, width: boxWidth, height: Self.boxHeight)
      let below = Point(middle, box.maxY + Self.arrowLength + Self.chip / 2)
      let free = rows - steps[index].predictions.count
      return Column(
        box: box,
        input: Rect(
          around: below, width: max(min(Self.chip, pitch - 6), inputs), height: Self.chip),
        predictions: steps[index].predictions.indices.map {
          Rect(
            x: middle - (pitch - 3) / 2, y: Self.top + Double($0 + free) * Self.rowHeight,
            width: pitch - 3, height: Self.rowHeight - 2)
        })
    }
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let columns = columns(ruler)
    let right = columns.last.map { max($0.box.maxX, $0.predictions.first?.maxX ?? 0) } ?? 0
    return FigureSize(
      max(right, ruler.width(of: note(columns, ruler), Self.style)),
      boxTop + Self.boxHeight + Self.arrowLength + Self.chip)
  }

  /// The type size of the name in a box; nil if it would be too small to read.
  private func nameSize(in box: Rect, _ ruler: Ruler) -> Double? {
    ruler.fittingSize(of: cell, in: box.width - 4, atMost: 13, smallest: 11)
  }

  private func note(_ columns: [Column], _ ruler: Ruler) -> String {
    let isNamed = columns.allSatisfy { nameSize(in: $0.box, ruler) != nil }
    return (isNamed ? "" : "each box: \(cell); ") + Self.note
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let columns = columns(canvas.ruler)
    canvas.text(note(columns, canvas.ruler), at: Point(0, 14), Self.style, theme.secondary)
    drawStart(columns, on: canvas, in: theme)
    for (index, (left, right)) in zip(columns, columns.dropFirst()).enumerated() {
      let (from, to) = (left.box.maxX + 1, right.box.x - 2)
      let y = left.box.center.y
      canvas.arrow(from: Point(from, y), to: Point(to, y), Stroke(theme.series[0], width: 2))
      let state = "h" + subscripted(index + 1)
      guard canvas.ruler.width(of: state, TextStyle(12)) < to - from else { continue }
      canvas.text(
        state, at: Point((from + to) / 2, y - 8), TextStyle(12), theme.text, align: .center)
    }
    for (step, column) in zip(steps, columns) { draw(step, column, on: canvas, in: theme) }
  }

  private func drawStart(_ columns: [Column], on canvas: Canvas, in theme: Theme) {
    guard let first = columns.first?.box else { return }
    canvas.text("h₀", middle: Point(0, first.center.y), Self.style, theme.text, align: .start)
    let from = canvas.ruler.width(of: "h₀", Self.style) + 5
    canvas.arrow(
      from: Point(from, first.center.y), to: Point(first.x - 2, first.center.y),
      Stroke(theme.series[0], width: 2))
  }

  private func draw(_ step: Step, _ column: Column, on canvas: Canvas, in theme: Theme) {
    let (box, input) = (column.box, column.input)
    let thin = Stroke(theme.line, width: 1.5)
    canvas.arrow(
      from: Point(box.center.x, input.y - 1), to: Point(box.center.x, box.maxY + 2), thin)
    let above = Self.top + Double(rows) * Self.rowHeight
    canvas.arrow(from: Point(box.center.x, box.y - 1), to: Point(box.center.x, above + 2), thin)
    canvas.fill(box, theme.panel, radius: 6)
    canvas.outline(box.inset(by: 0.75), Stroke(theme.series[0], width: 1.5), radius: 6)
    if let size = nameSize(in: box, canvas.ruler) {
      canvas.text(cell, middle: box.center, TextStyle(size), theme.text)
    }
    canvas.fill(input, theme.panel, radius: 5)
    canvas.outline(input.inset(by: 0.5), Stroke(theme.line), radius: 5)
    canvas.text(step.input, middle: input.center, TextStyle(15, .semibold), theme.text)
    for (prediction, place) in zip(step.predictions, column.predictions) {
      draw(prediction, isTarget: prediction.label == step.target, in: place, canvas, theme)
    }
  }

  /// The darker, the likelier.
  private func draw(
    _ prediction: (label: String, probability: Double), isTarget: Bool, in box: Rect,
    _ canvas: Canvas, _ theme: Theme
  ) {
    let share = prediction.probability.isFinite ? prediction.probability : 0
    let color = theme.sequential.color(at: share)
    let ink = theme.ink(on: color)
    canvas.fill(box, color, radius: 3)
    if isTarget {
      canvas.outline(box.inset(by: -0.5), Stroke(theme.accent, width: 2), radius: 3)
    }
    let baseline = box.center.y
    canvas.text(
      prediction.label, middle: Point(box.x + 4, baseline), TextStyle(13, .semibold), ink,
      align: .start)
    canvas.text(
      text(prediction.probability), middle: Point(box.maxX - 3, baseline), Self.style, ink,
      align: .end)
  }
}

extension UnrolledNetwork {
  static let example = UnrolledNetwork(
    cell: "GRU",
    steps: [
      .init(".", predictions: [("a", 0.14), ("k", 0.09), ("m", 0.08)], target: "e"),
      .init("e", predictions: [("l", 0.28), ("m", 0.16), ("v", 0.12)], target: "m"),
      .init("m", predictions: [("m", 0.31), ("i", 0.27), ("e", 0.17)], target: "m"),
      .init("m", predictions: [("a", 0.62), ("i", 0.11), ("e", 0.09)], target: "a"),
      .init("a", predictions: [(".", 0.71), ("l", 0.12), ("n", 0.08)], target: "."),
    ])
}
