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
  private static let longestBar = 150.0
  private static let shortestBar = 20.0
  private static let top = 32.0
  /// Between a number and its bar, and after that.
  private static let gaps = (bar: 12.0, column: 20.0)

  private var largest: Double {
    max(rows.flatMap(\.probabilities).filter(\.isFinite).max() ?? 0, 1e-300)
  }

  private func text(_ value: Double) -> String {
    value.text(.fixed(decimals))
  }

  /// Where its columns stand, in pixels.
  private struct Layout {
    var label, number, column: Double
    /// How long the bar of the largest number is; 0 if there is no room for bars.
    var bar: Double
    var headers: [TextLines]
    var width: Double

    /// Under the headers.
    var top: Double { ProbabilityTable.top + (headers.map(\.added).max() ?? 0) }
  }

  /// Bars become shorter where there is little room, and headers have more than one line.
  private func layout(_ ruler: Ruler) -> Layout {
    let strong = TextStyle(14, .semibold)
    let label =
      max(
        ruler.width(ofWidest: rows.map(\.label), strong),
        ruler.width(of: labelHeader, Self.headerStyle)
      ).rounded(.up) + 22
    let number = ruler.width(ofWidest: rows.flatMap(\.probabilities).map(text), strong).rounded(.up)
    let share = (ruler.columnWidth - label) / Double(max(1, headers.count))
    let room = (share - number - Self.gaps.bar - Self.gaps.column).rounded(.down)
    let bar = room < Self.shortestBar ? 0 : min(Self.longestBar, room)
    let cell = number + (bar > 0 ? Self.gaps.bar + bar : 0)
    let words = ruler.width(ofWidest: headers, Self.headerStyle)
    let column = min(share, max(cell, words).rounded(.up) + Self.gaps.column)
    return Layout(
      label: label, number: number, column: column, bar: bar,
      headers: headers.map {
        TextLines($0, Self.headerStyle, within: column - Self.gaps.column / 2, ruler)
      }, width: label + Double(headers.count) * column)
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let layout = layout(ruler)
    return FigureSize(layout.width, layout.top + Double(rows.count) * Self.rowHeight + 10)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = layout(canvas.ruler)
    canvas.text(labelHeader, at: Point(8, layout.top - 12), Self.headerStyle, theme.secondary)
    for (index, header) in layout.headers.enumerated() {
      let place = Point(
        layout.label + Double(index) * layout.column, layout.top - 12 - header.added)
      header.draw(at: place, theme.secondary, on: canvas)
    }
    canvas.line([Point(0, layout.top), Point(layout.width, layout.top)], Stroke(theme.line))
    for (index, row) in rows.enumerated() {
      draw(row, y: layout.top + 3 + Double(index) * Self.rowHeight, layout, canvas, theme)
    }
    let bottom = layout.top + 6 + Double(rows.count) * Self.rowHeight
    canvas.line([Point(0, bottom), Point(layout.width, bottom)], Stroke(theme.line))
  }

  private func draw(
    _ row: Row, y: Double, _ layout: Layout, _ canvas: Canvas, _ theme: Theme
  ) {
    let style = TextStyle(14, row.isMarked ? .semibold : .regular)
    let middle = y + Self.rowHeight / 2
    if row.isMarked {
      canvas.fill(Rect(x: 0, y: y, width: layout.width, height: Self.rowHeight), theme.panel)
    }
    canvas.text(
      row.label, middle: Point(8, middle), TextStyle(14, .semibold), theme.text, align: .start)
    for (index, value) in row.probabilities.enumerated() {
      let end = layout.label + Double(index) * layout.column + layout.number
      canvas.text(
        text(value), middle: Point(end, middle), style, theme.text, align: .end)
      guard value.isFinite, value > 0, layout.bar > 0 else { continue }
      let color = row.isMarked ? theme.accent : theme.series[0]
      canvas.fill(
        Rect(
          x: end + Self.gaps.bar, y: middle - 6, width: max(1, value / largest * layout.bar),
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
