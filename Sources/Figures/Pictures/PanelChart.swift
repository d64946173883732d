import Basics

/// Several small charts of curves beside one another, which wrap where there is no room for all.
public struct PanelChart: Figure {
  /// One chart.
  public struct Panel: Sendable {
    let title, note: String
    let x: String
    let spreads: (x: Spread, y: Spread)
    let series: [LineChart.Series]
    let references: [Reference]

    /// `note` stands under the title; `x` and the chart's `y` say what is on the axes, with the unit.
    public init(
      _ title: String, note: String = "", x: String, xSpread: Spread = .linear,
      ySpread: Spread = .linear, series: [LineChart.Series], references: [Reference] = []
    ) {
      (self.title, self.note, self.x, self.series) = (title, note, x, series)
      spreads = (xSpread, ySpread)
      self.references = references.filter { $0.value.isFinite }
    }
  }

  let panels: [Panel]
  /// What is on the y axes, with the unit.
  let y: String
  /// All y axes have the same range, and each panel shows the others' curves faintly.
  let isShared: Bool
  /// What is higher is cut off.
  let highest: Double
  /// A panel is no narrower, and its curves have so much height, in CSS pixels.
  let extent: (width: Double, height: Double)

  /// `extent` is the smallest width of a panel and the height of its area.
  public init(
    y: String, panels: [Panel], isShared: Bool, highest: Double = .infinity,
    extent: (width: Double, height: Double)
  ) {
    (self.y, self.panels, self.isShared) = (y, panels, isShared)
    (self.highest, self.extent) = (highest, extent)
  }

  private static let style = Axes.style
  private static let strong = TextStyle(13, .semibold)
  private static let gap = 22.0
  private static let top = 24.0
  /// The title and the note above an area, and the labels and the title under it.
  private static let margins = (top: 48.0, bottom: 52.0)

  /// Room for the title, and for the notes if there are any.
  private var areaTop: Double {
    Self.margins.top - (panels.allSatisfy(\.note.isEmpty) ? 10 : 0)
  }
  private var rowHeight: Double { areaTop + extent.height + Self.margins.bottom }

  /// How many stand side by side.
  func columns(_ ruler: Ruler) -> Int {
    let most = max(1, Int((ruler.width + Self.gap) / (extent.width + Self.gap)))
    let rows = max(1, (panels.count + most - 1) / most)
    return max(1, (panels.count + rows - 1) / rows)
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let rows = (panels.count + columns(ruler) - 1) / columns(ruler)
    return FigureSize(ruler.width, Self.top + Double(rows) * rowHeight)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    canvas.text(y, at: Point(0, 14), Self.style, theme.secondary)
    let columns = columns(canvas.ruler)
    let width = (canvas.ruler.width - Double(columns - 1) * Self.gap) / Double(columns)
    for (index, panel) in panels.enumerated() {
      let frame = Rect(
        x: (Double(index % columns) * (width + Self.gap)).rounded(),
        y: Self.top + Double(index / columns) * rowHeight, width: width, height: rowHeight)
      draw(panel, in: frame, on: canvas, theme)
    }
  }

  // MARK: - A panel

  private func axes(of panel: Panel, in frame: Rect, _ ruler: Ruler) -> Axes {
    let shown = isShared ? panels : [panel]
    let levels = shown.flatMap { panel in
      panel.series.flatMap(\.points).map(\.y) + panel.references.map(\.value)
    }.map { min($0, highest) }.filter { panel.spreads.y != .logarithmic || $0 > 0 }
    let low = levels.min() ?? 0
    let high = max(levels.max() ?? 1, low)
    let range = low < high ? low...high : low - max(0.5, low / 10)...high + max(0.5, low / 10)
    let ticks =
      panel.spreads.y == .logarithmic
      ? Ticks(logarithmic: range) : Ticks(range, wanted: max(3, Int(extent.height / 45)))
    let left = (ruler.width(ofWidest: ticks.labels, Self.style) + 10).rounded(.up)
    let area = Rect(
      x: frame.x + left, y: frame.y + areaTop, width: frame.width - left - 4,
      height: extent.height)
    let y = Axis("", Scale(range, to: (area.maxY, area.y + 2), spread: panel.spreads.y), ticks)
    let x = AxisData(
      title: panel.x, values: panel.series.flatMap(\.points).map(\.x), spread: panel.spreads.x)
    return Axes(
      area: area, x: Axes.horizontal(x, in: area, within: frame.maxX, ruler), y: y,
      rightEnd: frame.maxX)
  }

