import Basics

/// The same measurements of several models as strips of dots, each around its own mean, with lines that join
/// what was measured on the same words: parallel lines are differences that stay.
public struct PairedStrips: Figure {
  /// A model, and what was measured of it, in the order of all rows.
  public struct Row: Sendable {
    let name: String
    let values: [Double]
    /// One for each of the figure's `noteTitles`.
    let notes: [String]

    /// A strip of `values`, with `notes` beside it.
    public init(_ name: String, _ values: [Double], notes: [String] = []) {
      (self.name, self.values, self.notes) = (name, values, notes)
    }

    fileprivate var mean: Double { values.reduce(0, +) / Double(max(1, values.count)) }
    fileprivate var centred: [Double] { values.map { $0 - mean } }
  }

  /// What the x axis has: a difference from a mean, with its unit.
  let unit: String
  let rows: [Row]
  /// What the notes are; short ones have room on a telephone.
  let noteTitles: [String]
  /// What one measurement is called, in the order of the values.
  let names: [String]

  /// All rows have as many values as there are `names`.
  public init(unit: String, rows: [Row], names: [String], noteTitles: [String] = []) {
    precondition(rows.allSatisfy { $0.values.count == names.count }, "a value for each name")
    precondition(rows.allSatisfy { $0.notes.count == noteTitles.count }, "a note for each title")
    (self.unit, self.rows, self.names, self.noteTitles) = (unit, rows, names, noteTitles)
  }

  private static let style = TextStyle(13)
  private static let radius = 4.0
  private static let noteGap = 18.0

  /// Strips stand beside their names, or on a telephone below them.
  private func rowHeight(_ ruler: Ruler) -> Double { ruler.room == .narrow ? 50 : 38 }

  private func noteWidths(_ ruler: Ruler) -> [Double] {
    noteTitles.indices.map { index in
      ruler.width(ofWidest: [noteTitles[index]] + rows.map { $0.notes[index] }, Self.style)
        + Self.noteGap
    }
  }

  /// Where dots stand.
  func area(_ ruler: Ruler) -> Rect {
    let isNarrow = ruler.room == .narrow
    let left = isNarrow ? 22 : ruler.width(ofWidest: rows.map(\.name), Self.style) + 16
    let right = isNarrow ? 22 : noteWidths(ruler).reduce(0, +) + 8
    return Rect(
      x: left.rounded(.up), y: isNarrow ? 48 : 30, width: max(60, ruler.columnWidth - left - right),
      height: Double(rows.count) * rowHeight(ruler))
  }

  /// The height of a row's dots.
  private func level(_ row: Int, in area: Rect, _ ruler: Ruler) -> Double {
    area.y + (Double(row) + (ruler.room == .narrow ? 0.72 : 0.5)) * rowHeight(ruler)
  }

  private func axes(_ area: Rect, within width: Double) -> Axes {
    let all = rows.flatMap(\.centred).map(\.magnitude).filter(\.isFinite)
    let largest = all.max() ?? 0
    let most = largest > 1e-12 ? largest * 1.08 : 1
    let scale = Scale(-most...most, to: (area.x, area.maxX))
    return Axes(
      area: area, x: Axis(unit, scale, Ticks(-most...most, wanted: area.width < 320 ? 3 : 5)),
      rightEnd: width)
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(
      ruler.columnWidth,
      area(ruler).maxY + 44 + TextLines(unit, within: ruler.columnWidth, ruler).added)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let area = area(canvas.ruler)
    let axes = axes(area, within: canvas.ruler.columnWidth)
    axes.draw(on: canvas, in: theme)
    guard let x = axes.x else { return }
    canvas.line(
      [Point(x(0), area.y), Point(x(0), area.maxY)], Stroke(theme.line, width: 1.2, dash: [2, 3]))
    let places = rows.enumerated().map { index, row in
      row.centred.map { Point(x($0.isFinite ? $0 : 0), level(index, in: area, canvas.ruler)) }
    }
    let marked = extremes
    for index in names.indices.sorted(by: {
      (marked[$0] == nil ? 0 : 1) < (marked[$1] == nil ? 0 : 1)
    }) {
      let color = marked[index].map { theme.series[$0] } ?? theme.line
      let isMarked = marked[index] != nil
      let faint = isMarked ? color : color.over(theme.background, opacity: 0.6)
      canvas.line(places.map { $0[index] }, Stroke(faint, width: isMarked ? 2.2 : 1))
      for row in places { canvas.dot(row[index], radius: Self.radius, faint) }
    }
    drawMarked(marked, places, on: canvas, theme)
    drawWords(area, on: canvas, theme)
  }

