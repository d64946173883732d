import Basics

/// One or two square tables as coloured cells without text, small enough to be seen at a glance and compared:
/// all on one scale of colours, with bars for the sums of rows and columns if asked for.
public struct CellMaps: Figure {
  /// A table.
  public struct Map: Sendable {
    let title: String
    let labels: [String]
    let values: [Double]
    let rowSums, columnSums: [Double]
    let breaks: [Int]
    let emptyRow, emptyColumn: Int?

    /// A title above, labels of rows and columns, and values row after row, none below zero.
    ///
    /// - Parameters:
    ///   - rowSums: bars at the right; none if empty.
    ///   - columnSums: bars below; none if empty.
    ///   - breaks: rows and columns before which a line shows that others begin.
    ///   - emptyRow: outlined.
    ///   - emptyColumn: outlined.
    public init(
      _ title: String, labels: [String], values: [Double], rowSums: [Double] = [],
      columnSums: [Double] = [], breaks: [Int] = [], emptyRow: Int? = nil, emptyColumn: Int? = nil
    ) {
      precondition(values.count == labels.count * labels.count, "values must fill the table")
      self.title = title
      self.labels = labels.map { drawnLabel($0) }
      (self.values, self.rowSums, self.columnSums) = (values, rowSums, columnSums)
      (self.breaks, self.emptyRow, self.emptyColumn) = (breaks, emptyRow, emptyColumn)
    }
  }

  let maps: [Map]
  let spread: Spread
  /// What the colours and the bars are; may be empty.
  let notes: [String]

  /// Tables on one scale; logarithmic ones hold counts.
  public init(maps: [Map], spread: Spread, notes: [String] = []) {
    (self.maps, self.spread, self.notes) = (maps, spread, notes)
  }

  private static let style = TextStyle(12)
  private static let titleStyle = TextStyle(13, .semibold)
  private static let labelStyle = TextStyle(11)
  private static let (gap, bars, gutter) = (24.0, 32.0, 20.0)
  private var mostPitch: Double { cellCount > 12 ? 16 : 26 }

  private var cellCount: Int { maps.map(\.labels.count).max() ?? 1 }
  private var hasRowSums: Bool { maps.contains { !$0.rowSums.isEmpty } }
  private var hasColumnSums: Bool { maps.contains { !$0.columnSums.isEmpty } }

  /// Beside the cells: the letters, and the bars of the sums with room for a number.
  private var besides: Double { Self.gutter + (hasRowSums ? Self.bars + 8 : 0) }

  private func titleWidth(_ ruler: Ruler) -> Double {
    ruler.width(ofWidest: maps.map(\.title), Self.titleStyle)
  }

  /// Tables side by side unless titles or cells would become too small to have letters.
  private func columns(_ ruler: Ruler) -> Int {
    let width = (ruler.width - Self.gap * Double(maps.count - 1)) / Double(max(1, maps.count))
    let isWide = (width - besides) / Double(cellCount) >= 9 && titleWidth(ruler) <= width
    return isWide ? max(1, maps.count) : 1
  }

  /// From cell to cell, in whole pixels where there is room.
  func pitch(_ ruler: Ruler) -> Double {
    let columns = Double(columns(ruler))
    let room = (ruler.width - Self.gap * (columns - 1)) / columns - besides
    let pitch = room / Double(cellCount)
    return min(mostPitch, pitch > 2 ? pitch.rounded(.down) : pitch)
  }

  private func mapSize(_ ruler: Ruler) -> (width: Double, height: Double) {
    let side = pitch(ruler) * Double(cellCount)
    return (
      max(side + besides, titleWidth(ruler)), Self.top + side + (hasColumnSums ? Self.bars + 8 : 0)
    )
  }

  private static let top = 42.0

  private func notes(_ ruler: Ruler) -> [TextLines] {
    notes.map { TextLines($0, Self.style, within: ruler.width, ruler) }
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let (map, columns) = (mapSize(ruler), columns(ruler))
    let lines = Double((maps.count + columns - 1) / columns)
    let notes = notes(ruler)
    let words = notes.map { $0.width(ruler) }.max() ?? 0
    let noteLines = notes.reduce(0) { $0 + $1.lines.count }
    return FigureSize(
      max(Double(columns) * (map.width + Self.gap) - Self.gap, words),
      lines * (map.height + Self.gap) - Self.gap + Double(noteLines) * TextLines.lineHeight + 6)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let (size, columns) = (mapSize(canvas.ruler), columns(canvas.ruler))
    for (index, map) in maps.enumerated() {
      let origin = Point(
        Double(index % columns) * (size.width + Self.gap),
        Double(index / columns) * (size.height + Self.gap))
      draw(map, at: origin, on: canvas, in: theme)
    }
    let lines = Double((maps.count + columns - 1) / columns)
    let bottom = lines * (size.height + Self.gap) - Self.gap
    var baseline = bottom + 18
    for note in notes(canvas.ruler) {
      note.draw(at: Point(0, baseline), theme.secondary, on: canvas)
      baseline += TextLines.lineHeight + note.added
    }
  }

