/// How two shapes are brought together: aligned from the right, ones stretched, missing sizes
/// taken for ones. The grids show which number meets which.
public struct BroadcastDiagram: Figure {
  /// The name of the left operand and its shape, one or more sizes.
  let left: (name: String, shape: [Int])
  let right: (name: String, shape: [Int])
  /// Between them: `/`.
  let operation: String
  /// What an element of the right operand is called in the grids.
  let symbol: String

  /// Two operands by name and shape, what is done with them, and what an element of the right one
  /// is called.
  public init(
    left: (name: String, shape: [Int]),
    right: (name: String, shape: [Int]), operation: String, symbol: String
  ) {
    precondition((left.shape + right.shape).allSatisfy { $0 > 0 }, "sizes must be positive")
    (self.left, self.right) = (left, right)
    (self.operation, self.symbol) = (operation, symbol)
  }

  /// What happens in one dimension.
  enum Rule: Equatable {
    case equal
    case stretched
    case missing
    case mismatch
  }

  /// The shape of the result, nil where sizes differ, and the rule for each dimension.
  var alignment: (shape: [Int]?, rules: [Rule]) {
    let count = max(left.shape.count, right.shape.count)
    let (a, b) = (padded(left.shape, count), padded(right.shape, count))
    let rules = zip(a, b).map { a, b -> Rule in
      guard let a, let b else { return .missing }
      return a == b ? .equal : a == 1 || b == 1 ? .stretched : .mismatch
    }
    let shape = zip(a, b).map { max($0 ?? 1, $1 ?? 1) }
    return (rules.contains(.mismatch) ? nil : shape, rules)
  }

  private func padded(_ shape: [Int], _ count: Int) -> [Int?] {
    Array(repeating: nil, count: count - shape.count) + shape
  }

  private static let style = TextStyle(14)
  private static let note = TextStyle(13)
  private static let strong = TextStyle(14, .semibold)
  private static let rowHeight = 28.0
  private static let pitch = 36.0
  private static let mostCells = 5
  private static let columnWidth = 150.0
  private static let tableHeight = 130.0
  private static let gridTop = 154.0

  private func nameWidth(_ ruler: Ruler) -> Double {
    ruler.width(ofWidest: [left.name, right.name, "result"], Self.strong).rounded(.up) + 30
  }

  private var showsGrids: Bool { alignment.shape.map { $0.count <= 2 } ?? false }

  /// The cells drawn of a shape of at most two sizes.
  private func cells(_ shape: [Int]) -> (rows: Int, columns: Int) {
    let sizes = Array(repeating: 1, count: 2 - shape.count) + shape
    return (min(sizes[0], Self.mostCells), min(sizes[1], Self.mostCells))
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let count = Double(alignment.rules.count)
    let table = nameWidth(ruler) + count * Self.columnWidth
    guard showsGrids, let shape = alignment.shape else {
      return FigureSize(max(table, 360), Self.tableHeight)
    }
    let (rows, columns) = cells(shape)
    let grid = max(Double(columns) * Self.pitch, 130)
    return FigureSize(
      max(table, 3 * grid + 2 * 60), Self.tableHeight + 40 + Double(rows) * Self.pitch + 50)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    drawTable(on: canvas, in: theme)
    if showsGrids, let shape = alignment.shape { drawGrids(shape, on: canvas, in: theme) }
  }

  private func drawTable(on canvas: Canvas, in theme: Theme) {
    let (shape, rules) = alignment
    let x = nameWidth(canvas.ruler)
    let rows: [(String, [Int?])] = [
      (left.name, padded(left.shape, rules.count)), (right.name, padded(right.shape, rules.count)),
      ("result", shape ?? rules.map { _ in nil }),
    ]
    for (row, (name, sizes)) in rows.enumerated() {
      let y = 14 + Double(row) * Self.rowHeight + (row == 2 ? 6 : 0)
      canvas.text(name, middle: Point(0, y), Self.style, theme.text, align: .start)
      for (column, size) in sizes.enumerated() {
        let place = Point(x + (Double(column) + 0.5) * Self.columnWidth, y)
        let isChanged = rules[column] != .equal && row < 2 && (size ?? 1) == 1
        let text = size.map(String.init) ?? (row == 2 ? "error" : "none")
        canvas.text(
          text, middle: place, isChanged || row == 2 ? Self.strong : Self.style,
          size == nil || isChanged ? theme.accent : theme.text)
      }
    }
    let width = x + Double(rules.count) * Self.columnWidth
    canvas.line([Point(0, 59), Point(width, 59)], Stroke(theme.line))
    for (column, rule) in rules.enumerated() {
      canvas.text(
        words(rule), middle: Point(x + (Double(column) + 0.5) * Self.columnWidth, 106), Self.note,
        rule == .equal ? theme.secondary : theme.accent)
    }
  }

