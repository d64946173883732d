/// The key of a colour map: the colours from end to end, the values they stand for, and the unit.
struct ColorBar {
  var ramp: any KeyPath<Theme, Ramp> & Sendable
  var scale: Scale
  var ticks: Ticks
  /// The unit, and how values are spread over colours.
  var label: String
  /// What the colour of zero means, where zero has a colour of its own.
  var zeroLabel: String?
  /// Of the colours, in pixels.
  var length = 260.0

  static let height = 46.0
  private static let style = TextStyle(13)

  func color(of value: Double, in theme: Theme) -> Color {
    theme[keyPath: ramp].color(at: scale(value))
  }

  /// How far it reaches, in pixels.
  func width(_ ruler: Ruler) -> Double {
    let zero = zeroLabel.map { ruler.width(of: $0, Self.style) + 54 } ?? 0
    return zero + length + 16 + ruler.width(of: label, Self.style)
  }

  func draw(at origin: Point, on canvas: Canvas, in theme: Theme) {
    var x = origin.x
    if let zeroLabel {
      let box = Rect(x: x, y: origin.y, width: 14, height: 14)
      canvas.fill(box, theme.unseen)
      canvas.outline(box.inset(by: 0.5), Stroke(theme.grid))
      canvas.text(
        zeroLabel, middle: Point(x + 22, box.center.y), Self.style, theme.secondary, align: .start)
      x += (canvas.ruler.width(of: zeroLabel, Self.style) + 54).rounded()  // sharp edges
    }
    drawColors(at: Point(x, origin.y), on: canvas, in: theme)
    drawTicks(at: Point(x, origin.y + 14), on: canvas, in: theme)
    canvas.text(
      label, middle: Point(x + length + 16, origin.y + 7), Self.style, theme.secondary,
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
  private func drawTicks(at origin: Point, on canvas: Canvas, in theme: Theme) {
    let style = TextStyle(12)
    var taken: [ClosedRange<Double>] = []
    let count = ticks.values.count
    let order = (0..<count).sorted { min($0, count - 1 - $0) < min($1, count - 1 - $1) }
    for index in order {
      let x = origin.x + scale(ticks.values[index]) * length
      let half = canvas.ruler.width(of: ticks.labels[index], style) / 2
      let room = (x - half - 5)...(x + half + 5)
      guard !taken.contains(where: { $0.overlaps(room) }) else { continue }
      taken.append(room)
      canvas.line([Point(x, origin.y), Point(x, origin.y + 4)], Stroke(theme.line))
      canvas.text(
        ticks.labels[index], at: Point(x, origin.y + 17), style, theme.secondary, align: .center)
    }
  }
}
