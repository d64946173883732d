/// The names of lines at the right of a chart, beside each line's end or joined to it, and never over
/// one another. Where the axes have no room for them there, names of curves stand in rows above, and those of
/// levels at their lines.
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
    /// Whether the line runs level through the whole area.
    var isLevel = false
  }

  let labels: [Label]
  let axes: Axes
  /// What the names of levels should not hide, in pixels.
  var curves: [[Point]] = []
  /// Other labels, over which they should not stand.
  var taken: [Rect] = []

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
      drawLegend(top: top, on: canvas)
      return drawLevelNames(on: canvas, in: theme)
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

  private func drawLegend(top: Double, on canvas: Canvas) {
    let entries = labels.filter { !$0.isLevel }.map { label in
      Legend.Entry(
        symbol: .line(Stroke(label.color, width: 2, dash: label.dash)), name: label.text,
        color: label.color)
    }
    Legend.draw(entries, at: Point(0, top), within: axes.rightEnd, on: canvas)
  }

  /// Where the names of levels can stand: from the left end to the right one, and over or under the level, in pixels
  /// from it to their tops.
  private static let levelPlaces = (
    parts: [1, 0, 0.5, 0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9],
    tops: [[-16.5, 1.5], [12, -27], [28, -43]]
  )

  /// Over or under each level, where least is hidden; of such places at an end, or the nearest.
  private func drawLevelNames(on canvas: Canvas, in theme: Theme) {
    let style = TextStyle(12)
    var taken = taken
    for label in labels where label.isLevel {
      let width = canvas.ruler.width(of: label.text, style) + 6
      let free = max(0, area.width - width)
      let boxes = Self.levelPlaces.tops.flatMap { tops in
        Self.levelPlaces.parts.flatMap { part in
          tops.map {
            Rect(x: area.x + part * free, y: label.end.y + $0, width: width, height: 15)
          }
        }
      }
      let faults = boxes.map { box in
        hiddenTenths(of: curves, by: box) + 1000 * taken.count { $0.overlaps(box) }
          + (box.y < area.y - 8 || box.maxY > area.maxY ? 50 : 0)
      }
      let box = boxes[faults.firstIndex(of: faults.min()!)!]
      taken.append(box)
      canvas.fill(box, theme.background)
      canvas.text(label.text, middle: box.center, style, label.color)
    }
  }
}
