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

  public let title: String
  public let alternativeText: String
  let labels: [String]
  let distributions: [Distribution]
  /// A level to compare with, such as 1 / V.
  let reference: LineChart.Reference?
  /// CSS pixels.
  let extent: (width: Double, height: Double)

  /// Each distribution has a probability for each label.
  public init(
    title: String, alternativeText: String, labels: [String], distributions: [Distribution],
    reference: LineChart.Reference? = nil, extent: (width: Double, height: Double) = (820, 320)
  ) {
    precondition(
      distributions.allSatisfy { $0.probabilities.count == labels.count }, "a bar for each label")
    (self.title, self.alternativeText, self.labels) = (title, alternativeText, labels)
    (self.distributions, self.reference, self.extent) = (distributions, reference, extent)
  }

  private static let style = TextStyle(13)

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(extent.width, extent.height) }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let finite = distributions.flatMap(\.probabilities).filter(\.isFinite)
    let most = max(finite.max() ?? 0, reference?.value ?? 0)
    let ticks = Ticks(0...(most > 0 ? most * 100 : 1), wanted: 5)
    let left = canvas.ruler.width(ofWidest: ticks.labels, Self.style).rounded(.up) + 12
    let right = reference.map { canvas.ruler.width(of: $0.name, Self.style) + 10 } ?? 0
    let area = Rect(
      x: left, y: 44, width: extent.width - left - right, height: extent.height - 44 - 26)
    let y = Scale(0...max(ticks.values.last!, most * 100), to: (area.maxY, area.y))
    drawLegend(on: canvas, in: theme)
    for (value, label) in zip(ticks.values, ticks.labels) {
      canvas.line([Point(left, y(value)), Point(area.maxX, y(value))], Stroke(theme.grid))
      canvas.text(
        label, middle: Point(left - 8, y(value)), Self.style, theme.secondary, align: .end)
    }
    drawBars(in: area, y, on: canvas, theme)
    canvas.line([Point(left, area.maxY), Point(area.maxX, area.maxY)], Stroke(theme.line))
    guard let reference else { return }
    let level = y(reference.value * 100)
    canvas.line(
      [Point(left, level), Point(area.maxX, level)], Stroke(theme.text, width: 1.2, dash: [2, 3]))
    canvas.text(
      reference.name, middle: Point(area.maxX + 8, level), Self.style, theme.secondary,
      align: .start)
  }

  private func drawLegend(on canvas: Canvas, in theme: Theme) {
    canvas.text("probability in percent", at: Point(0, 14), Self.style, theme.secondary)
    var x = canvas.ruler.width(of: "probability in percent", Self.style) + 36
    guard distributions.count > 1 else { return }
    for (index, distribution) in distributions.enumerated() {
      canvas.fill(Rect(x: x, y: 3, width: 12, height: 12), color(index, theme), radius: 2)
      canvas.text(
        distribution.name, at: Point(x + 18, 14), TextStyle(13, .semibold), theme.text)
      x += canvas.ruler.width(of: distribution.name, TextStyle(13, .semibold)) + 42
    }
  }

  private func drawBars(in area: Rect, _ y: Scale, on canvas: Canvas, _ theme: Theme) {
    let pitch = area.width / Double(max(1, labels.count))
    let bar = min(28, (pitch * 0.8 / Double(max(1, distributions.count))))
    for (index, label) in labels.enumerated() {
      let middle = area.x + (Double(index) + 0.5) * pitch
      for (rank, distribution) in distributions.enumerated() {
        let value = distribution.probabilities[index]
        guard value.isFinite, value > 0 else { continue }
        let x = middle + (Double(rank) - Double(distributions.count) / 2) * bar
        let top = y(value * 100)
        canvas.fill(
          Rect(x: x, y: top, width: bar - (bar > 6 ? 1 : 0), height: area.maxY - top),
          color(rank, theme))
      }
      let size = canvas.ruler.fittingSize(of: label, in: pitch - 2, atMost: 13, smallest: 7)
      guard let size else { continue }
      canvas.text(
        label, at: Point(middle, area.maxY + 18), TextStyle(size), theme.text, align: .center)
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
    title: "Without keepdim the row of a adds up to 2",
    alternativeText: "Bar chart of what follows a where the bars without keepdim are too tall.",
    labels: [".", "a", "e", "i", "m", "v"],
    distributions: [
      .init("divided by its own sum", [0.75, 0, 0, 0, 0, 0.25]),
      .init("without keepdim", [1, 0, 0, 0, 0, 1]),
    ], reference: .init("uniform", 1.0 / 6))
}
