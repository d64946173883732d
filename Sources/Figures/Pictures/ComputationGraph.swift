import Basics

/// Values flowing forward through operations, and gradients back, after micrograd: from left to right, or from
/// top to bottom where there is no room for that.
public struct ComputationGraph: Figure {
  /// A number in the graph.
  public struct Node: Sendable {
    let name: String
    /// What made it from its parents; nil for an input.
    let operation: String?
    /// Indices of nodes that stand before it.
    let parents: [Int]
    /// How fast it changes with each of its parents; none where that is not shown.
    let slopes: [Double]
    let value: Double
    let gradient: Double

    /// An input has neither operation nor parents.
    public init(
      _ name: String, _ operation: String? = nil, of parents: [Int] = [], slopes: [Double] = [],
      value: Double, gradient: Double
    ) {
      precondition(slopes.isEmpty || slopes.count == parents.count, "a slope for each parent")
      (self.name, self.operation, self.parents) = (name, operation, parents)
      (self.slopes, self.value, self.gradient) = (slopes, value, gradient)
    }
  }

  let nodes: [Node]
  let decimals: Int

  /// Parents come before their children in `nodes`.
  public init(nodes: [Node], decimals: Int = 4) {
    precondition(
      nodes.enumerated().allSatisfy { index, node in
        node.parents.allSatisfy { (0..<index).contains($0) }
      }, "parents stand before their children")
    (self.nodes, self.decimals) = (nodes, decimals)
  }

  static let style = TextStyle(13)
  static let nameStyle = TextStyle(14, .semibold)
  static let slopeStyle = TextStyle(11)
  private static let signStyle = TextStyle(12)
  /// Of the circles with operations, which are wider where these are words, and of those with the numbers of the
  /// backward pass.
  static let radii = (sign: 13.0, order: 8.0)

  /// How wide an operation's room is, in pixels; nothing for an input.
  func signWidth(of node: Node, _ ruler: Ruler) -> Double {
    guard let operation = node.operation else { return 0 }
    return max(
      2 * Self.radii.sign, (ruler.width(of: operation, Self.signStyle) + 8).rounded(.up))
  }

  func texts(of node: Node) -> (value: String, gradient: String) {
    (node.value.text(.fixed(decimals)), node.gradient.text(.fixed(decimals)))
  }

  func slopeText(_ slope: Double) -> String {
    "× \(slope.text(slope.magnitude < 0.1 ? .rough : .fixed(2)))"
  }

  /// A node stands behind all its parents, and an input just before what uses it first.
  var layers: [Int] {
    var layers = [Int](repeating: 0, count: nodes.count)
    for (index, node) in nodes.enumerated() {
      layers[index] = (node.parents.map { layers[$0] }.max() ?? -1) + 1
    }
    for (index, node) in nodes.enumerated() where node.parents.isEmpty {
      let users = nodes.indices.filter { nodes[$0].parents.contains(index) }
      layers[index] = max(0, (users.map { layers[$0] }.min() ?? 1) - 1)
    }
    return layers
  }

  func layout(_ ruler: Ruler) -> GraphLayout { GraphLayout(of: self, ruler) }

  public func size(_ ruler: Ruler) -> FigureSize { layout(ruler).size(ruler) }

  public func draw(on canvas: Canvas, in theme: Theme) {
    guard !nodes.isEmpty else { return }
    let layout = layout(canvas.ruler)
    drawKey(on: canvas, in: theme)
    for index in nodes.indices {
      for (rank, parent) in nodes[index].parents.enumerated() {
        let edge = layout.edge(from: parent, to: index, rank)
        canvas.line(edge.points, Stroke(theme.line, width: 1.5))
      }
    }
    for index in nodes.indices { draw(index, layout, on: canvas, in: theme) }
    for index in nodes.indices { drawSlopes(into: index, layout, on: canvas, in: theme) }
  }

  /// What the two colours and the small numbers are.
  private func drawKey(on canvas: Canvas, in theme: Theme) {
    var x = 0.0
    for (text, color) in [("value", theme.series[0]), ("gradient", theme.accent)] {
      canvas.text(text, at: Point(x, 15), Self.style, color)
      x += canvas.ruler.width(of: text, Self.style) + 16
    }
    guard nodes.contains(where: { !$0.slopes.isEmpty }) else { return }
    canvas.text("× local slope", at: Point(x, 15), Self.slopeStyle, theme.secondary)
  }

  private func draw(_ index: Int, _ layout: GraphLayout, on canvas: Canvas, in theme: Theme) {
    let (node, box) = (nodes[index], layout.boxes[index])
    let stroke = Stroke(theme.line, width: 1.5)
    canvas.fill(box, node.parents.isEmpty ? theme.panel : theme.background, radius: 6)
    canvas.outline(box.inset(by: 0.75), stroke, radius: 6)
    let (value, gradient) = texts(of: node)
    for (text, style, color, drop) in [
      (node.name, Self.nameStyle, theme.text, 20.0), (value, Self.style, theme.series[0], 38),
      (gradient, Self.style, theme.accent, 56),
    ] {
      canvas.text(text, at: Point(box.center.x, box.y + drop), style, color, align: .center)
    }
    drawOrder(nodes.count - index, at: Point(box.maxX - 2, box.y + 2), on: canvas, in: theme)
    guard let operation = node.operation else { return }
    let sign = layout.sign(of: index)
    let room = Rect(
      around: sign, width: signWidth(of: node, canvas.ruler), height: 2 * Self.radii.sign)
    canvas.fill(room, theme.panel, radius: Self.radii.sign)
    canvas.outline(room, stroke, radius: Self.radii.sign)
    canvas.text(operation, middle: sign, Self.signStyle, theme.text)
  }

  /// The place in the backward pass: the last node is the first.
  private func drawOrder(_ order: Int, at place: Point, on canvas: Canvas, in theme: Theme) {
    guard nodes.contains(where: { !$0.slopes.isEmpty }) else { return }
    canvas.dot(place, radius: Self.radii.order, theme.accent)
    canvas.text("\(order)", middle: place, TextStyle(11, .semibold), theme.ink(on: theme.accent))
  }

  private func drawSlopes(
    into index: Int, _ layout: GraphLayout, on canvas: Canvas, in theme: Theme
  ) {
    for (rank, slope) in nodes[index].slopes.enumerated() {
      let place = layout.edge(from: nodes[index].parents[rank], to: index, rank).label
      let text = slopeText(slope)
      let width = canvas.ruler.width(of: text, Self.slopeStyle)
      canvas.fill(Rect(around: place, width: width + 4, height: 15), theme.background)
      canvas.text(text, middle: place, Self.slopeStyle, theme.secondary)
    }
  }
}

extension ComputationGraph {
  /// (a b + c) f with a = 2, b = -3, c = 10, f = -2: the example of the micrograd lecture.
  static let example = ComputationGraph(
    nodes: [
      .init("a", value: 2, gradient: 6), .init("b", value: -3, gradient: -4),
      .init("e", "×", of: [0, 1], slopes: [-3, 2], value: -6, gradient: -2),
      .init("c", value: 10, gradient: -2),
      .init("d", "+", of: [2, 3], slopes: [1, 1], value: 4, gradient: -2),
      .init("f", value: -2, gradient: 4),
      .init("L", "×", of: [4, 5], slopes: [-2, 4], value: -8, gradient: 1),
    ])
}
