import Basics

/// Where each character of a word looks: a triangle of weights for each head, with what the head is called
/// above it.
public struct AttentionMaps: Figure {
  /// One head.
  public struct Map: Sendable {
    let title: String
    /// T x T weights from 0 to 1, row after row.
    let weights: [Double]

    /// `weights` hold T x T numbers, row after row: the row is the character that looks, the column what it looks
    /// at. What follows a character is not drawn.
    public init(_ title: String, _ weights: [Double]) {
      (self.title, self.weights) = (title, weights)
    }
  }

  /// T characters of a word, in its order.
  let labels: [String]
  let maps: [Map]
  /// How many maps stand in a row of the page's column, and what a title's number means.
  let columns: Int
  let note: String
  /// Cells are no larger, in pixels.
  let largestPitch: Double
  /// Of a weight, after the point.
  let digits: Int

  /// `columns` maps stand beside each other; cells are as large as there is room for, up to `largestPitch`.
  public init(
    labels: [String], maps: [Map], columns: Int, note: String = "", largestPitch: Double = 44,
    digits: Int = 2
  ) {
    precondition(
      maps.allSatisfy { $0.weights.count == labels.count * labels.count },
      "a weight for each pair of characters")
    self.labels = labels.map { drawnLabel($0) }
    (self.maps, self.columns, self.note) = (maps, max(1, columns), note)
    (self.largestPitch, self.digits) = (largestPitch, digits)
  }

  private static let style = TextStyle(13)
  private static let reading = "row: the character that looks; column: what it looks at"
  private static let gap = 18.0
  /// Letters at smaller cells cannot be read, in pixels.
  private static let leastForLetters = 11.0

  private static let bar = ColorBar(
    ramp: \.sequential, scale: Scale(0...1, to: (0, 1)),
    ticks: Ticks(values: [0, 0.5, 1], labels: ["0", "0.5", "1"]),
    label: "weight; a row adds up to 1")

  private var words: String { note.isEmpty ? Self.reading : "\(Self.reading); \(note)" }

  /// Where the maps stand, in pixels.
  struct Layout {
    var pitch: Double
    var labelStyle: TextStyle
    /// Whether letters stand at the rows and columns.
    var hasLetters: Bool
    /// The room for the rows' letters.
    var gutter: Double
    var note: TextLines
    var titles: [TextLines]
    var head, band, step: Double
    var columns: Int

    var top: Double { 16 + note.added + 10 }

    /// From row to row of maps.
    func pitch(letters: Double) -> Double { head + letters * pitch + band + 12 }

    /// The top left corner of a map's cells.
    func origin(_ index: Int, letters: Double) -> Point {
      let (row, column) = index.quotientAndRemainder(dividingBy: columns)
      return Point(
        gutter + Double(column) * step, top + Double(row) * pitch(letters: letters) + head)
    }
  }

  func layout(_ ruler: Ruler) -> Layout {
    let letters = Double(max(1, labels.count))
    let columns = min(columns, max(1, maps.count))
    let gutter = (ruler.width(ofWidest: labels, TextStyle(13, .semibold)) + 10).rounded(.up)
    func pitch(_ gutter: Double) -> Double {
      let each = (ruler.columnWidth - Double(columns - 1) * Self.gap) / Double(columns)
      return min(largestPitch, max(3, ((each - gutter) / letters).rounded(.down)))
    }
    let hasLetters = pitch(gutter) >= Self.leastForLetters
    let left = hasLetters ? gutter : 0
    let size = pitch(left)
    let step = left + letters * size + Self.gap
    let room = min(step - 8, ruler.columnWidth - Double(columns - 1) * step)
    let titles = maps.map { TextLines($0.title, Self.style, within: room, ruler) }
    let style = TextStyle(min(13, max(11, size - 1)), .semibold)
    let widest = ruler.width(ofWidest: labels, style)
    return Layout(
      pitch: size, labelStyle: style, hasLetters: hasLetters, gutter: left,
      note: TextLines(words, Self.style, within: ruler.columnWidth, ruler), titles: titles,
      head: 18 + (titles.map(\.added).max() ?? 0),
      band: !hasLetters ? 0 : (widest <= size ? style.size : widest).rounded(.up) + 10,
      step: step, columns: columns)
  }

