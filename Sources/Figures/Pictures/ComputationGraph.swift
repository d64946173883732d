import Basics

/// Values flowing forward through operations, and gradients back, after micrograd.
public struct ComputationGraph: Figure {
  /// A number in the graph.
  public struct Node: Sendable {
    let name: String
    /// What made it from its parents; nil for an input.
    let operation: String?
    /// Indices of nodes that stand before it.
    let parents: [Int]
    let value: Double
    let gradient: Double

    /// An input has neither operation nor parents.
    public init(
      _ name: String, _ operation: String? = nil, of parents: [Int] = [], value: Double,
      gradient: Double
    ) {
      (self.name, self.operation, self.parents) = (name, operation, parents)
      (self.value, self.gradient) = (value, gradient)
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

  private static let boxHeight = 66.0
  private static let rowHeight = 84.0
  private static let signWidth = 40.0
  private static let gap = 34.0
  private static let style = TextStyle(13)

  public func size(_ ruler: Ruler) -> FigureSize {
    let places = places(ruler)
    let right = places.map(\.maxX).max() ?? 100
    let bottom = places.map(\.maxY).max() ?? 20
    return FigureSize(right, bottom + 2)
  }

  private func lines(_ node: Node) -> [(String, String)] {
    [("value", node.value.text(.fixed(decimals))), ("grad", node.gradient.text(.fixed(decimals)))]
  }

  private func boxWidth(_ ruler: Ruler) -> Double {
    let numbers = nodes.flatMap { lines($0).map(\.1) }
    let names = ruler.width(ofWidest: nodes.map(\.name), TextStyle(14, .semibold))
    let widest =
      ruler.width(of: "value", Self.style) + 10 + ruler.width(ofWidest: numbers, Self.style)
    return (max(widest, names) + 20).rounded(.up)
  }

  /// A node stands right of all its parents, and an input just left of what uses it first.
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

  /// The boxes. Each layer's nodes stand as near as they can to the middle of what they feed, or
  /// of what feeds them, without touching.
  func places(_ ruler: Ruler) -> [Rect] {
    let layers = layers
    let depth = layers.max() ?? 0
    var middles = nodes.indices.map { Double($0) * Self.rowHeight / 2 }
    for sweep in 0..<6 {
      let order = sweep.isMultiple(of: 2) ? Array((0...depth).reversed()) : Array(0...depth)
      for layer in order {
        let members = nodes.indices.filter { layers[$0] == layer }
        let wanted = members.map {
          mean(of: neighbours($0, after: sweep.isMultiple(of: 2)), middles) ?? middles[$0]
        }
        let found = LabelColumn.places(
          for: wanted, height: Self.rowHeight, within: -1e6...1e6)
        for (member, middle) in zip(members, found) { middles[member] = middle }
      }
    }
    let top = (middles.min() ?? 0) - Self.boxHeight / 2
    let width = boxWidth(ruler)
    let pitch = width + Self.signWidth + Self.gap
    return nodes.indices.map {
      Rect(
        x: Double(layers[$0]) * pitch, y: (middles[$0] - Self.boxHeight / 2 - top).rounded(),
        width: width, height: Self.boxHeight)
    }
  }

  private func neighbours(_ index: Int, after: Bool) -> [Int] {
    let users = nodes.indices.filter { nodes[$0].parents.contains(index) }
    let first = after ? users : nodes[index].parents
    return first.isEmpty ? (after ? nodes[index].parents : users) : first
  }

  private func mean(of indices: [Int], _ middles: [Double]) -> Double? {
    indices.isEmpty ? nil : indices.reduce(0) { $0 + middles[$1] } / Double(indices.count)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let places = places(canvas.ruler)
    for (index, node) in nodes.enumerated() where !node.parents.isEmpty {
      drawEdges(into: index, places, on: canvas, in: theme)
    }
    for (node, box) in zip(nodes, places) { draw(node, in: box, on: canvas, theme) }
  }

  private func drawEdges(into index: Int, _ places: [Rect], on canvas: Canvas, in theme: Theme) {
    let stroke = Stroke(theme.line, width: 1.5)
    let box = places[index]
    let sign = Point(box.x - Self.signWidth + 14, box.center.y)
    for parent in nodes[index].parents {
      let from = Point(places[parent].maxX, places[parent].center.y)
      canvas.curve(from: from, to: Point(sign.x - 14, sign.y), stroke)
    }
    canvas.line([Point(sign.x + 14, sign.y), Point(box.x - 1, sign.y)], stroke)
    let tip = box.x - 1
    canvas.line(
      [Point(tip - 5, sign.y - 4), Point(tip, sign.y), Point(tip - 5, sign.y + 4)], stroke)
    canvas.dot(sign, radius: 14, theme.panel)
    canvas.circle(sign, radius: 14, stroke)
    let text = nodes[index].operation ?? ""
    let size = canvas.ruler.fittingSize(of: text, in: 24, atMost: 14, smallest: 7) ?? 7
    canvas.text(text, middle: sign, TextStyle(size), theme.text)
  }

  private func draw(_ node: Node, in box: Rect, on canvas: Canvas, _ theme: Theme) {
    let isInput = node.parents.isEmpty
    canvas.fill(box, isInput ? theme.panel : theme.background, radius: 6)
    canvas.outline(box.inset(by: 0.75), Stroke(theme.line, width: 1.5), radius: 6)
    canvas.text(
      node.name, at: Point(box.x + 10, box.y + 19), TextStyle(14, .semibold), theme.text)
    for (index, (label, number)) in lines(node).enumerated() {
      let y = box.y + 38 + Double(index) * 18
      canvas.text(label, at: Point(box.x + 10, y), Self.style, theme.secondary)
      canvas.text(
        number, at: Point(box.maxX - 10, y), Self.style,
        index == 0 ? theme.series[0] : theme.accent, align: .end)
    }
  }
}

extension ComputationGraph {
  /// (a b + c) f with a = 2, b = -3, c = 10, f = -2: the example of the micrograd lecture.
  static let example = ComputationGraph(
    nodes: [
      .init("a", value: 2, gradient: 6), .init("b", value: -3, gradient: -4),
      .init("e", "×", of: [0, 1], value: -6, gradient: -2), .init("c", value: 10, gradient: -2),
      .init("d", "+", of: [2, 3], value: 4, gradient: -2), .init("f", value: -2, gradient: 4),
      .init("L", "×", of: [4, 5], value: -8, gradient: 1),
    ])
}
