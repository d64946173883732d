/// The key of a colour map: the colours from end to end, the values they stand for, and the unit.
struct ColorBar {
  var ramp: any KeyPath<Theme, Ramp> & Sendable
  var scale: Scale
  var ticks: Ticks
  /// The unit, and how values are spread over colours.
  var label: String
  /// What the colour of zero means, where zero has a colour of its own.
  var zeroLabel: String?
  /// Of the colours, in pixels, where there is room.
  var length = 260.0

  /// The height of a key in a single row, in pixels.
  static let height = 46.0
  private static let style = TextStyle(13)
  /// No bar of colours is shorter, in pixels.
  private static let shortest = 110.0
  private static let boxWidth = 22.0

  func color(of value: Double, in theme: Theme) -> Color {
    theme[keyPath: ramp].color(at: scale(value))
  }

  private func zeroWidth(_ ruler: Ruler) -> Double {
    zeroLabel.map { ruler.width(of: $0, Self.style) + 54 } ?? 0
  }

  /// How far it reaches in a single row, in pixels.
  func width(_ ruler: Ruler) -> Double {
    zeroWidth(ruler) + length + 16 + ruler.width(of: label, Self.style)
  }

  /// The height within `width` pixels: where one row is too long, the words stand above the colours.
  func height(within width: Double, _ ruler: Ruler) -> Double {
    guard self.width(ruler) > width else { return Self.height }
    let words = TextLines(label, Self.style, within: width, ruler)
    let zeroRow = hasZeroRow(within: width, ruler) ? TextLines.lineHeight + 4 : 0
    return words.added + TextLines.lineHeight + 4 + zeroRow + Self.height
  }

  /// Whether the box of zero and the colours are too much for a row.
  private func hasZeroRow(within width: Double, _ ruler: Ruler) -> Bool {
    zeroLabel != nil && zeroWidth(ruler) + Self.shortest + 20 > width
  }

  /// Draws the key within `width` pixels from `origin`, its top left corner.
  func draw(
    at origin: Point, within width: Double = .infinity, on canvas: Canvas, in theme: Theme
  ) {
    let ruler = canvas.ruler
    var place = origin
    let isOneRow = self.width(ruler) <= width
    if !isOneRow {
      let words = TextLines(label, Self.style, within: width, ruler)
      words.draw(at: Point(place.x, place.y + 11), theme.secondary, on: canvas)
      place.y += words.added + TextLines.lineHeight + 4
    }
    if let zeroLabel {
      drawZero(zeroLabel, at: place, on: canvas, in: theme)
      if !isOneRow, hasZeroRow(within: width, ruler) {
        place.y += TextLines.lineHeight + 4
      } else {
        place.x += zeroWidth(ruler).rounded()  // sharp edges
      }
    }
    var bar = self
    // Half of the last label stands beyond the colours.
    bar.length = min(length, ((origin.x + width - place.x - 20) / 4).rounded(.down) * 4)
    bar.drawColors(at: place, on: canvas, in: theme)
    bar.drawTicks(
      at: Point(place.x, place.y + 14), within: origin.x...(origin.x + width), on: canvas, in: theme
    )
    guard isOneRow else { return }
    canvas.text(
      label, middle: Point(place.x + length + 16, place.y + 7), Self.style, theme.secondary,
      align: .start)
  }

  private func drawZero(_ label: String, at place: Point, on canvas: Canvas, in theme: Theme) {
    let box = Rect(x: place.x, y: place.y, width: 14, height: 14)
    canvas.fill(box, theme.unseen)
    canvas.outline(box.inset(by: 0.5), Stroke(theme.grid))
    canvas.text(
      label, middle: Point(place.x + Self.boxWidth, box.center.y), Self.style, theme.secondary,
      align: .start)
  }

  private func drawColors(at origin: Point, on canvas: Canvas, in theme: Theme) {
    let slices = Int(length / 4)
    for slice in 0..<slices {
      let color = theme[keyPath: ramp].color(at: (Double(slice) + 0.5) / Double(slices))
      let x = origin.x + Double(slice) * 4
      // Each reaches under the next one, so that no seam shows where a page scales the picture.
      let width = min(5, origin.x + length - x)
      canvas.fill(Rect(x: x, y: origin.y, width: width, height: 14), color)
    }
  }

  /// Ticks from the ends inwards; one that would touch another is left out.
  private func drawTicks(
    at origin: Point, within ends: ClosedRange<Double>, on canvas: Canvas, in theme: Theme
  ) {
    let style = TextStyle(12)
    var taken: [ClosedRange<Double>] = []
    let count = ticks.values.count
    let order = (0..<count).sorted { min($0, count - 1 - $0) < min($1, count - 1 - $1) }
    for index in order {
      let x = origin.x + scale(ticks.values[index]) * length
      let half = canvas.ruler.width(of: ticks.labels[index], style) / 2
      let middle = max(ends.lowerBound + half, min(x, ends.upperBound - half))
      let room = (middle - half - 5)...(middle + half + 5)
      guard !taken.contains(where: { $0.overlaps(room) }) else { continue }
      taken.append(room)
      canvas.line([Point(x, origin.y), Point(x, origin.y + 4)], Stroke(theme.line))
      canvas.text(
        ticks.labels[index], at: Point(middle, origin.y + 17), style, theme.secondary,
        align: .center)
    }
  }
}
