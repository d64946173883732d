import Basics

/// A ring around the lowest point of a curve, with a label that hides as little as it can.
struct LowestPoint {
  /// In pixels.
  let place: Point
  let text: String
  let color: Color
  /// What the label should not hide: curves by their points, and levels across, in pixels.
  let curves: [[Point]]
  let levels: [Double]
  /// Where the label may stand.
  let area: Rect
  /// Labels that stand already.
  var taken: [Rect] = []

  private static let style = TextStyle(13)
  private static let height = 18.0
  /// Tops of labels above and below the point, nearest first, in pixels.
  private static let offsets = [-29.0, 11, -49, 31, -69, 51, -89, -109, -129]

  /// Where its label now stands.
  func draw(on canvas: Canvas, in theme: Theme) -> Rect {
    canvas.dot(place, radius: 6.5, theme.background)
    canvas.circle(place, radius: 5, Stroke(color, width: 2.2))
    let box = freeBox(width: canvas.ruler.width(of: text, Self.style) + 8)
    canvas.fill(box, theme.background)
    canvas.text(
      text, at: Point(box.x + box.width / 2, box.y + 13.5), Self.style, theme.text,
      align: .center)
    return box
  }

  /// Room for a label near the point, above or below it.
  private func freeBox(width: Double) -> Rect {
    let (left, right) = (area.x + 4, area.maxX - 4)
    let x = max(0, min(max(left, place.x - width / 2), right - width))
    let boxes = Self.offsets.map {
      Rect(x: x, y: place.y + $0, width: width, height: Self.height)
    }
    let inside = boxes.filter { $0.y > area.y && $0.maxY <= area.maxY }
    let free = inside.map { -Double(crossings(of: $0)) }
    return free.indexOfLargest.map { inside[$0] } ?? boxes[0]
  }

  /// How much of curves and levels a label in `box` would hide, in tenths of a curve's pieces.
  private func crossings(of box: Rect) -> Int {
    hiddenTenths(of: curves, by: box) + 10 * levels.count { $0 > box.y && $0 < box.maxY }
      + 1000
      * taken.count {
        box.x < $0.maxX && $0.x < box.maxX && box.y < $0.maxY && $0.y < box.maxY
      }
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
