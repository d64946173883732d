import Basics

/// A word letter by letter: the probability of each step, its logarithm, and what they add up to.
public struct LetterWalk: Figure {
  /// The word with its dots: one more than there are steps.
  let characters: [Unicode.Scalar]
  /// The probability of each character after the first, from 0 to 1.
  let probabilities: [Double]

  /// `characters` holds the word with its dots, `probabilities` one step fewer.
  public init(
    characters: [Unicode.Scalar], probabilities: [Double]
  ) {
    precondition(characters.count == probabilities.count + 1, "a probability for each step")
    (self.characters, self.probabilities) = (characters, probabilities)
  }

  private static let style = TextStyle(14)
  private static let headerStyle = TextStyle(13)
  private static let rowHeight = 34.0
  private static let top = 32.0
  private static let width = 760.0
  /// Where the columns begin: probabilities, their bars, logarithms, their bars.
  private static let columns = (number: 130.0, bar: 206.0, log: 446.0, logBar: 534.0)
  private static let barLength = 200.0

  /// Natural logarithms, in nats; minus infinity for a step that never happens.
  var logs: [Double] { probabilities.map { $0 > 0 ? Elementary.log($0) : -.infinity } }
  var total: Double { logs.reduce(0, +) }
  /// Negative log-likelihood in nats per character.
  var mean: Double { -total / Double(max(1, logs.count)) }

  public var isMirrored: Bool { readsFromRightToLeft(characters.map(String.init)) }

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(Self.width, Self.top + Double(probabilities.count) * Self.rowHeight + 76)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let headers = [
      (0.0, "step"), (Self.columns.number, "probability"),
      (Self.columns.log, "log probability (nats)"),
    ]
    for (x, header) in headers {
      canvas.text(header, at: Point(x, 20), Self.headerStyle, theme.secondary)
    }
    canvas.line([Point(0, Self.top), Point(Self.width, Self.top)], Stroke(theme.line))
    for index in probabilities.indices {
      draw(step: index, y: Self.top + (Double(index) + 0.5) * Self.rowHeight + 3, canvas, theme)
    }
    drawTotal(y: Self.top + Double(probabilities.count) * Self.rowHeight + 6, canvas, theme)
  }

  private func draw(step: Int, y: Double, _ canvas: Canvas, _ theme: Theme) {
    drawChip(characters[step], x: 0, y, theme.panel, canvas, theme)
    let arrow = Stroke(theme.line, width: 1.5)
    canvas.line([Point(40, y), Point(56, y)], arrow)
    canvas.line([Point(52, y - 4), Point(56, y), Point(52, y + 4)], arrow)
    drawChip(characters[step + 1], x: 62, y, theme.panel, canvas, theme)
    let (probability, log) = (probabilities[step], logs[step])
    let isImpossible = !log.isFinite
    let ink = isImpossible ? theme.accent : theme.text
    canvas.text(
      probability.text(.fixed(4)), middle: Point(Self.columns.number + 58, y), Self.style, ink,
      align: .end)
    canvas.text(
      log.text(.fixed(4)), middle: Point(Self.columns.log + 70, y),
      Self.style, ink, align: .end)
    drawBar(probability, x: Self.columns.bar, y, theme.series[0], canvas)
    let longest = max(logs.filter(\.isFinite).map(\.magnitude).max() ?? 1, 1e-9)
    drawBar(
      isImpossible ? 1 : -log / longest, x: Self.columns.logBar, y,
      isImpossible ? theme.accent : theme.series[3], canvas)
  }

  private func drawBar(_ part: Double, x: Double, _ y: Double, _ color: Color, _ canvas: Canvas) {
    guard part > 0 else { return }
    let width = max(1, min(part, 1) * Self.barLength)
    canvas.fill(Rect(x: x, y: y - 7, width: width, height: 14), color, radius: 1.5)
  }

  private func drawChip(
    _ character: Unicode.Scalar, x: Double, _ y: Double, _ color: Color, _ canvas: Canvas,
    _ theme: Theme
  ) {
    let box = Rect(x: x, y: y - 13, width: 34, height: 26)
    canvas.fill(box, color, radius: 5)
    canvas.outline(box.inset(by: 0.5), Stroke(theme.grid), radius: 5)
    let label = drawnLabel(character)
    let size = canvas.ruler.fittingSize(of: label, in: 30, atMost: 15, smallest: 7) ?? 7
    canvas.text(label, middle: box.center, TextStyle(size, .semibold), theme.text)
  }

  private func drawTotal(y: Double, _ canvas: Canvas, _ theme: Theme) {
    canvas.line([Point(0, y), Point(Self.width, y)], Stroke(theme.line))
    let lines = [
      ("sum: log likelihood of the word", total),
      ("negative mean: loss, nats per character", mean),
    ]
    for (index, (label, value)) in lines.enumerated() {
      let baseline = y + 27 + Double(index) * 26
      let weight: Weight = index == 0 ? .regular : .semibold
      canvas.text(
        label, at: Point(Self.columns.log - 24, baseline), TextStyle(14, weight), theme.text,
        align: .end)
      canvas.text(
        value.text(.fixed(4)),
        at: Point(Self.columns.log + 70, baseline), TextStyle(14, weight), theme.text, align: .end)
    }
  }
}

extension LetterWalk {
  static let example = LetterWalk(
    characters: [".", "e", "m", "m", "a", "."],
    probabilities: [0.0478, 0.0377, 0.0253, 0.3899, 0.1960])
}
