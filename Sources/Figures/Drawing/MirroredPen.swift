/// Draws everything where it would stand in a mirror, and writes text as it is: for rows of characters that
/// are read from right to left.
struct MirroredPen: Pen {
  let pen: any Pen
  /// Left and right change places within it, in pixels.
  let width: Double

  private func mirrored(_ point: Point) -> Point { Point(width - point.x, point.y) }

  private func mirrored(_ rect: Rect) -> Rect {
    Rect(x: width - rect.maxX, y: rect.y, width: rect.width, height: rect.height)
  }

  private func mirrored(_ shape: Shape) -> Shape {
    switch shape {
    case .rectangle(let rect, let radius): .rectangle(mirrored(rect), radius: radius)
    case .line(let points): .line(points.map(mirrored))
    case .curve(let from, let to): .curve(from: mirrored(from), to: mirrored(to))
    case .circle(let center, let radius): .circle(mirrored(center), radius: radius)
    }
  }

  func fill(_ shape: Shape, _ color: Color) { pen.fill(mirrored(shape), color) }

  func outline(_ shape: Shape, _ stroke: Stroke) { pen.outline(mirrored(shape), stroke) }

  func clip(to rect: Rect, _ body: () -> Void) { pen.clip(to: mirrored(rect), body) }

  func write(
    _ text: String, at place: Point, _ style: TextStyle, _ color: Color, _ align: Alignment,
    quarterTurns: Int
  ) {
    var place = mirrored(place)
    var align = align
    // Text that is turned runs down or up still, and stands on the other side of its baseline.
    if quarterTurns.isMultiple(of: 2) {
      align = align.opposite
    } else {
      place.x -= Double(quarterTurns) * style.capHeight
    }
    pen.write(text, at: place, style, color, align, quarterTurns: quarterTurns)
  }
}

extension Alignment {
  fileprivate var opposite: Alignment {
    switch self {
    case .start: .end
    case .center: .center
    case .end: .start
    }
  }
}