  private func draw(_ map: Map, at origin: Point, on canvas: Canvas, in theme: Theme) {
    let pitch = pitch(canvas.ruler)
    let cells = Point(origin.x + Self.gutter, origin.y + Self.top)
    canvas.text(map.title, at: Point(origin.x, origin.y + 13), Self.titleStyle, theme.text)
    drawCells(of: map, at: cells, pitch, on: canvas, in: theme)
    let side = pitch * Double(map.labels.count)
    for place in map.breaks {
      let (x, y) = (
        cells.x + Double(place) * pitch - 0.5, cells.y + Double(place) * pitch - 0.5
      )
      canvas.line([Point(x, cells.y), Point(x, cells.y + side)], Stroke(theme.accent, width: 1.5))
      canvas.line([Point(cells.x, y), Point(cells.x + side, y)], Stroke(theme.accent, width: 1.5))
    }
    let outline = Stroke(theme.accent, width: 1.6)
    if let row = map.emptyRow {
      canvas.outline(
        Rect(
          x: cells.x - 1, y: cells.y + Double(row) * pitch - 1, width: side + 1, height: pitch + 1),
        outline)
    }
    if let column = map.emptyColumn {
      canvas.outline(
        Rect(
          x: cells.x + Double(column) * pitch - 1, y: cells.y - 1, width: pitch + 1,
          height: side + 1), outline)
    }
    drawSums(
      of: map, beside: Rect(x: cells.x, y: cells.y, width: side, height: side), on: canvas, theme)
  }

  private func drawCells(
    of map: Map, at cells: Point, _ pitch: Double, on canvas: Canvas, in theme: Theme
  ) {
    let count = map.labels.count
    let scale = scale
    let space = pitch >= 6 ? 1.0 : 0
    for (index, value) in map.values.enumerated() {
      let box = Rect(
        x: cells.x + Double(index % count) * pitch, y: cells.y + Double(index / count) * pitch,
        width: pitch - space, height: pitch - space)
      canvas.fill(box, value > 0 ? theme.sequential.color(at: scale(value)) : theme.unseen)
    }
    if pitch >= 9 { drawLabels(of: map, at: cells, pitch, on: canvas, in: theme) }
  }

  /// Small cells have letters on two lines in turn; what is wider than its column is left out there.
  private func drawLabels(
    of map: Map, at cells: Point, _ pitch: Double, on canvas: Canvas, in theme: Theme
  ) {
    let shift = pitch < 12 ? 9.0 : 0
    for (index, label) in map.labels.enumerated() {
      let middle = (Double(index) + 0.5) * pitch - 0.5
      let isShifted = !index.isMultiple(of: 2)
      let width = canvas.ruler.width(of: label, Self.labelStyle)
      if width <= Self.gutter - 4 {
        let x = cells.x - 6 - (isShifted ? shift : 0)
        canvas.text(label, middle: Point(x, cells.y + middle), Self.labelStyle, theme.text)
      }
      if width <= pitch + 2 {
        canvas.text(
          label, middle: Point(cells.x + middle, cells.y - 9), Self.labelStyle, theme.text)
      }
    }
  }

  private var scale: Scale {
    let most = maps.flatMap(\.values).max() ?? 1
    return spread == .logarithmic
      ? Scale(1...max(most, 1), to: (0.08, 1), spread: .logarithmic)
      : Scale(0...max(most, 1e-300), to: (0.03, 1), spread: spread)
  }

  /// Bars on one scale in all tables; the longest has its number.
  private func drawSums(of map: Map, beside cells: Rect, on canvas: Canvas, _ theme: Theme) {
    let pitch = cells.width / Double(max(1, map.labels.count))
    let most = max(maps.flatMap { $0.rowSums + $0.columnSums }.max() ?? 1, 1e-300)
    let thickness = max(1, pitch - 2)
    for (index, sum) in map.rowSums.enumerated() {
      let y = cells.y + Double(index) * pitch
      canvas.fill(
        Rect(x: cells.maxX + 6, y: y, width: sum / most * Self.bars, height: thickness),
        theme.series[0])
    }
    for (index, sum) in map.columnSums.enumerated() {
      let x = cells.x + Double(index) * pitch
      canvas.fill(
        Rect(x: x, y: cells.maxY + 6, width: thickness, height: sum / most * Self.bars),
        theme.series[1])
    }
  }
}

extension CellMaps {
  /// The bigrams of emma, ava and mia, vowels first, and their shares of rows.
  static let example = CellMaps(
    maps: [
      Map(
        "counts", labels: [".", "a", "e", "i", "m", "v"],
        values: [
          0, 1, 1, 0, 1, 0, 3, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 1, 1, 0,
          0, 1, 0, 0, 0, 0,
        ], rowSums: [3, 4, 1, 1, 3, 1], columnSums: [3, 4, 1, 1, 3, 1], breaks: [1, 4]),
      Map(
        "empty", labels: ["a", "S", "E"], values: [1, 0, 2, 2, 0, 0, 0, 0, 0], emptyRow: 2,
        emptyColumn: 1),
    ], spread: .logarithmic, notes: ["bars: sums of rows, sums of columns"])
}
