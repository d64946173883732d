import Basics

/// A table of characters and their probabilities, with bars and with the points in one column.
public struct ProbabilityTable: Figure {
  /// One line of the table.
  public struct Row: Sendable {
    var label: String
    /// One a column, from 0 to 1.
    var probabilities: [Double]
    var isMarked: Bool

    /// A marked row is bold, and its bars stand out.
    public init(_ label: String, _ probabilities: [Double], isMarked: Bool = false) {
      (self.label, self.probabilities, self.isMarked) = (label, probabilities, isMarked)
    }
  }

  /// Over the labels.
  var labelHeader: String
  /// Over each column of numbers, with the unit.
  var headers: [String]
  var rows: [Row]
  var decimals: Int

  /// Each row has a probability for each header.
  public init(
    labelHeader: String, headers: [String], rows: [Row],
    decimals: Int = 4
  ) {
    precondition(rows.allSatisfy { $0.probabilities.count == headers.count }, "ragged table")
    self.labelHeader = labelHeader
    (self.headers, self.rows, self.decimals) = (headers, rows, decimals)
  }

  private static let style = TextStyle(14)
  private static let headerStyle = TextStyle(13)
  private static let rowHeight = 25.0
  private static let barLength = 150.0
  private static let top = 32.0

  private var largest: Double {
    max(rows.flatMap(\.probabilities).filter(\.isFinite).max() ?? 0, 1e-300)
  }

  private func text(_ value: Double) -> String {
    value.text(.fixed(decimals))
  }

  private func labelWidth(_ ruler: Ruler) -> Double {
    let labels = ruler.width(ofWidest: rows.map(\.label), TextStyle(14, .semibold))
    return max(labels, ruler.width(of: labelHeader, Self.headerStyle)).rounded(.up) + 28
  }

  private func numberWidth(_ ruler: Ruler) -> Double {
    let numbers = rows.flatMap(\.probabilities).map(text)
    return ruler.width(ofWidest: numbers, TextStyle(14, .semibold)).rounded(.up)
  }

  private func columnWidth(_ ruler: Ruler) -> Double {
    let cell = numberWidth(ruler) + 12 + Self.barLength
    return max(cell, ruler.width(ofWidest: headers, Self.headerStyle)).rounded(.up) + 32
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(
      labelWidth(ruler) + Double(headers.count) * columnWidth(ruler),
      Self.top + Double(rows.count) * Self.rowHeight + 10)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let (label, column) = (labelWidth(canvas.ruler), columnWidth(canvas.ruler))
    let width = label + Double(headers.count) * column
    canvas.text(labelHeader, at: Point(8, 20), Self.headerStyle, theme.secondary)
    for (index, header) in headers.enumerated() {
      let x = label + Double(index) * column
      canvas.text(header, at: Point(x, 20), Self.headerStyle, theme.secondary)
    }
    canvas.line([Point(0, Self.top), Point(width, Self.top)], Stroke(theme.line))
    for (index, row) in rows.enumerated() {
      draw(row, y: Self.top + 3 + Double(index) * Self.rowHeight, label, column, canvas, theme)
    }
    let bottom = Self.top + 6 + Double(rows.count) * Self.rowHeight
    canvas.line([Point(0, bottom), Point(width, bottom)], Stroke(theme.line))
  }

  private func draw(
    _ row: Row, y: Double, _ label: Double, _ column: Double, _ canvas: Canvas, _ theme: Theme
  ) {
    let style = TextStyle(14, row.isMarked ? .semibold : .regular)
    let middle = y + Self.rowHeight / 2
    if row.isMarked {
      let width = label + Double(headers.count) * column
      canvas.fill(Rect(x: 0, y: y, width: width, height: Self.rowHeight), theme.panel)
    }
    canvas.text(
      row.label, middle: Point(8, middle), TextStyle(14, .semibold), theme.text, align: .start)
    let numbers = numberWidth(canvas.ruler)
    for (index, value) in row.probabilities.enumerated() {
      let x = label + Double(index) * column
      canvas.text(
        text(value), middle: Point(x + numbers, middle), style, theme.text, align: .end)
      guard value.isFinite, value > 0 else { continue }
      let color = row.isMarked ? theme.accent : theme.series[0]
      canvas.fill(
        Rect(
          x: x + numbers + 12, y: middle - 6, width: max(1, value / largest * Self.barLength),
          height: 12), color, radius: 1.5)
    }
  }
}

extension ProbabilityTable {
  static let example = ProbabilityTable(
    labelHeader: "next", headers: ["probability, counts", "probability, network"],
    rows: [
      .init("u", [0.7574, 0.7421], isMarked: true), .init(".", [0.1029, 0.1012]),
      .init("a", [0.0478, 0.0501]), .init("i", [0.0478, 0.0493]), .init("w", [0.0110, 0.0134]),
    ])
}
