import Basics

/// Matrix products as rectangles with their sizes: what may be multiplied, and what comes out.
public struct ProductShapes: Figure {
  /// One matrix.
  public struct Operand: Sendable {
    let name: String
    let rows: Int
    let columns: Int

    /// `rows` x `columns`.
    public init(_ name: String, _ rows: Int, _ columns: Int) {
      (self.name, self.rows, self.columns) = (name, rows, columns)
    }
  }

  /// `left` times `right`.
  public struct Product: Sendable {
    let note: String
    let left: Operand
    let right: Operand
    let result: String
    /// A row of the left one and a column of the right one, which make one cell.
    let lit: Cell?

    /// `note` stands above it, `result` is what the product is called.
    public init(
      _ note: String, _ left: Operand, _ right: Operand, result: String, lit: Cell? = nil
    ) {
      precondition(left.columns == right.rows, "inner sizes must be equal")
      (self.note, self.left, self.right, self.result, self.lit) = (note, left, right, result, lit)
    }

    var operands: [Operand] { [left, right, Operand(result, left.rows, right.columns)] }
  }

  /// One number of a product.
  public struct Cell: Sendable {
    let row, column: Int

    /// Counted from zero.
    public init(row: Int, column: Int) { (self.row, self.column) = (row, column) }
  }

  let products: [Product]

  /// One product a line.
  public init(products: [Product]) {
    self.products = products
  }

  private static let style = TextStyle(13)
  private static let strong = TextStyle(14, .semibold)
  private static let most = 130.0
  private static let noteHeight = 34.0

  /// From one rectangle's middle to the next, and the longest side, in pixels.
  private func pitches(_ ruler: Ruler) -> (step: Double, longest: Double) {
    let step = min(236, (ruler.width - 12) / 3)
    return (step, min(Self.most, step - 58))
  }

  /// The side of a rectangle in pixels: never a line, never too large for its column.
  private func side(_ size: Int, _ longest: Double) -> Double {
    let most = products.flatMap(\.operands).flatMap { [$0.rows, $0.columns] }.max() ?? 1
    return max(14, (Double(size) / Double(most) * longest).rounded())
  }

  private func height(_ product: Product, _ longest: Double) -> Double {
    let tallest = product.operands.map { side($0.rows, longest) }.max() ?? 0
    return Self.noteHeight + 26 + tallest + 44
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let (step, longest) = pitches(ruler)
    let notes = ruler.width(ofWidest: products.map(\.note), Self.style)
    return FigureSize(
      max(3 * step + 8, notes), products.reduce(0) { $0 + height($1, longest) } - 14)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let longest = pitches(canvas.ruler).longest
    var top = 0.0
    for product in products {
      draw(product, top: top, on: canvas, in: theme)
      top += height(product, longest)
    }
  }

  private func draw(_ product: Product, top: Double, on canvas: Canvas, in theme: Theme) {
    canvas.text(product.note, at: Point(0, top + 16), Self.style, theme.secondary)
    let (step, longest) = pitches(canvas.ruler)
    let tallest = product.operands.map { side($0.rows, longest) }.max() ?? 0
    let middle = top + Self.noteHeight + 26 + tallest / 2
    var left = 0.0
    for (index, operand) in product.operands.enumerated() {
      let (width, height) = (side(operand.columns, longest), side(operand.rows, longest))
      let center = Double(index) * step + 36 + longest / 2
      let box = Rect(x: center - width / 2, y: middle - height / 2, width: width, height: height)
      draw(operand, index, in: box, lit: product.lit, on: canvas, theme)
      // Between what is left of it and the number of rows.
      let right = box.x - 9 - canvas.ruler.width(of: operand.rows.grouped, Self.strong)
      if index > 0 {
        canvas.text(
          index == 1 ? "×" : "=", middle: Point((left + right) / 2, middle), TextStyle(20),
          theme.secondary)
      }
      left = box.maxX
    }
  }

  /// The inner sizes, which must agree and then are gone, stand out.
  private func draw(
    _ operand: Operand, _ index: Int, in box: Rect, lit: Cell?, on canvas: Canvas, _ theme: Theme
  ) {
    canvas.fill(box, index == 2 ? theme.sequential.color(at: 0.35) : theme.panel, radius: 2)
    if let lit { fill(lit, of: operand, index, in: box, on: canvas, theme) }
    canvas.outline(box.inset(by: 0.5), Stroke(theme.line, width: 1.2), radius: 2)
    let center = box.center
    canvas.text(
      operand.columns.grouped, at: Point(center.x, box.y - 8),
      index == 0 ? Self.strong : Self.style,
      index == 0 ? theme.accent : theme.text, align: .center)
    canvas.text(
      operand.rows.grouped, middle: Point(box.x - 9, center.y),
      index == 1 ? Self.strong : Self.style, index == 1 ? theme.accent : theme.text, align: .end)
    canvas.text(
      operand.name, at: Point(center.x, box.maxY + 20), Self.strong, theme.text, align: .center)
  }

  /// The row on the left, the column on the right, and the cell that they make.
  private func fill(
    _ lit: Cell, of operand: Operand, _ index: Int, in box: Rect, on canvas: Canvas, _ theme: Theme
  ) {
    func part(_ start: Double, _ length: Double, _ place: Int, of count: Int) -> (Double, Double) {
      let width = max(4, length / Double(max(1, count)))
      return (min(start + length * Double(place) / Double(count), start + length - width), width)
    }
    let (y, height) =
      index == 1 ? (box.y, box.height) : part(box.y, box.height, lit.row, of: operand.rows)
    let (x, width) =
      index == 0 ? (box.x, box.width) : part(box.x, box.width, lit.column, of: operand.columns)
    canvas.fill(Rect(x: x, y: y, width: width, height: height), theme.accent)
  }
}

extension ProductShapes {
  static let example = ProductShapes(
    products: [
      .init("one neuron", .init("inputs", 5, 27), .init("weights", 27, 1), result: "outputs"),
      .init(
        "27 neurons at once", .init("inputs", 5, 27), .init("weights", 27, 27), result: "outputs",
        lit: .init(row: 3, column: 13)),
    ])
}
