import Basics

/// A distribution over characters as bars, or two or three of them side by side.
public struct ProbabilityBars: Figure {
  /// Probabilities of one colour.
  public struct Distribution: Sendable {
    let name: String
    /// One a label, from 0 to 1.
    let probabilities: [Double]

    /// A distribution with the name that the key gives it.
    public init(_ name: String, _ probabilities: [Double]) {
      (self.name, self.probabilities) = (name, probabilities)
    }
  }

  let labels: [String]
  let distributions: [Distribution]
  /// A level to compare with, such as 1 / V.
  let reference: Reference?
  /// What the bars are, above the axis.
  let unit: String
  /// CSS pixels.
  let extent: (width: Double, height: Double)

  /// Each distribution has a probability for each label.
  public init(
    labels: [String], distributions: [Distribution],
    reference: Reference? = nil, unit: String = "probability in percent",
    extent: (width: Double, height: Double) = (820, 320)
  ) {
    precondition(
      distributions.allSatisfy { $0.probabilities.count == labels.count }, "a bar for each label")
    self.labels = labels
    (self.distributions, self.reference) = (distributions, reference)
    (self.unit, self.extent) = (unit, extent)
  }

  private static let style = TextStyle(13)

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(extent.width, extent.height + turnedLabels(ruler).height)
  }

  /// CSS pixels around the bars: the key above, the letters below, and between names and bars.
  private static let margins = (top: 44.0, bottom: 26.0, left: 12.0, right: 10.0)

  private func axes(_ ruler: Ruler) -> Axes {
    let finite = distributions.flatMap(\.probabilities).filter(\.isFinite)
    let most = 100 * max(finite.max() ?? 0, reference?.value ?? 0)
    let ticks = Ticks(0...(most > 0 ? most : 1), wanted: 5)
    let left = ruler.width(ofWidest: ticks.labels, Self.style).rounded(.up) + Self.margins.left
    let right = reference.map { ruler.width(of: $0.name, Self.style) + Self.margins.right } ?? 0
    let area = Rect(
      x: left, y: Self.margins.top, width: extent.width - left - right,
      height: extent.height - Self.margins.top - Self.margins.bottom)
    let scale = Scale(0...max(ticks.values.last!, most), to: (area.maxY, area.y))
    return Axes(area: area, y: Axis(unit, scale, ticks))
  }

  /// Labels that are wider than their bars' place are turned by a quarter: their size, nil where they need
  /// not be or the bars are too narrow for any; and the height that they take more.
  private func turnedLabels(_ ruler: Ruler) -> (size: Double?, height: Double) {
    let pitch = axes(ruler).area.width / Double(max(1, labels.count))
    let areUpright = labels.allSatisfy {
      ruler.fittingSize(of: $0, in: pitch - 2, atMost: 13, smallest: 7) != nil
    }
    let size = min(13, pitch - 1)
    guard !areUpright, size >= 7 else { return (nil, 0) }
    return (size, ruler.width(ofWidest: labels, TextStyle(size)).rounded(.up))
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    axes.draw(on: canvas, in: theme)
    drawLegend(on: canvas, in: theme)
    drawBars(in: axes, on: canvas, theme)
    axes.drawBaseline(on: canvas, in: theme)
    guard let reference else { return }
    let level = axes.place(Point(0, reference.value * 100)).y
    reference.draw(at: level, across: axes.area, theme.text, on: canvas)
    canvas.text(
      reference.name, middle: Point(axes.area.maxX + Self.margins.right - 2, level), Self.style,
      theme.secondary, align: .start)
  }

  private func drawLegend(on canvas: Canvas, in theme: Theme) {
    guard distributions.count > 1 else { return }
    var x = canvas.ruler.width(of: unit, Self.style) + 36
    for (index, distribution) in distributions.enumerated() {
      canvas.fill(Rect(x: x, y: 3, width: 12, height: 12), color(index, theme), radius: 2)
      canvas.text(
        distribution.name, at: Point(x + 18, 14), TextStyle(13, .semibold), theme.text)
      x += canvas.ruler.width(of: distribution.name, TextStyle(13, .semibold)) + 42
    }
  }

  private func drawBars(in axes: Axes, on canvas: Canvas, _ theme: Theme) {
    let area = axes.area
    let pitch = area.width / Double(max(1, labels.count))
    let bar = min(28, (pitch * 0.8 / Double(max(1, distributions.count))))
    let turned = turnedLabels(canvas.ruler).size
    for (index, label) in labels.enumerated() {
      let middle = area.x + (Double(index) + 0.5) * pitch
      for (rank, distribution) in distributions.enumerated() {
        let value = distribution.probabilities[index]
        guard value.isFinite, value > 0 else { continue }
        let x = middle + (Double(rank) - Double(distributions.count) / 2) * bar
        let top = axes.place(Point(0, value * 100)).y
        canvas.fill(
          Rect(x: x, y: top, width: bar - (bar > 6 ? 1 : 0), height: area.maxY - top),
          color(rank, theme))
      }
      drawLabel(label, at: Point(middle, area.maxY), pitch, turned, on: canvas, theme)
    }
  }

  private func drawLabel(
    _ label: String, at place: Point, _ pitch: Double, _ turned: Double?, on canvas: Canvas,
    _ theme: Theme
  ) {
    if let turned {
      let style = TextStyle(turned)
      return canvas.text(
        label, at: Point(place.x + style.capHeight / 2, place.y + 8), style, theme.text,
        align: .end,
        quarterTurns: -1)
    }
    let size = canvas.ruler.fittingSize(of: label, in: pitch - 2, atMost: 13, smallest: 7)
    guard let size else { return }
    canvas.text(
      label, at: Point(place.x, place.y + 18), TextStyle(size), theme.text, align: .center)
  }

  private func color(_ rank: Int, _ theme: Theme) -> Color {
    theme.series[rank % theme.series.count]
  }
}

extension ProbabilityBars {
  /// The row of a in the bigrams of emma, ava and mia. Without `keepdim` its counts 3 and 1 are not
  /// divided by its own sum, 4, but by those of the rows of . and v, 3 and 1.
  static let example = ProbabilityBars(
    labels: [".", "a", "e", "i", "m", "v"],
    distributions: [
      .init("divided by its own sum", [0.75, 0, 0, 0, 0, 0.25]),
      .init("without keepdim", [1, 0, 0, 0, 0, 1]),
    ], reference: .init("uniform", 1.0 / 6))
}
