import Basics

/// The picture that stands for a whole site where somebody shares a link to it: what it is called, words that
/// models made up, and how well they know the list.
public struct SharePicture: Figure {
  /// The pixels that services ask for.
  public static let width = 1200
  /// The pixels that services ask for.
  public static let height = 630

  /// Words of one model.
  public struct Column: Sendable {
    let title: String
    let words: [String]

    /// As many words as there is room for are drawn.
    public init(_ title: String, _ words: [String]) { (self.title, self.words) = (title, words) }
  }

  /// A model and its loss in nats per character.
  public struct Level: Sendable {
    let name: String
    let loss: Double

    /// A loss that is no number is not drawn.
    public init(_ name: String, _ loss: Double) { (self.name, self.loss) = (name, loss) }
  }

  let title, subtitle: String
  let columns: [Column]
  let levels: [Level]

  /// - Parameter levels: in any order; the lowest loss stands last, and is what to look at.
  public init(title: String, subtitle: String, columns: [Column], levels: [Level]) {
    (self.title, self.subtitle, self.columns) = (title, subtitle, columns)
    self.levels = levels.filter(\.loss.isFinite).sorted { $0.loss > $1.loss }
  }

  private static let edge = 56.0
  private static let wordSize = 27.0
  private static let rowHeight = 45.0
  private static let top = 196.0

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(
      Double(Self.width) - 2 * Room.margin, Double(Self.height) - 2 * Room.margin)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let size = size(canvas.ruler)
    let room = Rect(
      x: Self.edge, y: Self.edge, width: Double(size.width) - 2 * Self.edge,
      height: Double(size.height) - 2 * Self.edge)
    line(title, TextStyle(60, .semibold), theme.text, at: Point(room.x, 98), room.width, canvas)
    line(
      subtitle, TextStyle(28), theme.secondary, at: Point(room.x, 146), room.width, canvas)
    // Where there is no ladder, the words have all of the width.
    let share = levels.isEmpty ? 1 : columns.isEmpty ? 0 : 0.6
    drawColumns(
      in: Rect(x: room.x, y: Self.top, width: room.width * share, height: room.maxY - Self.top),
      canvas, theme)
    drawLevels(
      in: Rect(
        x: room.x + room.width * share, y: Self.top, width: room.width * (1 - share),
        height: room.maxY - Self.top), canvas, theme)
  }

  private func drawColumns(in room: Rect, _ canvas: Canvas, _ theme: Theme) {
    for (index, column) in columns.enumerated() {
      let width = room.width / Double(columns.count)
      let x = room.x + width * Double(index)
      line(
        column.title, TextStyle(22, .semibold), theme.accent, at: Point(x, room.y + 22), width - 20,
        canvas)
      let rows = Int((room.height - 30) / Self.rowHeight)
      for (row, word) in column.words.prefix(rows).enumerated() {
        line(
          word, TextStyle(Self.wordSize), theme.text,
          at: Point(x, room.y + 70 + Self.rowHeight * Double(row)), width - 20, canvas)
      }
    }
  }

  /// A line a model: its name, and a dot further to the left the better it is.
  private func drawLevels(in room: Rect, _ canvas: Canvas, _ theme: Theme) {
    guard let worst = levels.first?.loss, let best = levels.last?.loss else { return }
    line(
      "Nats per character", TextStyle(22, .semibold), theme.accent, at: Point(room.x, room.y + 22),
      room.width, canvas)
    let step = min(2 * Self.rowHeight, (room.height - 30) / Double(levels.count))
    let value = TextStyle(22, .semibold)
    let reach = room.width - 90
    for (index, level) in levels.enumerated() {
      let y = room.y + 62 + step * Double(index)
      let part = worst > best ? (level.loss - best) / (worst - best) : 1
      let dot = Point(room.x + 8 + (reach - 16) * part, y + 18)
      let color = index == levels.count - 1 ? theme.accent : theme.series[0]
      line(level.name, TextStyle(22), theme.text, at: Point(room.x, y), room.width, canvas)
      canvas.line(
        [Point(room.x, dot.y), Point(room.x + reach, dot.y)], Stroke(theme.grid, width: 3))
      canvas.dot(dot, radius: 8, color)
      canvas.text(
        level.loss.text(.fixed(2)), at: Point(room.maxX, y + 25), value, theme.text, align: .end)
    }
  }

  /// Text that becomes smaller where it is too wide, and is cut off where that does not suffice.
  private func line(
    _ text: String, _ style: TextStyle, _ color: Color, at place: Point, _ room: Double,
    _ canvas: Canvas
  ) {
    let size = canvas.ruler.fittingSize(of: text, in: room, atMost: style.size, smallest: 12) ?? 12
    let box = Rect(x: place.x, y: place.y - style.size * 1.2, width: room, height: style.size * 1.6)
    canvas.clip(to: box) {
      canvas.text(text, at: place, TextStyle(min(size, style.size), style.weight), color)
    }
  }
}

/// The site's icon: a corner of a table of counts.
public struct IconPicture: Figure {
  /// From 0 to 1, row by row.
  private static let cells = [0.15, 0.55, 0.3, 0.9, 0.25, 0.7, 0.45, 0.6, 0.2]
  private let cell: Double

  /// The same for every site, `side` times `side` pixels large with its margin.
  public init(side: Int = 64) { cell = (Double(side) - 2 * Room.margin) / 3 }

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(3 * cell, 3 * cell) }

  public func draw(on canvas: Canvas, in theme: Theme) {
    for (index, value) in Self.cells.enumerated() {
      let place = Rect(
        x: Double(index % 3) * cell, y: Double(index / 3) * cell, width: cell, height: cell)
      canvas.fill(
        place.inset(by: cell / 16),
        index == 3 ? theme.accent : theme.sequential.color(at: value), radius: cell / 8)
    }
  }
}
