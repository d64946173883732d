import Basics

/// Some units of a network along a word, a small chart each: what a unit carries, and its gates, as lines from
/// character to character.
public struct UnitTraces: Figure {
  /// One unit.
  public struct Unit: Sendable {
    let title: String
    /// A value for each character, in the order of the figure's `lines`.
    let values: [[Double]]
    /// Characters behind which a shade stands, where what the unit goes with is so; none for no shade.
    let shaded: [Bool]

    /// `title` says what the unit does; it has a line of values from -1 to 1 for each quantity.
    public init(_ title: String, _ values: [[Double]], shaded: [Bool] = []) {
      (self.title, self.values, self.shaded) = (title, values, shaded)
    }
  }

  /// T characters of a word, in its order.
  let labels: [String]
  /// The names of the quantities; the first is drawn boldest.
  let lines: [String]
  let units: [Unit]

  /// Each unit has T values for each of `lines`.
  public init(labels: [String], lines: [String], units: [Unit]) {
    precondition(
      units.allSatisfy { unit in
        unit.values.count == lines.count && unit.values.allSatisfy { $0.count == labels.count }
      }, "a value for each line and character")
    self.labels = labels.map { drawnLabel($0) }
    (self.lines, self.units) = (lines, units)
  }

  private static let style = TextStyle(13)
  private static let small = TextStyle(11)
  private static let gap = Point(22, 16)
  private static let height = 96.0

  private static func columns(_ room: Room) -> Int { room == .narrow ? 2 : 3 }

  /// Where the charts stand, in pixels.
  struct Layout {
    var left, width, head, foot, top: Double
    var columns: Int

    /// Of the chart with this number.
    func area(_ index: Int) -> Rect {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      return Rect(
        x: left + Double(column) * (width + UnitTraces.gap.x),
        y: top + Double(row) * pitch + head, width: width, height: UnitTraces.height)
    }

    /// From row to row.
    var pitch: Double { head + UnitTraces.height + foot + UnitTraces.gap.y }
  }

  func layout(_ ruler: Ruler) -> Layout {
    let columns = min(max(1, units.count), Self.columns(ruler.room))
    let left = ruler.width(of: "−1", Self.small) + 7
    let gaps = Double(columns - 1) * Self.gap.x
    let width = ((ruler.columnWidth - left - gaps) / Double(columns)).rounded(.down)
    let titles = units.map { TextLines($0.title, Self.style, within: width, ruler) }
    let letters = letters(in: Rect(x: 0, y: 0, width: width, height: 0), ruler)
    return Layout(
      left: left, width: width, head: 18 + (titles.map(\.added).max() ?? 0) + 4,
      foot: letters.height - 6,
      top: Legend.height(of: lines, within: ruler.columnWidth, ruler) + 6, columns: columns)
  }

  /// The characters under a chart.
  private func letters(in area: Rect, _ ruler: Ruler) -> BarLabels {
    BarLabels(labels, .semibold, in: area, ruler)
  }

  public var isMirrored: Bool { readsFromRightToLeft(labels) }

  public func size(_ ruler: Ruler) -> FigureSize {
    let layout = layout(ruler)
    let rows = (units.count + layout.columns - 1) / layout.columns
    return FigureSize(ruler.columnWidth, layout.top + Double(rows) * layout.pitch)
  }

  private func stroke(_ line: Int, _ theme: Theme) -> Stroke {
    let style = SeriesStyle(line, theme)
    return Stroke(style.color, width: line == 0 ? 2.6 : 1.6, dash: style.dash)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = layout(canvas.ruler)
    let entries = lines.enumerated().map { index, name in
      let stroke = stroke(index, theme)
      return Legend.Entry(symbol: .line(stroke), name: name, color: stroke.color)
    }
    Legend.draw(entries, at: Point(0, 0), within: canvas.ruler.columnWidth, on: canvas)
    for index in units.indices { draw(index, layout, on: canvas, theme) }
  }

  /// Where a value stands after the character at `place`.
  func place(_ value: Double, at place: Int, in area: Rect) -> Point {
    let pitch = area.width / Double(max(1, labels.count))
    let clipped = value.isFinite ? min(max(value, -1), 1) : 0
    return Point(
      area.x + (Double(place) + 0.5) * pitch, area.center.y - clipped * area.height / 2)
  }

  private func draw(_ index: Int, _ layout: Layout, on canvas: Canvas, _ theme: Theme) {
    let (area, unit) = (layout.area(index), units[index])
    let pitch = area.width / Double(max(1, labels.count))
    TextLines(unit.title, Self.style, within: layout.width, canvas.ruler)
      .draw(at: Point(area.x, area.y - layout.head + 13), theme.text, on: canvas)
    for (place, isShaded) in unit.shaded.enumerated() where isShaded {
      canvas.fill(
        Rect(x: area.x + Double(place) * pitch, y: area.y, width: pitch, height: area.height),
        theme.accent.over(theme.background, opacity: 0.16))
    }
    for value in [-1.0, 0, 1] {
      let y = area.center.y - value * area.height / 2
      canvas.line(
        [Point(area.x, y), Point(area.maxX, y)], Stroke(value == 0 ? theme.line : theme.grid))
      if index.isMultiple(of: layout.columns) {
        canvas.text(
          value.text(.exact), middle: Point(area.x - 5, y), Self.small, theme.secondary,
          align: .end)
      }
    }
    for line in lines.indices.reversed() {
      let places = unit.values[line].enumerated().map { place($1, at: $0, in: area) }
      canvas.line(places, stroke(line, theme))
      if line == 0 { for place in places { canvas.dot(place, radius: 3, theme.series[0]) } }
    }
    letters(in: area, canvas.ruler).draw(on: canvas, in: theme)
  }
}

extension UnitTraces {
  static let example = UnitTraces(
    labels: [".", "t", "i", "n", "a", "s", "h", "e"], lines: ["state h", "update gate z"],
    units: [
      .init(
        "unit 51 after a vowel: r = 0.93",
        [
          [-0.8, -0.7, 0.9, -0.6, 0.8, -0.5, -0.9, 0.9], [0.9, 0.8, 0.9, 0.7, 0.9, 0.8, 0.8, 0.9],
        ],
        shaded: [false, false, true, false, true, false, false, true]),
      .init(
        "unit 4 with the length: r = −0.91",
        [[0.9, 0.8, 0.6, 0.4, 0.1, -0.2, -0.5, -0.7], [0.1, 0.1, 0.2, 0.2, 0.3, 0.3, 0.3, 0.2]]),
    ])
}
