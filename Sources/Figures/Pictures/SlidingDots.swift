import Basics

/// Numbers of characters under one setting after another, as dots that lines join.
public struct SlidingDots: Figure {
  /// One character's numbers, one a setting.
  public struct Track: Sendable {
    let character: String
    let values: [Double]
    let isMarked: Bool

    /// A marked track is what the reader should look at.
    public init(_ character: String, _ values: [Double], isMarked: Bool = false) {
      (self.character, self.values, self.isMarked) = (character, values, isMarked)
    }
  }

  let titles: (x: String, y: String)
  let settings: [String]
  let tracks: [Track]
  private static let height = 430.0

  /// Each track has a value for each of the `settings`.
  public init(x: String, y: String, settings: [String], tracks: [Track]) {
    precondition(tracks.allSatisfy { $0.values.count == settings.count }, "a dot a setting")
    titles = (x, y)
    (self.settings, self.tracks) = (settings, tracks)
  }

  private static let style = TextStyle(13)
  private static let letterStyle = TextStyle(12, .semibold)
  private static let margins = (top: 34.0, bottom: 50.0)
  private static let lineHeight = 13.0

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(ruler.columnWidth, Self.height) }

  private func axes(_ ruler: Ruler) -> Axes {
    let finite = tracks.flatMap(\.values).filter(\.isFinite)
    let (low, high) = (finite.min() ?? 0, finite.max() ?? 1)
    let domain = low < high ? low...high : low - 1...high + 1
    let ticks = Ticks(domain, wanted: 6)
    let letters = ruler.width(ofWidest: tracks.map(\.character), Self.letterStyle)
    let left = (ruler.width(ofWidest: ticks.labels, Self.style) + letters + 44).rounded(.up)
    let area = Rect(
      x: left, y: Self.margins.top, width: ruler.columnWidth - left - 20,
      height: Self.height - Self.margins.top - Self.margins.bottom)
    return Axes(
      area: area, y: Axis(titles.y, Scale(domain, to: (area.maxY - 4, area.y + 4)), ticks))
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    var axes = axes(canvas.ruler)
    // The numbers of the axis stand left of the letters.
    let gutter = axes.area.x
    let labels = canvas.ruler.width(ofWidest: axes.y?.ticks.labels ?? [], Self.style) + 8
    let plot = axes.area
    axes = Axes(
      area: Rect(x: labels, y: plot.y, width: plot.maxX - labels, height: plot.height), y: axes.y)
    axes.draw(on: canvas, in: theme)
    let step = settings.count > 1 ? plot.width / Double(settings.count - 1) : 0
    for (index, setting) in settings.enumerated() {
      let x = gutter + Double(index) * step
      canvas.text(setting, at: Point(x, plot.maxY + 20), Self.style, theme.text, align: .center)
    }
    canvas.text(
      titles.x, at: Point(gutter + plot.width / 2, plot.maxY + 42), Self.style, theme.secondary,
      align: .center)
    for isMarked in [false, true] {
      for track in tracks where track.isMarked == isMarked {
        draw(track, axes, x: gutter, step, on: canvas, theme)
      }
    }
    drawLetters(axes, x: gutter, on: canvas, theme)
  }

  private func draw(
    _ track: Track, _ axes: Axes, x: Double, _ step: Double, on canvas: Canvas, _ theme: Theme
  ) {
    let color = track.isMarked ? theme.accent : theme.series[0]
    let places = track.values.enumerated().filter { $1.isFinite }.map { index, value in
      Point(x + Double(index) * step, axes.place(Point(0, value)).y)
    }
    let dash = track.isMarked ? [5.0, 3] : []
    canvas.line(
      places, Stroke(color.over(theme.background, opacity: 0.6), width: 1.4, dash: dash))
    for place in places { canvas.dot(place, radius: 3, color) }
  }

  /// Beside the first dots, moved apart, with a line to the dot.
  private func drawLetters(_ axes: Axes, x: Double, on canvas: Canvas, _ theme: Theme) {
    let shown = tracks.filter { $0.values.first?.isFinite ?? false }
    let wanted = shown.map { axes.place(Point(0, $0.values[0])).y }
    let bounds = (axes.area.y - 8)...(axes.area.maxY + 8)
    let found = LabelColumn.places(for: wanted, height: Self.lineHeight, within: bounds)
    for ((track, y), place) in zip(zip(shown, wanted), found) {
      let color = track.isMarked ? theme.accent : theme.text
      canvas.line([Point(x - 17, place), Point(x - 5, y)], Stroke(theme.line, width: 0.8))
      canvas.text(
        track.character, middle: Point(x - 20, place), Self.letterStyle, color, align: .end)
    }
  }
}

extension SlidingDots {
  static let example = SlidingDots(
    x: "weight of the penalty", y: "weight", settings: ["0", "0.1", "10"],
    tracks: [
      .init("a", [2, 1, 0.1]), .init("e", [1, 0.5, 0]), .init("m", [-1, -0.5, 0]),
      .init("q", [-3, -1, -0.1], isMarked: true),
    ])
}