  private func bottom(_ layout: Layout) -> Double {
    let rows = (maps.count + layout.columns - 1) / layout.columns
    return layout.top + Double(rows) * layout.pitch(letters: Double(max(1, labels.count)))
  }

  public var isMirrored: Bool { readsFromRightToLeft(labels) }

  public func size(_ ruler: Ruler) -> FigureSize {
    let layout = layout(ruler)
    let titles = layout.titles.enumerated().map { index, title in
      Double(index % layout.columns) * layout.step + title.width(ruler)
    }
    let grid = Double(layout.columns) * layout.step - Self.gap
    let key = min(Self.bar.width(ruler), ruler.columnWidth)
    return FigureSize(
      max(grid, key, layout.note.width(ruler), titles.max() ?? 0),
      bottom(layout) + 4 + Self.bar.height(within: ruler.columnWidth, ruler))
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = layout(canvas.ruler)
    layout.note.draw(at: Point(0, 13), theme.secondary, on: canvas)
    for (index, map) in maps.enumerated() {
      let origin = layout.origin(index, letters: Double(max(1, labels.count)))
      layout.titles[index].draw(
        at: Point(origin.x - layout.gutter, origin.y - layout.head + 12), theme.text, on: canvas)
      grid(of: map.weights, at: origin, layout, theme).draw(on: canvas, in: theme)
    }
    Self.bar.draw(
      at: Point(0, bottom(layout) + 4), within: canvas.ruler.columnWidth, on: canvas, in: theme)
  }

  private func grid(
    of map: [Double], at origin: Point, _ layout: Layout, _ theme: Theme
  ) -> CellGrid {
    let names = layout.hasLetters ? labels : labels.map { _ in "" }
    return CellGrid(
      rowLabels: names, columnLabels: names, origin: origin, pitch: layout.pitch,
      sides: layout.hasLetters ? [.left, .bottom] : [], labelStyle: layout.labelStyle
    ) { row, column in
      guard column <= row else { return nil }
      let weight = map[row * labels.count + column]
      guard weight.isFinite else {
        return GridCell(color: theme.unseen, lower: weight.text(.exact))
      }
      return GridCell(
        color: Self.bar.color(of: weight, in: theme),
        lower: weight.text(.fixed(weight == 0 ? 0 : digits)))
    }
  }
}

extension AttentionMaps {
  /// Four heads: equal weights, the character itself, the one before it, the first.
  static let example = AttentionMaps(
    labels: [".", "e", "m", "m", "a"],
    maps: [
      .init("at all alike", weights { row, _ in 1 / Double(row + 1) }),
      .init("at itself: 80 %", weights { $0 == $1 ? 0.8 : 0.2 / Double($0) }),
      .init("one back: 90 %", weights { $1 == max(0, $0 - 1) ? 0.9 : 0.1 / Double($0) }),
      .init("at the beginning: 100 %", weights { row, column in column == 0 ? 1 : 0 }),
    ], columns: 2)

  /// Sixteen of them, small.
  static let smallExample = AttentionMaps(
    labels: [".", "e", "m", "m", "a"],
    maps: (0..<16).map { head in
      .init(
        "\(head / 4 + 1).\(head % 4 + 1)",
        weights { row, column in column == max(0, row - head % 4) ? 0.85 : 0.15 / Double(row) })
    }, columns: 4, note: "2.1: head 1 of layer 2", largestPitch: 12)

  private static func weights(_ weight: (_ row: Int, _ column: Int) -> Double) -> [Double] {
    (0..<25).map { $0 % 5 > $0 / 5 ? 0 : $0 == 0 ? 1 : weight($0 / 5, $0 % 5) }
  }
}
