import Basics

/// A ring around the lowest point of a curve, with a label near it that hides as little as it can.
struct LowestPoint {
  /// In pixels.
  let place: Point
  /// What can stand on one line or, where there is no room for that, on two.
  let words: [String]
  let color: Color
  /// What the label should not hide: curves by their points, and levels across, in pixels.
  let curves: [[Point]]
  let levels: [Double]
  /// Where the label may stand.
  let area: Rect
  /// Labels that stand already.
  private var taken: [Rect] = []

  init(
    place: Point, words: [String], color: Color, curves: [[Point]], levels: [Double], area: Rect
  ) {
    (self.place, self.words, self.color) = (place, words, color)
    (self.curves, self.levels, self.area) = (curves, levels, area)
  }

  private static let style = TextStyle(13)
  private static let lineHeight = 18.0
  /// From the point to the nearer edge of a label above or below it, nearest first, in pixels.
  private static let distances = Array(stride(from: 11.0, through: 111, by: 5))
  /// What of a label's width is at the left of the point, that at its middle first.
  private static let parts = [0.5, 0.65, 0.35, 0.8, 0.2, 0.95, 0.05]

  /// A label: its lines and their room.
  private struct Label {
    let lines: [String]
    let box: Rect
    /// What it hides, and how far it is.
    let faults: Double
  }

  /// All of a chart's, from its lower edge up: there is room for labels above those that stand already.
  /// Where labels now stand.
  static func draw(_ points: [LowestPoint], on canvas: Canvas, in theme: Theme) -> [Rect] {
    var taken: [Rect] = []
    for var point in points.sorted(by: { $0.place.y > $1.place.y }) {
      point.taken = taken
      taken.append(point.draw(on: canvas, in: theme))
    }
    return taken
  }

  /// Where its label now stands.
  private func draw(on canvas: Canvas, in theme: Theme) -> Rect {
    canvas.dot(place, radius: 6.5, theme.background)
    canvas.circle(place, radius: 5, Stroke(color, width: 2.2))
    let label = label(canvas.ruler)
    let box = label.box
    canvas.fill(box, theme.background)
    for (index, line) in label.lines.enumerated() {
      canvas.text(
        line, at: Point(box.center.x, box.y + 13.5 + Double(index) * Self.lineHeight), Self.style,
        theme.text, align: .center)
    }
    return box
  }

  /// The one with the fewest faults; a second line is a small one.
  private func label(_ ruler: Ruler) -> Label {
    let labels = [[words.joined(separator: " ")], words].flatMap { lines in
      boxes(width: ruler.width(ofWidest: lines, Self.style) + 8, lines: lines.count)
        .map {
          Label(lines: lines, box: $0, faults: faults(of: $0) + 1.5 * Double(lines.count - 1))
        }
    }
    return labels[labels.map { -$0.faults }.indexOfLargest ?? 0]
  }

  /// Rooms for a label near the point, above or below it.
  private func boxes(width: Double, lines: Int) -> [Rect] {
    let height = Double(lines) * Self.lineHeight
    let (left, right) = (area.x + 4, area.maxX - 4)
    let all = Self.distances.flatMap { distance in
      Self.parts.flatMap { part in
        let x = max(0, min(max(left, place.x - part * width), right - width))
        return [place.y - distance - height, place.y + distance].map {
          Rect(x: x, y: $0, width: width, height: height)
        }
      }
    }
    let inside = all.filter { $0.y > area.y && $0.maxY <= area.maxY }
    return inside.isEmpty ? [all[0]] : inside
  }

  /// How much of curves and levels a label in `box` would hide, in tenths of a curve's pieces, and a little for each
  /// pixel that it is farther away.
  private func faults(of box: Rect) -> Double {
    let hidden =
      hiddenTenths(of: curves, by: box) + 10 * levels.count { $0 > box.y && $0 < box.maxY }
    let distance = max(box.y - place.y, place.y - box.maxY) + (box.center.x - place.x).magnitude / 4
    return Double(hidden + 1000 * taken.count { $0.overlaps(box) }) + distance / 12
  }
}

/// How much of `curves` a label in `box` would hide, in tenths of a curve's pieces.
func hiddenTenths(of curves: [[Point]], by box: Rect) -> Int {
  curves.flatMap { zip($0, $0.dropFirst()) }.reduce(0) { sum, piece in
    sum
      + (0...10).count { step in
        let t = Double(step) / 10
        let x = piece.0.x + t * (piece.1.x - piece.0.x)
        let y = piece.0.y + t * (piece.1.y - piece.0.y)
        return x > box.x && x < box.maxX && y > box.y - 3 && y < box.maxY + 3
      }
  }
}
