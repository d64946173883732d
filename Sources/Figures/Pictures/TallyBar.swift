import Basics

/// A bar from 0 to 1 cut into a few pieces, and under it a tally of draws: how often each piece was hit.
public struct TallyBar: Figure {
  /// From 0 to 1, adding up to one.
  let probabilities: [Double]
  /// How often each index was drawn.
  let counts: [Int]

  /// As many counts as probabilities.
  public init(probabilities: [Double], counts: [Int]) {
    precondition(probabilities.count == counts.count, "a count for each probability")
    (self.probabilities, self.counts) = (probabilities, counts)
  }

  private static let style = TextStyle(12)
  private static let bar = (top: 24.0, height: 30.0)
  private static let (rowHeight, tallyTop) = (54.0, 80.0)

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(ruler.width, Self.tallyTop + Double(counts.count) * Self.rowHeight)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    canvas.text(
      "probability of each index", at: Point(0, 13), Self.style, theme.secondary)
    var from = 0.0
    for (index, share) in probabilities.enumerated() {
      let box = Rect(
        x: from * canvas.ruler.width, y: Self.bar.top,
        width: max(0, share * canvas.ruler.width - 2),
        height: Self.bar.height)
      from += share
      let color = theme.series[index % theme.series.count]
      canvas.fill(box, color, radius: 2)
      let number = "\(index)"
      if canvas.ruler.width(of: number, Self.style) < box.width - 2 {
        canvas.text(
          number, middle: box.center, TextStyle(13, .semibold), theme.ink(on: color))
      }
      drawTally(of: index, y: Self.tallyTop + Double(index) * Self.rowHeight, on: canvas, theme)
    }
  }

  private func drawTally(of index: Int, y: Double, on canvas: Canvas, _ theme: Theme) {
    let total = counts.reduce(0, +)
    let color = theme.series[index % theme.series.count]
    let words =
      "index \(index): p = \(probabilities[index].text(.fixed(4))),"
      + " drawn \(counts[index].grouped) of \(total.grouped) times"
    canvas.text(words, at: Point(0, y + 8), Self.style, theme.text)
    // Groups of five, the fifth stroke across the other four, as close as the width asks for.
    let groups = (counts[index] + 4) / 5
    let pitch = min(30, (canvas.ruler.width - 2) / Double(max(1, groups)))
    let gap = (pitch * 0.8) / 5
    for stroke in 0..<counts[index] {
      let left = Double(stroke / 5) * pitch + 1
      let (top, bottom) = (y + 17, y + 35)
      let line =
        stroke % 5 == 4
        ? [Point(left - 1, bottom - 3), Point(left + 4 * gap, top + 3)]
        : [
          Point(left + (Double(stroke % 5) + 0.2) * gap, top),
          Point(left + (Double(stroke % 5) + 0.2) * gap, bottom),
        ]
      canvas.line(line, Stroke(color, width: 1.6))
    }
  }
}

extension TallyBar {
  static let example = TallyBar(probabilities: [0.6064, 0.3033, 0.0903], counts: [61, 33, 6])
}
