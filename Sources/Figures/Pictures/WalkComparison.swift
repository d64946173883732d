import Basics

/// What each pair of a word costs under two models, on one scale: bars of -log p, an arrow through the edge where
/// the cost is infinite.
public struct WalkComparison: Figure {
  /// The word with its tokens for start and end.
  let characters: [String]
  /// The two models.
  let names: (first: String, second: String)
  /// Of each character after the first under either model.
  let probabilities: [(first: Double, second: Double)]

  /// `characters` are one more than `probabilities`.
  public init(
    characters: [String], names: (first: String, second: String),
    probabilities: [(first: Double, second: Double)]
  ) {
    precondition(characters.count == probabilities.count + 1, "probabilities for each pair")
    self.characters = characters.map { drawnLabel($0) }
    (self.names, self.probabilities) = (names, probabilities)
  }

  private static let style = TextStyle(12)
  private static let (top, rowHeight, barHeight) = (44.0, 44.0, 14.0)
  private static let (left, numbers) = (82.0, 62.0)

  /// In nats.
  private func cost(_ probability: Double) -> Double {
    probability > 0 ? -Elementary.log(probability) : .infinity
  }

  private var costs: [[Double]] { probabilities.map { [cost($0.first), cost($0.second)] } }

  private var longest: Double { max(costs.joined().filter(\.isFinite).max() ?? 1, 1e-9) }

  private func width(_ ruler: Ruler) -> Double { min(ruler.width, 720) }

  public var isMirrored: Bool { readsFromRightToLeft(characters) }

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(
      width(ruler), Self.top + Double(probabilities.count + 1) * Self.rowHeight + 14)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    drawKey(on: canvas, in: theme)
    for (index, costs) in costs.enumerated() {
      let y = Self.top + (Double(index) + 0.5) * Self.rowHeight
      Chip(characters[index], around: Point(14, y), width: 27, height: 25)
        .draw(on: canvas, in: theme)
      canvas.arrow(
        from: Point(30, y), to: Point(41, y), Stroke(theme.line, width: 1.4), head: 4)
      Chip(characters[index + 1], around: Point(57, y), width: 27, height: 25)
        .draw(on: canvas, in: theme)
      drawBars(costs, y: y, on: canvas, in: theme)
    }
    let y = Self.top + Double(probabilities.count) * Self.rowHeight + 2
    canvas.line([Point(0, y), Point(width(canvas.ruler), y)], Stroke(theme.line))
    canvas.text(
      "mean", middle: Point(0, y + Self.rowHeight / 2), TextStyle(13, .semibold), theme.text,
      align: .start)
    let means = [0, 1].map { model in
      costs.reduce(0) { $0 + $1[model] } / Double(max(1, costs.count))
    }
    drawBars(means, y: y + Self.rowHeight / 2, on: canvas, in: theme)
  }

  private func drawKey(on canvas: Canvas, in theme: Theme) {
    var x = 0.0
    for (index, name) in [names.first, names.second].enumerated() {
      canvas.fill(Rect(x: x, y: 4, width: 12, height: 12), theme.series[index], radius: 2)
      canvas.text(name, at: Point(x + 18, 15), TextStyle(13, .semibold), theme.text)
      x += canvas.ruler.width(of: name, TextStyle(13, .semibold)) + 36
    }
    canvas.text(
      "−log p in nats: longer is more surprising", at: Point(0, 36), Self.style, theme.secondary)
  }

  /// The two bars of a pair, or of the mean.
  private func drawBars(_ costs: [Double], y: Double, on canvas: Canvas, in theme: Theme) {
    let right = width(canvas.ruler)
    let room = right - Self.left - Self.numbers
    for (model, cost) in costs.enumerated() {
      let top = y + (model == 0 ? -Self.barHeight - 1 : 1)
      let color = theme.series[model]
      let middle = top + Self.barHeight / 2
      guard cost.isFinite else {
        canvas.fill(
          Rect(x: Self.left, y: top, width: right - Self.left - 40, height: Self.barHeight), color)
        canvas.arrow(
          from: Point(right - 40, middle), to: Point(right + 4, middle),
          Stroke(color, width: 3), head: 9)
        let label = TextStyle(13, .semibold)
        canvas.text(
          "infinite", middle: Point(right - 48, middle), label, theme.ink(on: color), align: .end)
        continue
      }
      let length = max(1, cost / longest * room)
      canvas.fill(
        Rect(x: Self.left, y: top, width: length, height: Self.barHeight), color, radius: 1.5)
      canvas.text(
        cost.text(.fixed(4)), middle: Point(Self.left + length + 6, middle), Self.style, theme.text,
        align: .start)
    }
  }
}

extension WalkComparison {
  static let example = WalkComparison(
    characters: [".", "a", "j", "q", "."], names: ("before", "after"),
    probabilities: [(0.1377, 0.1376), (0.0052, 0.0052), (0, 0.0003), (0.1029, 0.0970)])
}
