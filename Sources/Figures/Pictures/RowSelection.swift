import Basics

/// A one-hot vector times a matrix beside the matrix's row that is picked by its index: the same numbers.
public struct RowSelection: Figure {
  /// What the rows of the matrix are called.
  let labels: [String]
  /// The row that is picked.
  let row: Int
  /// Columns of the matrix.
  let columns: Int
  /// What stands over the two halves: code, and what it costs.
  let titles: [String]
  /// Under each half.
  let costs: [String]

  /// `titles` and `costs` are two each: of the product, and of the index.
  public init(labels: [String], row: Int, columns: Int, titles: [String], costs: [String]) {
    precondition(labels.indices.contains(row), "a row of the matrix is picked")
    precondition(titles.count == 2 && costs.count == 2, "a product and an index")
    (self.labels, self.row, self.columns) = (labels, row, columns)
    (self.titles, self.costs) = (titles, costs)
  }

  private static let style = TextStyle(13)
  private static let top = 44.0
  private static let gap = 26.0
  private static let labelWidth = 20.0

  /// The halves stand side by side, or on a telephone one below the other.
  private func isStacked(_ ruler: Ruler) -> Bool { ruler.room == .narrow }

  private func cell(_ ruler: Ruler) -> Double { isStacked(ruler) ? 18 : 22 }
  private func matrixHeight(_ ruler: Ruler) -> Double { Double(labels.count) * cell(ruler) }
  private func halfHeight(_ ruler: Ruler) -> Double {
    Self.top + matrixHeight(ruler) + 2 * cell(ruler) + 44
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(
      ruler.columnWidth, isStacked(ruler) ? 2 * halfHeight(ruler) + 20 : halfHeight(ruler))
  }

  private func origin(_ half: Int, _ ruler: Ruler) -> Point {
    guard half > 0 else { return Point(0, 0) }
    return isStacked(ruler) ? Point(0, halfHeight(ruler) + 20) : Point(ruler.columnWidth / 2 + 8, 0)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    for half in 0..<2 {
      let origin = origin(half, canvas.ruler)
      canvas.text(
        titles[half], at: Point(origin.x, origin.y + 14), TextStyle(13, .semibold), theme.text)
      let matrix = Point(
        origin.x + Self.labelWidth + (half == 0 ? cell(canvas.ruler) + Self.gap : 56),
        origin.y + Self.top)
      drawMatrix(at: matrix, all: half == 0, on: canvas, theme)
      drawLabels(at: Point(origin.x, matrix.y), isFirst: half == 0, on: canvas, theme)
      if half == 0 {
        drawVector(at: Point(origin.x + Self.labelWidth, matrix.y), on: canvas, theme)
      } else {
        let y = matrix.y + (Double(row) + 0.5) * cell(canvas.ruler)
        canvas.arrow(
          from: Point(origin.x + Self.labelWidth + 4, y), to: Point(matrix.x - 6, y),
          Stroke(theme.accent, width: 2))
      }
      drawResult(below: matrix, costs[half], origin, on: canvas, theme)
    }
  }

  /// W: all of it is read, or a row.
  private func drawMatrix(at place: Point, all: Bool, on canvas: Canvas, _ theme: Theme) {
    for line in labels.indices {
      let isPicked = line == row
      let color =
        isPicked
        ? theme.accent : all ? theme.series[0].over(theme.background, opacity: 0.35) : theme.grid
      for column in 0..<columns {
        canvas.fill(box(line, column, at: place, canvas.ruler), color, radius: 2)
      }
    }
    canvas.text(
      "W", at: Point(place.x + Double(columns) * cell(canvas.ruler) / 2, place.y - 8), Self.style,
      theme.secondary, align: .center)
  }

  private func box(_ line: Int, _ column: Int, at place: Point, _ ruler: Ruler) -> Rect {
    let size = cell(ruler)
    return Rect(
      x: place.x + Double(column) * size, y: place.y + Double(line) * size,
      width: size - 1.5, height: size - 1.5)
  }

  private func drawLabels(at place: Point, isFirst: Bool, on canvas: Canvas, _ theme: Theme) {
    for (line, label) in labels.enumerated() where isFirst || line == row {
      canvas.text(
        label, middle: Point(place.x + 6, place.y + (Double(line) + 0.5) * cell(canvas.ruler) - 1),
        TextStyle(11, line == row ? .semibold : .regular),
        line == row ? theme.text : theme.secondary)
    }
  }

  /// One column of zeros and a one, and the sign of the product.
  private func drawVector(at place: Point, on canvas: Canvas, _ theme: Theme) {
    for line in labels.indices {
      let rect = box(line, 0, at: place, canvas.ruler)
      let color = line == row ? theme.accent : theme.panel
      canvas.fill(rect, color, radius: 2)
      canvas.text(
        line == row ? "1" : "0", middle: rect.center, TextStyle(11), theme.quietInk(on: color))
    }
    canvas.text(
      "×",
      middle: Point(
        place.x + cell(canvas.ruler) + Self.gap / 2 - 1, place.y + matrixHeight(canvas.ruler) / 2),
      TextStyle(15), theme.text)
  }

  private func drawResult(
    below matrix: Point, _ cost: String, _ origin: Point, on canvas: Canvas, _ theme: Theme
  ) {
    let y = matrix.y + matrixHeight(canvas.ruler) + cell(canvas.ruler)
    canvas.text(
      "=", middle: Point(matrix.x - 14, y + cell(canvas.ruler) / 2), TextStyle(15), theme.text)
    for column in 0..<columns {
      canvas.fill(box(0, column, at: Point(matrix.x, y), canvas.ruler), theme.accent, radius: 2)
    }
    canvas.text(
      cost, at: Point(origin.x, y + cell(canvas.ruler) + 24), Self.style, theme.secondary)
  }
}

extension RowSelection {
  /// The row of m among nine letters.
  static let example = RowSelection(
    labels: [".", "a", "e", "i", "l", "m", "n", "o", "r"], row: 5, columns: 9,
    titles: ["one_hot(x) @ W", "W[x]"], costs: ["81 multiplications", "none"])
}
