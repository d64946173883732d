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

  /// `cell` is the name in each box.
  public init(cell: String, steps: [Step]) { (self.cell, self.steps) = (cell, steps) }

  private static let style = TextStyle(13)
  private static let rowHeight = 22.0
  private static let top = 30.0
  private static let arrowLength = 24.0
  private static let boxHeight = 40.0
  private static let chip = 30.0
  private static let lineGap = 30.0

  private static let note =
    "h: the state; above: the likeliest next characters in percent, framed: what does follow"
  private var rows: Int { steps.map(\.predictions.count).max() ?? 0 }
  private func text(_ probability: Double) -> String {
    probability > 0 && probability < 0.005 ? "<1" : probability.text(.percent(0))
  }

  /// Where the boxes of one step stand.
  struct Column {
    /// The place of its step in the row that it stands in: what does not fit into the width goes on in another
    /// row under the first.
    var place: Int
    var box: Rect
    var input: Rect
    var predictions: [Rect]
  }

  /// The height of a row: predictions, box and letter.
  private var lineHeight: Double {
    Double(rows) * Self.rowHeight + 2 * Self.arrowLength + Self.boxHeight + Self.chip
  }

  func columns(_ ruler: Ruler) -> [Column] {
    let left = leftEdge(ruler)
    let numbers = steps.flatMap(\.predictions).map {
      ruler.width(of: $0.label, TextStyle(13, .semibold))
        + ruler.width(of: text($0.probability), Self.style) + 10
    }
    let inputs = ruler.width(ofWidest: steps.map(\.input), TextStyle(15, .semibold)) + 12
    let needed = max(40, inputs + 2, (numbers.max() ?? 0) + 3)
    let fitting = max(1, Int((ruler.columnWidth - left) / needed))
    let lines = (steps.count + fitting - 1) / fitting
    let inLine = max(1, lines > 0 ? (steps.count + lines - 1) / lines : 1)
    let pitch = min(96, max(needed, (ruler.columnWidth - left) / Double(inLine))).rounded(.down)
    let top = Self.top + note(isNamed: isNamed(pitch, ruler), ruler).added
    return steps.indices.map { index in
      column(
        of: steps[index], place: index % inLine, pitch, left: left, inputs: inputs,
        top: top + Double(index / inLine) * (lineHeight + Self.lineGap))
    }
  }

  /// Where the first box of a row begins: right of the state that it takes.
  private func leftEdge(_ ruler: Ruler) -> Double {
    let states = ["h₀", "h" + subscripted(max(1, steps.count))]
    return (ruler.width(ofWidest: states, Self.style) + 22).rounded(.up)
  }

  private func column(
    of step: Step, place: Int, _ pitch: Double, left: Double, inputs: Double, top: Double
  ) -> Column {
    let width = boxWidth(pitch)
    let middle = left + width / 2 + Double(place) * pitch
    let box = Rect(
      x: middle - width / 2, y: top + Double(rows) * Self.rowHeight + Self.arrowLength,
      width: width, height: Self.boxHeight)
    let below = Point(middle, box.maxY + Self.arrowLength + Self.chip / 2)
    let free = rows - step.predictions.count
    return Column(
      place: place, box: box,
      input: Rect(
        around: below, width: max(min(Self.chip, pitch - 6), inputs), height: Self.chip),
      predictions: step.predictions.indices.map {
        Rect(
          x: middle - (pitch - 3) / 2, y: top + Double($0 + free) * Self.rowHeight,
          width: pitch - 3, height: Self.rowHeight - 2)
      })
  }

  private func boxWidth(_ pitch: Double) -> Double { pitch - (pitch > 60 ? 30 : 14) }

  public var isMirrored: Bool { readsFromRightToLeft(steps.map(\.input)) }

  public func size(_ ruler: Ruler) -> FigureSize {
    let columns = columns(ruler)
    let rights = columns.map { max($0.box.maxX, $0.predictions.first?.maxX ?? 0) }
    let note = note(columns, ruler)
    return FigureSize(
      max(rights.max() ?? 0, note.width(ruler)),
      columns.last?.input.maxY ?? Self.top + note.added)
  }

  /// The type size of the name in a box; nil if it would be too small to read.
  private func nameSize(in box: Rect, _ ruler: Ruler) -> Double? {
    ruler.fittingSize(of: cell, in: box.width - 4, atMost: 13, smallest: 11)
  }

  private func isNamed(_ pitch: Double, _ ruler: Ruler) -> Bool {
    let box = Rect(x: 0, y: 0, width: boxWidth(pitch), height: Self.boxHeight)
    return nameSize(in: box, ruler) != nil
  }

  private func note(isNamed: Bool, _ ruler: Ruler) -> TextLines {
    TextLines(
      (isNamed ? "" : "each box: \(cell); ") + Self.note, Self.style, within: ruler.columnWidth,
      ruler)
  }

  private func note(_ columns: [Column], _ ruler: Ruler) -> TextLines {
    note(isNamed: columns.allSatisfy { nameSize(in: $0.box, ruler) != nil }, ruler)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let columns = columns(canvas.ruler)
    note(columns, canvas.ruler).draw(at: Point(0, 14), theme.secondary, on: canvas)
    for (index, column) in columns.enumerated() {
      if column.place == 0 {
        drawStart("h" + subscripted(index), before: column.box, on: canvas, in: theme)
      } else {
        drawState(index, from: columns[index - 1].box, to: column.box, on: canvas, in: theme)
      }
    }
    for (step, column) in zip(steps, columns) { draw(step, column, on: canvas, in: theme) }
  }

  /// The state on its way from a box to the next.
  private func drawState(
    _ index: Int, from left: Rect, to right: Rect, on canvas: Canvas, in theme: Theme
  ) {
    let (from, to, y) = (left.maxX + 1, right.x - 2, left.center.y)
    canvas.arrow(from: Point(from, y), to: Point(to, y), Stroke(theme.series[0], width: 2))
    let state = "h" + subscripted(index)
    guard canvas.ruler.width(of: state, TextStyle(12)) < to - from else { return }
    canvas.text(
      state, at: Point((from + to) / 2, y - 8), TextStyle(12), theme.text, align: .center)
  }

  /// The state that the first box of a row takes.
  private func drawStart(
    _ state: String, before box: Rect, on canvas: Canvas, in theme: Theme
  ) {
    canvas.text(state, middle: Point(0, box.center.y), Self.style, theme.text, align: .start)
    let from = canvas.ruler.width(of: state, Self.style) + 5
    canvas.arrow(
      from: Point(from, box.center.y), to: Point(box.x - 2, box.center.y),
      Stroke(theme.series[0], width: 2))
  }

  private func draw(_ step: Step, _ column: Column, on canvas: Canvas, in theme: Theme) {
    let (box, input) = (column.box, column.input)
    let thin = Stroke(theme.line, width: 1.5)
    canvas.arrow(
      from: Point(box.center.x, input.y - 1), to: Point(box.center.x, box.maxY + 2), thin)
    canvas.arrow(
      from: Point(box.center.x, box.y - 1), to: Point(box.center.x, box.y - Self.arrowLength + 2),
      thin)
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
