/// A small table that fills up, one pair of characters after the other: a picture for each.
public struct FillingTable: Figure {
  /// The characters of rows and columns.
  let labels: [String]
  /// Row and column of each pair, in the order in which they are counted.
  let pairs: [(row: Int, column: Int)]

  /// `pairs` are indices of `labels`.
  public init(labels: [String], pairs: [(row: Int, column: Int)]) {
    precondition(
      pairs.allSatisfy { labels.indices.contains($0.row) && labels.indices.contains($0.column) },
      "a pair outside the table")
    (self.labels, self.pairs) = (labels.map { drawnLabel($0) }, pairs)
  }

  private static let pitch = 25.0
  private static let gutter = 18.0
  private static let (top, foot, gap) = (20.0, 26.0, 12.0)
  private static let style = TextStyle(12)

  private func frameSize(_ ruler: Ruler) -> (width: Double, height: Double) {
    let side = Double(labels.count) * Self.pitch
    let notes = ruler.width(ofWidest: pairs.map { note($0) }, Self.style).rounded(.up)
    return (Self.gutter + max(side, notes), Self.top + side + Self.foot)
  }

  private func note(_ pair: (row: Int, column: Int)) -> String {
    "N[\(pair.row), \(pair.column)] += 1"
  }

  /// The counts before the first pair, and after each.
  var frames: [[Int]] {
    pairs.reduce(into: [[Int](repeating: 0, count: labels.count * labels.count)]) { frames, pair in
      var counts = frames.last!
      counts[pair.row * labels.count + pair.column] += 1
      frames.append(counts)
    }
  }

  /// Frames on a line, as even as possible.
  private func columns(_ ruler: Ruler) -> Int {
    let most = max(1, Int((ruler.width + Self.gap) / (frameSize(ruler).width + Self.gap)))
    let lines = (frames.count + most - 1) / most
    return (frames.count + lines - 1) / lines
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let (columns, frameSize) = (columns(ruler), frameSize(ruler))
    let lines = (frames.count + columns - 1) / columns
    return FigureSize(
      Double(columns) * (frameSize.width + Self.gap) - Self.gap,
      Double(lines) * (frameSize.height + Self.gap) - Self.gap)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let (columns, frameSize) = (columns(canvas.ruler), frameSize(canvas.ruler))
    for (index, counts) in frames.enumerated() {
      let origin = Point(
        Double(index % columns) * (frameSize.width + Self.gap) + Self.gutter,
        Double(index / columns) * (frameSize.height + Self.gap) + Self.top)
      draw(index, counts, at: origin, on: canvas, in: theme)
    }
  }

  private func draw(
    _ index: Int, _ counts: [Int], at origin: Point, on canvas: Canvas, in theme: Theme
  ) {
    let changed = index > 0 ? pairs[index - 1] : nil
    for (row, label) in labels.enumerated() {
      let middle = (Double(row) + 0.5) * Self.pitch
      canvas.text(
        label, middle: Point(origin.x - 9, origin.y + middle), TextStyle(12, .semibold), theme.text)
      canvas.text(
        label, middle: Point(origin.x + middle, origin.y - 10), TextStyle(12, .semibold),
        theme.text)
      for column in labels.indices {
        let box = Rect(
          x: origin.x + Double(column) * Self.pitch, y: origin.y + Double(row) * Self.pitch,
          width: Self.pitch - 1, height: Self.pitch - 1)
        let count = counts[row * labels.count + column]
        let isChanged = changed.map { $0 == (row, column) } ?? false
        let ground =
          count == 0 ? theme.unseen : theme.sequential.color(at: 0.2 + 0.2 * Double(min(count, 3)))
        canvas.fill(box, ground)
        let ink = count == 0 ? theme.quietInk(on: ground) : theme.ink(on: ground)
        canvas.text("\(count)", middle: box.center, Self.style, ink)
        if isChanged { canvas.outline(box.inset(by: 1), Stroke(theme.accent, width: 2.5)) }
      }
    }
    let words = changed.map { note($0) } ?? "zeros"
    canvas.text(
      words, at: Point(origin.x, origin.y + Double(labels.count) * Self.pitch + 17), Self.style,
      theme.secondary)
  }
}

extension FillingTable {
  /// A made-up word, abab: its second a b adds to a cell that has a one already.
  static let example = FillingTable(
    labels: [".", "a", "b"], pairs: [(0, 1), (1, 2), (2, 1), (1, 2), (2, 0)])
}
