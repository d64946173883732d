import Basics

/// The gradient of cross-entropy with respect to a row of logits as bars: the probabilities, and 1 less at the label.
public struct GradientBars: Figure {
  /// What the bars are called.
  let labels: [String]
  /// Probabilities; their sum is 1.
  let probabilities: [Double]
  /// Which of them is the label.
  let label: Int

  /// One probability for each of `labels`; `label` is the right one.
  public init(labels: [String], probabilities: [Double], label: Int) {
    precondition(labels.count == probabilities.count, "a label for each bar")
    precondition(labels.indices.contains(label), "one of the bars is the label's")
    (self.labels, self.probabilities, self.label) = (labels, probabilities, label)
  }

  private static let style = TextStyle(13)
  private static let titles = ["p", "gradient"]
  private static let nameWidth = 74.0

  /// p, and p minus 1 at the label.
  private var rows: [[Double]] {
    [probabilities, probabilities.enumerated().map { $1 - ($0 == label ? 1 : 0) }]
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(width(ruler), zeros[1] + (rows[1].map { -$0 }.max() ?? 0) * Self.unit + 24)
  }

  private func width(_ ruler: Ruler) -> Double {
    min(ruler.columnWidth, Self.nameWidth + Double(labels.count) * 110)
  }

  private func middle(_ index: Int, _ ruler: Ruler) -> Double {
    let pitch = (width(ruler) - Self.nameWidth) / Double(max(1, labels.count))
    return Self.nameWidth + (Double(index) + 0.5) * pitch
  }

  /// One scale for both rows: a probability of 1 is `unit` pixels high.
  private static let unit = 90.0

  /// The heights of zero in both rows, with room for the bars above and their numbers.
  private var zeros: [Double] {
    let tallest = rows.map { ($0.max() ?? 0) * Self.unit + 24 }
    return [tallest[0], tallest[0] + 36 + tallest[1]]
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let ruler = canvas.ruler
    for (row, values) in rows.enumerated() {
      let zero = zeros[row]
      canvas.text(
        Self.titles[row], middle: Point(0, zero), TextStyle(13, .semibold), theme.text,
        align: .start)
      canvas.line([Point(Self.nameWidth, zero), Point(width(ruler), zero)], Stroke(theme.line))
      for (index, value) in values.enumerated() {
        draw(value, index, zero, on: canvas, theme)
      }
    }
    for (index, name) in labels.enumerated() {
      let isLabel = index == label
      canvas.text(
        isLabel ? "\(name), the label" : name, at: Point(middle(index, ruler), zeros[0] + 20),
        TextStyle(13, isLabel ? .semibold : .regular), isLabel ? theme.accent : theme.secondary,
        align: .center)
    }
  }

  private func draw(
    _ value: Double, _ index: Int, _ zero: Double, on canvas: Canvas, _ theme: Theme
  ) {
    let x = middle(index, canvas.ruler)
    let height = value.magnitude * Self.unit
    let bar = Rect(x: x - 22, y: value < 0 ? zero : zero - height, width: 44, height: height)
    canvas.fill(bar, value < 0 ? theme.accent : theme.series[0], radius: 2)
    canvas.text(
      value.text(.fixed(4)), at: Point(x, value < 0 ? bar.maxY + 16 : bar.y - 6), Self.style,
      theme.text, align: .center)
  }
}

extension GradientBars {
  /// Logits 1, -0.5, 0.25 and 0, whose softmax one can check by hand.
  static let example = GradientBars(
    labels: ["0", "1", "2", "3"], probabilities: [0.4846, 0.1081, 0.2289, 0.1783], label: 2)
}
