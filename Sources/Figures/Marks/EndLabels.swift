/// The names of lines at the right of a chart, beside each line's end or joined to it, and never over
/// one another; or, where the axes have no room for them there, in rows above.
struct EndLabels {
  /// The name of one line.
  struct Label {
    var text: String
    /// Where the line ends, in pixels.
    var end: Point
    var color: Color
    var weight = Weight.regular
    /// How the line is drawn, if it is not solid.
    var dash: [Double] = []
  }

  let labels: [Label]
  let axes: Axes

  private var area: Rect { axes.area }

  private static let lineHeight = 18.0
  /// From the area to the names, in pixels.
  private static let gap = 14.0

  /// The room that names need at the right of an area, in pixels.
  static func width(of names: [String], _ ruler: Ruler) -> Double {
    ruler.width(ofWidest: names, TextStyle(13, .semibold)) + gap + 8
  }

  func draw(on canvas: Canvas, in theme: Theme) {
    if let top = axes.legendTop {
      let entries = labels.map { label in
        Legend.Entry(
          symbol: .line(Stroke(label.color, width: 2, dash: label.dash)), name: label.text,
          color: label.color)
      }
      return Legend.draw(entries, at: Point(0, top), within: axes.rightEnd, on: canvas)
    }
    // A curve that leaves the chart through its top is named there.
    let wanted = labels.map { max(area.y, $0.end.y) }
    let half = Self.lineHeight / 2
    let places = LabelColumn.places(
      for: wanted, height: Self.lineHeight, within: (area.y - half)...(area.maxY + half))
    let x = area.maxX + Self.gap
    for (index, label) in labels.enumerated() {
      let leader = [
        Point(label.end.x + 5, wanted[index]), Point(area.maxX + 4, wanted[index]),
        Point(x - 3, places[index]),
      ]
      canvas.line(leader, Stroke(theme.line.over(theme.background, opacity: 0.6), width: 1))
      canvas.text(
        label.text, middle: Point(x, places[index]), TextStyle(13, label.weight), label.color,
        align: .start)
    }
  }
}
