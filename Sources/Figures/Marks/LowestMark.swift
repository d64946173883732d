import Basics

extension LineChart {
  /// A ring around the lowest point of a series, and what and where it is.
  func markLowest(
    of line: Series, _ style: SeriesStyle, in frame: ChartFrame, on canvas: Canvas, _ theme: Theme
  ) {
    let means = movingMean(line.points.map(\.y), line.smoothing)
    let points = zip(line.points, means).map { Point($0.x, $1) }
    guard let lowest = points.min(by: { $0.y < $1.y }) else { return }
    let place = Point(frame.x(lowest.x), frame.y(lowest.y))
    let text = "lowest \(decimal(lowest.y, decimals)) at \(plain(lowest.x))"
    canvas.dot(place, radius: 6.5, theme.background)
    canvas.circle(place, radius: 5, Stroke(style.color, width: 2.2))
    let box = freeBox(
      at: place, width: canvas.ruler.width(of: text, ChartFrame.labelStyle) + 8, in: frame)
    canvas.fill(box, theme.background)
    canvas.text(
      text, at: Point(box.x + box.width / 2, box.y + 13.5), ChartFrame.labelStyle, theme.text,
      align: .center)
  }

  /// Room for a label near `place`, above or below it, that hides as little as possible.
  private func freeBox(at place: Point, width: Double, in frame: ChartFrame) -> Rect {
    let (left, right) = (frame.area.x + 4, frame.area.maxX - 4)
    let x = max(left, min(place.x - width / 2, right - width))
    let boxes = [-29.0, 11, -49, 31, -69, 51, -89, -109, -129].map {
      Rect(x: x, y: place.y + $0, width: width, height: 18)
    }.filter { $0.y > frame.area.y && $0.maxY <= frame.area.maxY }
    let hidden = boxes.map { crossings(of: $0, frame) }
    let best = boxes.indices.min { (hidden[$0], $0) < (hidden[$1], $1) }
    return best.map { boxes[$0] } ?? Rect(x: x, y: place.y - 29, width: width, height: 18)
  }

  /// How much of curves and levels a label in `box` would hide, in pixels across.
  private func crossings(of box: Rect, _ frame: ChartFrame) -> Int {
    let hidden = series.reduce(0) { sum, line in
      let places = line.points.map { Point(frame.x($0.x), frame.y($0.y)) }
      return zip(places, places.dropFirst()).reduce(sum) { sum, piece in
        sum
          + (0...10).count { step in
            let t = Double(step) / 10
            let x = piece.0.x + t * (piece.1.x - piece.0.x)
            let y = piece.0.y + t * (piece.1.y - piece.0.y)
            return x > box.x && x < box.maxX && y > box.y - 3 && y < box.maxY + 3
          }
      }
    }
    let levels = references.map { frame.y($0.value) }.filter { $0 > box.y && $0 < box.maxY }
    return hidden + 10 * levels.count
  }
}
