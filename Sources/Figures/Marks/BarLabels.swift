/// The names under bars, or under points of curves: beside each other, in two rows where they are too wide for that, else turned by a
/// quarter; of more than fit, every second, third, ... one.
struct BarLabels {
  let labels: [String]
  /// Where the bars stand, all in equal parts of its width, in pixels.
  let area: Rect

  private enum Arrangement {
    case row, twoRows
    case turned(every: Int)
  }

  private let arrangement: Arrangement
  private let style: TextStyle
  /// What the names take under the bars, in pixels.
  let height: Double

  private static let smallest = 11.0
  private static let largest = 13.0

  init(
    _ labels: [String], _ weight: Weight = .regular, in area: Rect, _ ruler: Ruler
  ) {
    (self.labels, self.area) = (labels, area)
    let pitch = area.width / Double(max(1, labels.count))
    let widest = ruler.width(ofWidest: labels, TextStyle(1, weight))
    func size(in room: Double) -> Double {
      widest > 0 ? min(Self.largest, room / widest) : Self.largest
    }
    if size(in: pitch - 2) >= Self.smallest {
      (arrangement, style, height) = (.row, TextStyle(size(in: pitch - 2), weight), 26)
    } else if size(in: 2 * pitch - 4) >= Self.smallest {
      (arrangement, style, height) = (.twoRows, TextStyle(size(in: 2 * pitch - 4), weight), 40)
    } else {
      let size = min(Self.largest, max(Self.smallest, pitch - 1))
      let every = Int((size / max(pitch, 1e-9)).rounded(.up))
      (arrangement, style) = (.turned(every: max(1, every)), TextStyle(size, weight))
      height = (widest * size).rounded(.up) + 16
    }
  }

  func draw(on canvas: Canvas, in theme: Theme) {
    let pitch = area.width / Double(max(1, labels.count))
    for (index, label) in labels.enumerated() {
      let place = Point(area.x + (Double(index) + 0.5) * pitch, area.maxY)
      switch arrangement {
      case .row: write(label, place, drop: 18, on: canvas, theme)
      case .twoRows:
        write(label, place, drop: index.isMultiple(of: 2) ? 18 : 33, on: canvas, theme)
      case .turned(let every) where index.isMultiple(of: every):
        canvas.text(
          label, at: Point(place.x + style.capHeight / 2, place.y + 8), style, theme.text,
          align: .end, quarterTurns: -1)
      case .turned: break
      }
    }
  }

  private func write(
    _ label: String, _ place: Point, drop: Double, on canvas: Canvas, _ theme: Theme
  ) {
    canvas.text(label, at: Point(place.x, place.y + drop), style, theme.text, align: .center)
  }
}
