import Basics

/// A number a character at each stage of a computation, as bars under one another.
public struct StageBars: Figure {
  /// The numbers of one stage.
  public struct Stage: Sendable {
    let title, note: String
    let values: [Double]
    let decimals: Int

    /// `note` stands under the title; the marked character's number is written with so many decimals.
    public init(_ title: String, note: String, values: [Double], decimals: Int) {
      (self.title, self.note, self.values, self.decimals) = (title, note, values, decimals)
    }
  }

  let characters: [String]
  let stages: [Stage]
  /// The character to look at.
  let marked: Int

  /// Each stage has a value for each of the `characters`.
  public init(characters: [String], stages: [Stage], marked: Int) {
    precondition(stages.allSatisfy { $0.values.count == characters.count }, "a bar a character")
    (self.characters, self.stages, self.marked) = (characters, stages, marked)
  }

  private static let style = TextStyle(13)
  private static let strong = TextStyle(13, .semibold)
  private static let barsHeight = 104.0
  private static let margins = (top: 58.0, bottom: 30.0)
  private static let panelHeight = margins.top + barsHeight + margins.bottom

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(ruler.width, Double(stages.count) * Self.panelHeight - 8)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    for (index, stage) in stages.enumerated() {
      draw(stage, top: Double(index) * Self.panelHeight, on: canvas, theme)
    }
  }

  private func draw(_ stage: Stage, top: Double, on canvas: Canvas, _ theme: Theme) {
    canvas.text(stage.title, at: Point(0, top + 14), Self.strong, theme.text)
    canvas.text(stage.note, at: Point(0, top + 32), Self.style, theme.secondary)
    if stage.values.indices.contains(marked) {
      canvas.text(
        "\(characters[marked]): \(stage.values[marked].text(.fixed(stage.decimals)))",
        at: Point(canvas.ruler.width, top + 14), Self.strong, theme.accent, align: .end)
    }
    let axes = axes(of: stage, top: top, canvas.ruler)
    axes.draw(on: canvas, in: theme)
    let zero = axes.place(Point(0, 0)).y
    let pitch = axes.area.width / Double(max(1, characters.count))
    for (index, value) in stage.values.enumerated() {
      let x = axes.area.x + Double(index) * pitch
      drawLetter(index, at: Point(x + pitch / 2, axes.area.maxY + 16), pitch, on: canvas, theme)
      guard value.isFinite else { continue }
      let end = axes.place(Point(0, value)).y
      let width = min(24, pitch - 2)
      canvas.fill(
        Rect(
          x: x + (pitch - width) / 2, y: min(zero, end), width: width,
          height: max(1, (zero - end).magnitude)),
        index == marked ? theme.accent : theme.series[0])
    }
    canvas.line([Point(axes.area.x, zero), Point(axes.area.maxX, zero)], Stroke(theme.line))
  }

  private func ticks(of stage: Stage) -> (domain: ClosedRange<Double>, ticks: Ticks) {
    let finite = stage.values.filter(\.isFinite)
    let (low, high) = (min(0, finite.min() ?? 0), max(0, finite.max() ?? 0))
    let domain = low < high ? low...high : 0...1
    return (domain, Ticks(domain, wanted: 3))
  }

  private func axes(of stage: Stage, top: Double, _ ruler: Ruler) -> Axes {
    let (domain, ticks) = ticks(of: stage)
    // The same for all stages, so that each letter stands in one column.
    let labels = stages.flatMap { self.ticks(of: $0).ticks.labels }
    let left = (ruler.width(ofWidest: labels, Self.style) + 10).rounded(.up)
    let area = Rect(
      x: left, y: top + Self.margins.top, width: ruler.width - left, height: Self.barsHeight)
    let shown =
      min(domain.lowerBound, ticks.values.first!)...max(domain.upperBound, ticks.values.last!)
    return Axes(area: area, y: Axis("", Scale(shown, to: (area.maxY, area.y)), ticks))
  }

  private func drawLetter(
    _ index: Int, at place: Point, _ pitch: Double, on canvas: Canvas, _ theme: Theme
  ) {
    let size = canvas.ruler.fittingSize(
      of: characters[index], in: pitch - 0.5, atMost: 13, smallest: 7)
    guard let size else { return }
    canvas.text(
      characters[index], at: place, TextStyle(size, index == marked ? .semibold : .regular),
      index == marked ? theme.accent : theme.text, align: .center)
  }
}

extension StageBars {
  /// exp of (0, ln 2, ln 5, -ln 2) are 1, 2, 5 and a half.
  static let example = StageBars(
    characters: [".", "a", "e", "m"],
    stages: [
      .init("logits", note: "any number", values: [0, 0.6931, 1.6094, -0.6931], decimals: 2),
      .init("exp", note: "never negative, they sum to 8.5", values: [1, 2, 5, 0.5], decimals: 2),
      .init(
        "÷ 8.5", note: "they sum to 1", values: [2 / 17, 4 / 17, 10 / 17, 1 / 17], decimals: 3),
    ], marked: 3)
}