  /// The measurements that are lowest and highest on average, and their colours' ranks.
  private var extremes: [Int: Int] {
    let means = names.indices.map { index in rows.reduce(0) { $0 + $1.centred[index] } }
    guard names.count > 2, let high = means.indexOfLargest,
      let low = means.map({ -$0 }).indexOfLargest, low != high
    else { return [:] }
    return [low: 0, high: 1]
  }

  /// The names of marked lines, above the first strip.
  private func drawMarked(
    _ marked: [Int: Int], _ places: [[Point]], on canvas: Canvas, _ theme: Theme
  ) {
    for (index, rank) in marked.sorted(by: { $0.value < $1.value }) {
      guard let place = places.first?[index] else { continue }
      let half = canvas.ruler.width(of: names[index], Self.style) / 2
      let middle = min(max(place.x, half), canvas.ruler.columnWidth - half)
      let y = canvas.ruler.room == .narrow ? 34.0 : 16
      canvas.text(
        names[index], at: Point(middle, y), TextStyle(13, .semibold), theme.series[rank],
        align: .center)
    }
  }

  private func drawWords(_ area: Rect, on canvas: Canvas, _ theme: Theme) {
    let ruler = canvas.ruler
    guard ruler.room != .narrow else { return drawLinesOfWords(area, on: canvas, theme) }
    let widths = noteWidths(ruler)
    for (index, title) in noteTitles.enumerated() {
      let end = ruler.columnWidth - widths.dropFirst(index + 1).reduce(0, +)
      canvas.text(title, at: Point(end, 16), Self.style, theme.secondary, align: .end)
      for (row, words) in rows.enumerated() {
        canvas.text(
          words.notes[index], middle: Point(end, level(row, in: area, ruler)), Self.style,
          theme.text, align: .end)
      }
    }
    for (row, words) in rows.enumerated() {
      canvas.text(
        words.name, middle: Point(area.x - 16, level(row, in: area, ruler)), Self.style, theme.text,
        align: .end)
    }
  }

  /// The name and the notes of a strip above it.
  private func drawLinesOfWords(_ area: Rect, on canvas: Canvas, _ theme: Theme) {
    let width = canvas.ruler.columnWidth
    canvas.text(
      noteTitles.joined(separator: ", "), at: Point(width, 13), Self.style, theme.secondary,
      align: .end)
    for (row, words) in rows.enumerated() {
      let y = area.y + Double(row) * rowHeight(canvas.ruler) + 16
      let (name, notes) = (
        canvas.ruler.width(of: words.name, TextStyle(13, .semibold)),
        canvas.ruler.width(of: words.notes.joined(separator: ", "), Self.style)
      )
      canvas.fill(Rect(x: 0, y: y - 13, width: name + 4, height: 17), theme.background)
      canvas.fill(
        Rect(x: width - notes - 4, y: y - 13, width: notes + 4, height: 17), theme.background)
      canvas.text(words.name, at: Point(0, y), TextStyle(13, .semibold), theme.text)
      canvas.text(
        words.notes.joined(separator: ", "), at: Point(canvas.ruler.columnWidth, y), Self.style,
        theme.secondary, align: .end)
    }
  }
}

extension PairedStrips {
  /// Four splits of which the third is easy for all.
  static let example = PairedStrips(
    unit: "dev loss minus the model's own mean",
    rows: [
      .init("2-gram", [2.4525, 2.4534, 2.4450, 2.4604], notes: ["0.0063", "0.0082"]),
      .init("3-gram", [2.2211, 2.2199, 2.2110, 2.2299], notes: ["0.0077", "0.0031"]),
      .init("Kneser-Ney 5-gram", [1.9911, 1.9880, 1.9820, 1.9980], notes: ["0.0067", "–"]),
    ], names: ["split 1", "split 2", "split 3", "split 4"],
    noteTitles: ["deviation", "of the difference"])
}