  private func draw(_ panel: Panel, in frame: Rect, on canvas: Canvas, _ theme: Theme) {
    let axes = axes(of: panel, in: frame, canvas.ruler)
    canvas.text(panel.title, at: Point(frame.x, frame.y + 16), Self.strong, theme.text)
    canvas.text(panel.note, at: Point(frame.x, frame.y + 34), Self.style, theme.secondary)
    axes.draw(on: canvas, in: theme)
    canvas.clip(to: axes.clipArea) {
      let others = isShared ? panels.filter { $0.title != panel.title } : []
      for line in others.flatMap(\.series) where panel.spreads.x == .linear {
        canvas.line(thinned(line.points.map(axes.place)), Stroke(theme.grid, width: 1))
      }
      for reference in panel.references {
        reference.draw(
          at: axes.place(Point(0, reference.value)).y, across: axes.area, theme.line, on: canvas)
      }
      for (index, line) in panel.series.enumerated() {
        draw(line, SeriesStyle(index, theme), axes, on: canvas, theme)
      }
    }
    drawNames(of: panel, axes, on: canvas, theme)
  }

  private func draw(
    _ line: LineChart.Series, _ style: SeriesStyle, _ axes: Axes, on canvas: Canvas, _ theme: Theme
  ) {
    let isSpecial = line.points.map { axes.x?.isSpecial($0.x) ?? false }
    let places = line.points.map(axes.place)
    let body = zip(places, isSpecial).filter { !$1 }.map(\.0)
    canvas.line(thinned(body), Stroke(style.color, width: 2, dash: style.dash))
    for (place, special) in zip(places, isSpecial) where special || places.count <= 20 {
      canvas.dot(place, radius: 3.5, special ? theme.background : style.color)
      if special { canvas.circle(place, radius: 3.5, Stroke(style.color, width: 1.8)) }
    }
  }

  /// Names of levels stand over their right ends, those of curves only where there are several.
  private func drawNames(of panel: Panel, _ axes: Axes, on canvas: Canvas, _ theme: Theme) {
    let places = panel.series.flatMap(\.points).map(axes.place)
    for reference in panel.references {
      let y = axes.place(Point(0, reference.value)).y - 5
      let width = canvas.ruler.width(of: reference.name, Self.style)
      // How near curves come to the name at either end.
      func distance(_ from: Double) -> Double {
        places.filter { (from - 8...from + width + 8).contains($0.x) }
          .map { ($0.y - y + 5).magnitude }.min() ?? .infinity
      }
      let isRight = distance(axes.area.maxX - width) >= distance(axes.area.x)
      canvas.text(
        reference.name, at: Point(isRight ? axes.area.maxX : axes.area.x + 4, y), Self.style,
        theme.secondary, align: isRight ? .end : .start)
    }
    guard panel.series.count > 1 else { return }
    for (index, line) in panel.series.enumerated() {
      guard let end = line.points.last.map(axes.place) else { continue }
      canvas.text(
        line.name, at: Point(axes.area.maxX, end.y - 7), Self.strong,
        SeriesStyle(index, theme).color, align: .end)
    }
  }
}

extension PanelChart {
  static let example = PanelChart(
    y: "loss (nats per character)",
    panels: [1.0, 4, 16].map { rate in
      .init(
        "rate \(rate.text(.exact))", note: "ends at \((2.4 + 1 / rate).text(.fixed(2)))", x: "step",
        series: [
          .init("net", (0...40).map { Point(Double($0), 2.4 + 40 / (40 + rate * Double($0))) })
        ], references: [.init("counts", 2.4)])
    }, isShared: true, extent: (130, 120))
}
