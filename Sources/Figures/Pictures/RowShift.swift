import Basics

/// A row of probabilities before and after something was done to it: two dots a character joined by a line, on a
/// logarithmic scale, with a place of its own for zero.
public struct RowShift: Figure {
  let labels: [String]
  /// From 0 to 1.
  let before, after: [Double]
  let names: (before: String, after: String)
  /// The character that a reader should look at.
  let marked: Int

  /// Probabilities for each label.
  public init(
    labels: [String], before: [Double], after: [Double], names: (before: String, after: String),
    marked: Int
  ) {
    precondition(
      labels.count == before.count && labels.count == after.count, "two values for each label")
    self.labels = labels.map { drawnLabel($0) }
    (self.before, self.after, self.names, self.marked) = (before, after, names, marked)
  }

  private static let style = TextStyle(13)
  private static let (top, bottom, left, height) = (54.0, 30.0, 48.0, 330.0)

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(ruler.width, Self.height) }

  /// Where probabilities stand, zero below all others.
  private func axis(_ ruler: Ruler) -> Axis {
    let positive = (before + after).filter { $0 > 0 }
    let (low, high) = (positive.min() ?? 0.1, max(positive.max() ?? 1, 1e-300))
    let domain = min(low, high / 10) / 1.3...high * 1.1
    var axis = Axis(
      "probability, log scale",
      Scale(
        domain, to: (Self.height - Self.bottom - 44, Self.top + 4), spread: .logarithmic),
      percents(domain))
    if (before + after).contains(0) { axis.zero = Self.height - Self.bottom - 12 }
    return axis
  }

  private func percents(_ domain: ClosedRange<Double>) -> Ticks {
    let ticks = Ticks(logarithmic: domain)
    return Ticks(values: ticks.values, labels: ticks.values.map { $0.text(.exact) })
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axis = axis(canvas.ruler)
    let labelWidth = canvas.ruler.width(ofWidest: axis.marks.map(\.label), Self.style)
    let area = Rect(
      x: labelWidth.rounded(.up) + 12, y: Self.top,
      width: canvas.ruler.width - labelWidth.rounded(.up) - 12,
      height: Self.height - Self.top - Self.bottom)
    Axes(area: area, y: axis, titleBaseline: 40).draw(on: canvas, in: theme)
    drawKey(on: canvas, in: theme)
    let pitch = area.width / Double(max(1, labels.count))
    for index in labels.indices {
      let x = area.x + (Double(index) + 0.5) * pitch
      draw(index, x: x, pitch, axis, area, on: canvas, in: theme)
    }
  }

  private func draw(
    _ index: Int, x: Double, _ pitch: Double, _ axis: Axis, _ area: Rect, on canvas: Canvas,
    in theme: Theme
  ) {
    let (from, to) = (axis(before[index]), axis(after[index]))
    if index == marked {
      canvas.fill(
        Rect(x: x - pitch / 2, y: area.y - 6, width: pitch, height: area.height + 30), theme.panel,
        radius: 3)
    }
    canvas.line([Point(x, from), Point(x, to)], Stroke(theme.line, width: 1.4))
    let radius = min(4, max(2, pitch / 3.5))
    canvas.dot(Point(x, from), radius: radius, theme.series[0])
    canvas.dot(Point(x, to), radius: radius, theme.series[1])
    let style = TextStyle(12, index == marked ? .semibold : .regular)
    let size = canvas.ruler.fittingSize(
      of: labels[index], in: pitch - 0.5, atMost: 12, smallest: 6)
    if let size {
      canvas.text(
        labels[index], at: Point(x, Self.height - 12), TextStyle(size, style.weight),
        index == marked ? theme.accent : theme.text, align: .center)
    }
  }

  private func drawKey(on canvas: Canvas, in theme: Theme) {
    var x = 0.0
    for (index, name) in [names.before, names.after].enumerated() {
      canvas.dot(Point(x + 5, 9), radius: 4.5, theme.series[index])
      canvas.text(name, at: Point(x + 16, 14), TextStyle(13, .semibold), theme.text)
      x += canvas.ruler.width(of: name, TextStyle(13, .semibold)) + 36
    }
  }
}

extension RowShift {
  static let example = RowShift(
    labels: [".", "a", "e", "q", "u", "z"], before: [0.02, 0.5, 0.3, 0, 0.18, 0],
    after: [0.03, 0.45, 0.28, 0.01, 0.17, 0.01], names: ("counts", "counts + 1"), marked: 3)
}
