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

    /// `note` stands above it, `result` is what the product is called.
    public init(_ note: String, _ left: Operand, _ right: Operand, result: String) {
      precondition(left.columns == right.rows, "inner sizes must be equal")
      (self.note, self.left, self.right, self.result) = (note, left, right, result)
    }

    var operands: [Operand] { [left, right, Operand(result, left.rows, right.columns)] }
  }

  let products: [Product]

  /// One product a line.
  public init(products: [Product]) {
    self.products = products
  }

  private static let style = TextStyle(13)
  private static let strong = TextStyle(14, .semibold)
  private static let step = 236.0
  private static let longest = 130.0
  private static let noteHeight = 34.0

  /// The side of a rectangle in pixels: never a line, never too large for its column.
  private func side(_ size: Int) -> Double {
    let most = products.flatMap(\.operands).flatMap { [$0.rows, $0.columns] }.max() ?? 1
    return max(14, (Double(size) / Double(most) * Self.longest).rounded())
  }

  private func height(_ product: Product) -> Double {
    let tallest = product.operands.map { side($0.rows) }.max() ?? 0
    return Self.noteHeight + 26 + tallest + 44
  }

  public func size(_ ruler: Ruler) -> FigureSize {
    let notes = ruler.width(ofWidest: products.map(\.note), Self.style)
    return FigureSize(
      max(3 * Self.step - 20, notes), products.reduce(0) { $0 + height($1) } - 14)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    var top = 0.0
    for product in products {
      draw(product, top: top, on: canvas, in: theme)
      top += height(product)
    }
  }

  private func draw(_ product: Product, top: Double, on canvas: Canvas, in theme: Theme) {
    canvas.text(product.note, at: Point(0, top + 16), Self.style, theme.secondary)
    let tallest = product.operands.map { side($0.rows) }.max() ?? 0
    let middle = top + Self.noteHeight + 26 + tallest / 2
    for (index, operand) in product.operands.enumerated() {
      let (width, height) = (side(operand.columns), side(operand.rows))
      let center = Double(index) * Self.step + 36 + Self.longest / 2
      let box = Rect(x: center - width / 2, y: middle - height / 2, width: width, height: height)
      draw(operand, index, in: box, on: canvas, theme)
      if index < 2 {
        let sign = Point(Double(index + 1) * Self.step - 40, middle)
        canvas.text(index == 0 ? "×" : "=", middle: sign, TextStyle(20), theme.secondary)
      }
    }
  }

  /// The inner sizes, which must agree and then are gone, stand out.
  private func draw(
    _ operand: Operand, _ index: Int, in box: Rect, on canvas: Canvas, _ theme: Theme
  ) {
    canvas.fill(box, index == 2 ? theme.sequential.color(at: 0.35) : theme.panel, radius: 2)
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
}

extension ProductShapes {
  static let example = ProductShapes(
    products: [
      .init("one neuron", .init("inputs", 5, 27), .init("weights", 27, 1), result: "outputs"),
      .init(
        "27 neurons at once", .init("inputs", 5, 27), .init("weights", 27, 27), result: "outputs"),
    ])
}
