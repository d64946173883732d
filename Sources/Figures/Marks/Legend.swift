/// What lines and colours mean, in rows over a chart: each entry has its symbol before its name.
struct Legend {
  /// One line or one colour.
  struct Entry {
    var symbol: Symbol
    var name: String
    var color: Color
  }

  /// How what is named looks.
  enum Symbol {
    case line(Stroke)
    case box(Color)
    case group(GroupSymbol)
  }

  /// From row to row, in pixels.
  static let rowHeight = 20.0
  /// The room for a symbol, and between entries, in pixels.
  private static let widths = (symbol: 28.0, gap: 20.0)
  private static let style = TextStyle(13, .semibold)

  /// Where each entry begins, from the first row's top left corner, if rows are `width` pixels wide.
  static func places(of names: [String], within width: Double, _ ruler: Ruler) -> [Point] {
    var next = Point(0, 0)
    return names.map { name in
      let length = widths.symbol + ruler.width(of: name, style)
      if next.x > 0, next.x + length > width { next = Point(0, next.y + rowHeight) }
      defer { next.x += length + widths.gap }
      return next
    }
  }

  /// The height of all rows, in pixels; 0 without entries.
  static func height(of names: [String], within width: Double, _ ruler: Ruler) -> Double {
    places(of: names, within: width, ruler).last.map { $0.y + rowHeight } ?? 0
  }

  /// Draws `entries` from `origin` in rows of `width` pixels.
  static func draw(_ entries: [Entry], at origin: Point, within width: Double, on canvas: Canvas) {
    let places = places(of: entries.map(\.name), within: width, canvas.ruler)
    for (entry, place) in zip(entries, places) {
      let (x, y) = (origin.x + place.x, origin.y + place.y + rowHeight / 2)
      switch entry.symbol {
      case .line(let stroke): canvas.line([Point(x, y), Point(x + widths.symbol - 7, y)], stroke)
      case .box(let color):
        canvas.fill(Rect(x: x + 6, y: y - 6, width: 12, height: 12), color, radius: 2)
      case .group(let symbol):
        symbol.draw(Rect(x: x + 2, y: y - 8, width: 17, height: 17), on: canvas)
      }
      let room = width - place.x - widths.symbol
      let size =
        canvas.ruler.fittingSize(of: entry.name, in: room, atMost: style.size, smallest: 11)
        ?? 11
      canvas.text(
        entry.name, middle: Point(x + widths.symbol, y), TextStyle(size, style.weight), entry.color,
        align: .start)
    }
  }
}
