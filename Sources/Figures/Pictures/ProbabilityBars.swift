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
  let height: Double

  /// Each distribution has a probability for each label.
  public init(
    labels: [String], distributions: [Distribution],
    reference: Reference? = nil, unit: String = "probability in percent", height: Double = 260
  ) {
    precondition(
      distributions.allSatisfy { $0.probabilities.count == labels.count }, "a bar for each label")
    self.labels = labels
    (self.distributions, self.reference) = (distributions, reference)
    (self.unit, self.height) = (unit, height)
  }

  private static let style = TextStyle(13)

  public func size(_ ruler: Ruler) -> FigureSize {
    let axes = axes(ruler)
    return FigureSize(
      axes.rightEnd, axes.area.maxY + BarLabels(labels, in: axes.area, ruler).height)
  }

  /// CSS pixels around the bars: the unit above, and between names and bars.
  private static let margins = (top: 32.0, bottom: 26.0, left: 12.0, right: 10.0)

  /// What stands in the key: what is not plain without it.
  private func isKeyed(_ ruler: Ruler) -> (distributions: Bool, reference: Bool) {
    let name = reference.map { ruler.width(of: $0.name, Self.style) } ?? 0
    return (distributions.count > 1, name > 0.12 * ruler.columnWidth)
  }

  private func key(_ ruler: Ruler, _ theme: Theme) -> [Legend.Entry] {
    let isKeyed = isKeyed(ruler)
    let bars = distributions.enumerated().map { rank, distribution in
      Legend.Entry(symbol: .box(color(rank, theme)), name: distribution.name, color: theme.text)
    }
    let level = reference.map { level in
      let stroke = Stroke(theme.text, width: 1.2, dash: Reference.dash)
      return Legend.Entry(symbol: .line(stroke), name: level.name, color: theme.secondary)
    }
    return (isKeyed.distributions ? bars : []) + (isKeyed.reference ? [level!] : [])
  }

  private func axes(_ ruler: Ruler) -> Axes {
    let extent = ruler.chartExtent(height: height)
    let finite = distributions.flatMap(\.probabilities).filter(\.isFinite)
    let most = 100 * max(finite.max() ?? 0, reference?.value ?? 0)
    let ticks = Ticks(0...(most > 0 ? most : 1), wanted: 5)
    let left = ruler.width(ofWidest: ticks.labels, Self.style).rounded(.up) + Self.margins.left
    let name = isKeyed(ruler).reference ? nil : reference?.name
    let right = name.map { ruler.width(of: $0, Self.style) + Self.margins.right } ?? 0
    let names = key(ruler, .standard).map(\.name)
    let top =
      Self.margins.top + TextLines(unit, Self.style, within: extent.width, ruler).added
      + Legend.height(of: names, within: extent.width, ruler)
    let area = Rect(
      x: left, y: top, width: extent.width - left - right,
      height: extent.height - Self.margins.top - Self.margins.bottom)
    let scale = Scale(0...max(ticks.values.last!, most), to: (area.maxY, area.y))
    return Axes(area: area, y: Axis(unit, scale, ticks), rightEnd: extent.width)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    axes.draw(on: canvas, in: theme)
    let key = key(canvas.ruler, theme)
    let height = Legend.height(of: key.map(\.name), within: axes.rightEnd, canvas.ruler)
    Legend.draw(
      key, at: Point(0, axes.area.y - height - 10), within: axes.rightEnd, on: canvas)
    drawBars(in: axes, on: canvas, theme)
    axes.drawBaseline(on: canvas, in: theme)
    BarLabels(labels, in: axes.area, canvas.ruler).draw(on: canvas, in: theme)
    guard let reference else { return }
    let level = axes.place(Point(0, reference.value * 100)).y
    reference.draw(at: level, across: axes.area, theme.text, on: canvas)
    guard !isKeyed(canvas.ruler).reference else { return }
    canvas.text(
      reference.name, middle: Point(axes.area.maxX + Self.margins.right - 2, level), Self.style,
      theme.secondary, align: .start)
  }

  private func drawBars(in axes: Axes, on canvas: Canvas, _ theme: Theme) {
    let area = axes.area
    let pitch = area.width / Double(max(1, labels.count))
    let bar = min(28, (pitch * 0.8 / Double(max(1, distributions.count))))
    for index in labels.indices {
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
    }
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