  private func words(_ rule: Rule) -> String {
    switch rule {
    case .equal: "equal"
    case .stretched: "1 is stretched"
    case .missing: "missing: taken for 1"
    case .mismatch: "differ, and none is 1"
    }
  }

  private func drawGrids(_ shape: [Int], on canvas: Canvas, in theme: Theme) {
    let (rows, columns) = cells(shape)
    let step = max(Double(columns) * Self.pitch, 130) + 60
    let height = Double(rows) * Self.pitch
    for (index, sign) in [operation, "="].enumerated() {
      let place = Point(Double(index + 1) * step - 31, Self.gridTop + height / 2)
      canvas.text(sign, middle: place, TextStyle(20), theme.secondary)
    }
    for (index, operand) in [left.shape, right.shape, shape].enumerated() {
      let x = Double(index) * step
      drawGrid(of: index, own: cells(operand), size: (rows, columns), x: x, on: canvas, theme)
      canvas.text(
        written(operand), at: Point(x, Self.gridTop + height + 18), Self.note, theme.secondary)
    }
    guard shape.contains(where: { $0 > Self.mostCells }) else { return }
    canvas.text(
      "drawn: the first \(Self.mostCells) of each size; pale cells are copies",
      at: Point(0, Self.gridTop + height + 42), Self.note, theme.secondary)
  }

  /// The grid of one operand, or of the result, its copies pale.
  private func drawGrid(
    of operand: Int, own: (rows: Int, columns: Int), size: (rows: Int, columns: Int), x: Double,
    on canvas: Canvas, _ theme: Theme
  ) {
    for row in 0..<size.rows {
      for column in 0..<size.columns {
        let box = Rect(
          x: x + Double(column) * Self.pitch, y: Self.gridTop + Double(row) * Self.pitch,
          width: Self.pitch - 2, height: Self.pitch - 2)
        let isOwn = row < own.rows && column < own.columns
        if operand == 0 {
          canvas.fill(box, isOwn ? theme.grid : theme.unseen, radius: 3)
        } else {
          let source = source(ofRow: row, column: column)
          drawCell(source, isResult: operand == 2, isOwn: isOwn, in: box, on: canvas, theme)
        }
      }
    }
  }

  private func written(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }

  /// Which of the right operand's numbers, as far as they are drawn, meets the cell.
  private func source(ofRow row: Int, column: Int) -> Int {
    let own = cells(right.shape)
    return (own.rows > 1 ? row * own.columns : 0) + (own.columns > 1 ? column : 0)
  }

  /// Cells of the right operand have a colour for each of its numbers; the result shows which of
  /// them each of its cells has met.
  private func drawCell(
    _ source: Int, isResult: Bool, isOwn: Bool, in box: Rect, on canvas: Canvas, _ theme: Theme
  ) {
    let own = cells(right.shape)
    let part = Double(source) / Double(max(1, own.rows * own.columns - 1))
    let full = theme.sequential.color(at: 0.15 + 0.7 * part)
    let color = isOwn ? full : full.over(theme.background, opacity: 0.35)
    canvas.fill(box, color, radius: 3)
    let name = symbol + subscripted(source + 1)
    canvas.text(
      isResult ? operation + name : name, middle: box.center, TextStyle(13), theme.ink(on: color))
  }
}

extension BroadcastDiagram {
  static let example = BroadcastDiagram(
    left: ("P", [27, 27]), right: ("P.sum(1, keepdim=True)", [27, 1]), operation: "/", symbol: "s")
}
