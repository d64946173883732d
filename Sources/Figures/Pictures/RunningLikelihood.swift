import Basics

/// A word as a table, a row for each pair: its probability, the product so far, and the sum of logarithms so far.
public struct RunningLikelihood: Figure {
  /// The word with its tokens for start and end.
  let characters: [String]
  /// Of each character after the first, from 0 to 1.
  let probabilities: [Double]

  /// `characters` are one more than `probabilities`.
  public init(characters: [String], probabilities: [Double]) {
    precondition(characters.count == probabilities.count + 1, "a probability for each pair")
    self.characters = characters.map { drawnLabel($0) }
    self.probabilities = probabilities
  }

  private static let style = TextStyle(13)
  private static let headerStyle = TextStyle(12)
  private static let (top, rowHeight) = (42.0, 32.0)
  private static let chips = 78.0

  /// Natural logarithms, in nats.
  var logs: [Double] { probabilities.map { $0 > 0 ? Elementary.log($0) : -.infinity } }
  /// After each pair.
  var products: [Double] { running(probabilities, 1, *) }
  /// After each pair, in nats.
  var sums: [Double] { running(logs, 0, +) }
  /// The negative mean of the logarithms, in nats per character.
  var loss: Double { -logs.reduce(0, +) / Double(max(1, logs.count)) }

  private func running(
    _ values: [Double], _ start: Double, _ combine: (Double, Double) -> Double
  ) -> [Double] {
    values.reduce(into: []) { $0.append(combine($0.last ?? start, $1)) }
  }

  public var isMirrored: Bool { readsFromRightToLeft(characters) }

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(width(ruler), Self.top + Double(probabilities.count) * Self.rowHeight + 62)
  }

  private func width(_ ruler: Ruler) -> Double { min(ruler.width, 720) }

  /// The right ends of the three columns, and how long bars may be: none on a telephone.
  private func columns(_ ruler: Ruler) -> (ends: [Double], bar: Double) {
    let column = (width(ruler) - Self.chips) / 3
    let bar = max(0, column - 100)
    return ((1...3).map { Self.chips + Double($0) * column }, bar > 20 ? bar : 0)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let (ends, bar) = columns(canvas.ruler)
    let width = width(canvas.ruler)
    for (end, header) in zip(
      ends, [["", "p"], ["product", "so far"], ["sum of", "log p so far"]])
    {
      for (line, words) in header.enumerated() {
        canvas.text(
          words, at: Point(end, 14 + Double(line) * 17), Self.headerStyle, theme.secondary,
          align: .end)
      }
    }
    canvas.line([Point(0, Self.top - 4), Point(width, Self.top - 4)], Stroke(theme.line))
    let lowest = max(sums.filter(\.isFinite).map(\.magnitude).max() ?? 1, 1e-9)
    for (index, probability) in probabilities.enumerated() {
      let y = Self.top + (Double(index) + 0.5) * Self.rowHeight
      drawPair(index, y: y, on: canvas, in: theme)
      let (product, sum) = (products[index], sums[index])
      let texts = [
        probability.text(.fixed(4)),
        product >= 0.001 || product == 0
          ? product.text(.fixed(4)) : product.text(.scientific), sum.text(.fixed(4)),
      ]
      let parts = [probability, product, sum.isFinite ? -sum / lowest : 1]
      for (column, text) in texts.enumerated() {
        let color = theme.series[[0, 2, 3][column]]
        canvas.text(text, middle: Point(ends[column], y), Self.style, theme.text, align: .end)
        guard bar > 0, parts[column] > 0 else { continue }
        let length = max(1, min(1, parts[column]) * bar)
        canvas.fill(
          Rect(x: ends[column] - 68 - bar, y: y - 6, width: length, height: 12), color, radius: 1.5)
      }
    }
    drawTotal(ends[2], width, on: canvas, in: theme)
  }

  private func drawPair(_ index: Int, y: Double, on canvas: Canvas, in theme: Theme) {
    Chip(characters[index], around: Point(14, y), width: 27, height: 25).draw(on: canvas, in: theme)
    canvas.arrow(
      from: Point(30, y), to: Point(41, y), Stroke(theme.line, width: 1.4), head: 4)
    Chip(characters[index + 1], around: Point(57, y), width: 27, height: 25)
      .draw(on: canvas, in: theme)
  }

  private func drawTotal(_ end: Double, _ width: Double, on canvas: Canvas, in theme: Theme) {
    let y = Self.top + Double(probabilities.count) * Self.rowHeight + 4
    canvas.line([Point(0, y), Point(width, y)], Stroke(theme.line))
    let count = probabilities.count
    canvas.text(
      "loss = −sum / \(count)", at: Point(0, y + 24), TextStyle(13, .semibold), theme.text)
    canvas.text(
      loss.text(.fixed(4)), at: Point(end, y + 24), TextStyle(13, .semibold), theme.accent,
      align: .end)
    canvas.text(
      "nats per character", at: Point(end, y + 44), Self.headerStyle, theme.secondary, align: .end)
  }
}

extension RunningLikelihood {
  static let example = RunningLikelihood(
    characters: [".", "e", "m", "m", "a", "."],
    probabilities: [0.0478, 0.0377, 0.0253, 0.3899, 0.1960])
}
