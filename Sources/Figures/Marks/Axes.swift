/// The axes of a chart: where values are placed, the grid, and the words around.
struct Axes {
  /// Where curves and points are drawn, in pixels.
  let area: Rect
  /// Nil where no numbers stand along this side.
  var x: Axis?
  var y: Axis?
  /// Over the right end of the area, on the line of y's title, or under it where there is no room.
  var note = ""
  /// The baseline of y's title and of the note, in pixels.
  var titleBaseline = 14.0
  var border = Border.none
  /// Words reach no further to the right, in pixels.
  var rightEnd = Double.infinity
  /// Where the names of lines begin that stand over the area and not at the ends of the lines, in pixels.
  var legendTop: Double?

  /// The lines around the area, beside those that belong to an axis.
  enum Border {
    case none
    /// Where bars begin that go to the right.
    case left
    case box
  }

  static let style = TextStyle(13)
  /// Between the area and the labels at its left, in pixels.
  static let labelGap = 8.0
  /// From the area's lower edge to the baseline of x's labels and title, in pixels.
  private static let drops = (gridLabel: 18.0, tickLabel: 19.0, title: 40.0)
  private static let tickLength = 5.0

  func draw(on canvas: Canvas, in theme: Theme) {
    if let y {
      let heading = Heading(y.title, note, within: rightEnd, noteEnd: area.maxX, canvas.ruler)
      heading.draw(baseline: titleBaseline, noteEnd: area.maxX, on: canvas, in: theme)
      drawY(y, on: canvas, in: theme)
    }
    if let x { drawX(x, on: canvas, in: theme) }
    switch border {
    case .none: break
    case .left:
      canvas.line([Point(area.x, area.y), Point(area.x, area.maxY)], Stroke(theme.line))
    case .box: canvas.outline(area, Stroke(theme.line))
    }
    if let x { drawTitle(of: x, on: canvas, in: theme) }
  }

  /// Under the middle of the area, or as near to it as the picture's edges allow.
  private func drawTitle(of axis: Axis, on canvas: Canvas, in theme: Theme) {
    let title = TextLines(axis.title, Self.style, within: rightEnd, canvas.ruler)
    let half = title.width(canvas.ruler) / 2
    let x = max(half, min(area.center.x, rightEnd - half))
    title.draw(
      at: Point(x, area.maxY + Self.drops.title), theme.secondary, align: .center, on: canvas)
  }

  /// The line under all bars or curves, which bars cover if it is drawn before them.
  func drawBaseline(on canvas: Canvas, in theme: Theme) {
    canvas.line([Point(area.x, area.maxY), Point(area.maxX, area.maxY)], Stroke(theme.line))
  }

  private func drawY(_ axis: Axis, on canvas: Canvas, in theme: Theme) {
    for (y, label) in axis.marks {
      canvas.line([Point(area.x, y), Point(area.maxX, y)], Stroke(theme.grid))
      canvas.text(
        label, middle: Point(area.x - Self.labelGap, y), Self.style, theme.secondary, align: .end)
    }
  }

  private func drawX(_ axis: Axis, on canvas: Canvas, in theme: Theme) {
    let bottom = area.maxY
    if !axis.isGrid {
      let ends = axis.ends(in: area)
      canvas.line([Point(ends.from, bottom), Point(ends.to, bottom)], Stroke(theme.line))
    }
    for (x, label) in axis.marks {
      let line = axis.isGrid ? (area.y, bottom) : (bottom, bottom + Self.tickLength)
      canvas.line(
        [Point(x, line.0), Point(x, line.1)], Stroke(axis.isGrid ? theme.grid : theme.line))
      let half = canvas.ruler.width(of: label, Self.style) / 2
      let drop = axis.isGrid ? Self.drops.gridLabel : Self.drops.tickLabel
      canvas.text(
        label, at: Point(min(x, rightEnd - half), bottom + drop), Self.style, theme.secondary,
        align: .center)
    }
  }
}

/// One axis: what it measures, and where its values are placed.
struct Axis {
  /// With the unit.
  var title = ""
  let scale: Scale
  private(set) var ticks: Ticks
  /// Places of zero and infinity, which a logarithmic axis cannot hold; nil if there are none.
  var zero: Double?
  var infinity: Double?
  /// What stands under the place of infinity.
  var infinityLabel = "∞"
  /// Lines across the whole area, or else short ones at an axis that is drawn.
  var isGrid = true

  /// How far zero and infinity stand from the nearest other value, and from the ends of the area.
  static let detour = 44.0
  static let inset = 12.0

  init(_ title: String = "", _ scale: Scale, _ ticks: Ticks, isGrid: Bool = true) {
    (self.title, self.scale, self.isGrid) = (title, scale, isGrid)
    self.ticks = ticks.on(scale)
  }

  /// The place of `value`, in pixels.
  func callAsFunction(_ value: Double) -> Double {
    if let zero, value <= 0 { return zero }
    if let infinity, value == .infinity { return infinity }
    return scale(value)
  }

  /// Whether `value` stands off the axis, as zero and infinity do.
  func isSpecial(_ value: Double) -> Bool {
    (zero != nil && value <= 0) || (infinity != nil && value == .infinity)
  }

  /// The marked places with their labels.
  var marks: [(place: Double, label: String)] {
    zip(ticks.values, ticks.labels).map { (scale($0), $1) }
      + (zero.map { [($0, "0")] } ?? []) + (infinity.map { [($0, infinityLabel)] } ?? [])
  }

  /// Writes other values along the axis, as many of them as have room.
  mutating func replaceTicks(_ ticks: Ticks, within rightEnd: Double, _ ruler: Ruler) {
    self.ticks = ticks.on(scale)
    self = spaced(within: rightEnd, ruler)
  }

  /// The same axis across, with every second, third, ... label if all of them would touch. The last one moves to the
  /// left where it would reach over `rightEnd`.
  func spaced(within rightEnd: Double, _ ruler: Ruler) -> Axis {
    for step in 1...max(1, ticks.values.count) {
      for start in 0..<step {
        var axis = self
        let kept = stride(from: start, to: ticks.values.count, by: step)
        axis.ticks = Ticks(
          values: kept.map { ticks.values[$0] }, labels: kept.map { ticks.labels[$0] })
        if axis.keepsLabelsApart(within: rightEnd, ruler) { return axis }
      }
    }
    return self
  }

  private func keepsLabelsApart(within rightEnd: Double, _ ruler: Ruler) -> Bool {
    let spans = marks.sorted { $0.place < $1.place }.map { place, label in
      let half = ruler.width(of: label, Axes.style) / 2
      let middle = min(place, rightEnd - half)
      return (from: middle - half, to: middle + half)
    }
    return zip(spans, spans.dropFirst()).allSatisfy { $0.to + 8 <= $1.from }
  }

  /// From where to where the axis is drawn: not up to zero and infinity.
  fileprivate func ends(in area: Rect) -> (from: Double, to: Double) {
    let short = Self.detour - Self.inset
    return (zero == nil ? area.x : area.x + short, infinity == nil ? area.maxX : area.maxX - short)
  }
}

extension Ticks {
  /// Those that `scale` places between its ends, to half a pixel.
  fileprivate func on(_ scale: Scale) -> Ticks {
    let (low, high) = (min(scale.range.from, scale.range.to), max(scale.range.from, scale.range.to))
    let kept = zip(values, labels).filter { (low - 0.5...high + 0.5).contains(scale($0.0)) }
    return Ticks(values: kept.map(\.0), labels: kept.map(\.1))
  }
}
