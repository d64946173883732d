/// Where the boxes and the lines of a computation stand: layer by layer to the right, or down.
struct GraphLayout {
  let boxes: [Rect]
  let goesDown: Bool
  /// How wide the rooms of operations are; an input's has none.
  private let signs: [Double]
  private let layers: [Int]

  /// A line from box to box, and the place of what is written at it, in pixels.
  struct Edge {
    let points: [Point]
    let label: Point
  }

  static let boxHeight = 66.0
  /// Under the key.
  private static let top = 44.0
  /// From layer to layer where it goes down, and between boxes of one layer.
  private static let (drop, spacing) = (66.0, 24.0)
  /// From layer to layer where it goes to the right.
  private static let gaps = (least: 84.0, most: 120.0)
  /// From a layer's boxes to a line that leads past them.
  private static let lane = (across: 22.0, down: 34.0)

  init(of graph: ComputationGraph, _ ruler: Ruler) {
    let layers = graph.layers
    let depth = (layers.max() ?? 0) + 1
    let texts = graph.nodes.flatMap { [graph.texts(of: $0).value, graph.texts(of: $0).gradient] }
    let names = ruler.width(ofWidest: graph.nodes.map(\.name), ComputationGraph.nameStyle)
    let width =
      (max(names, ruler.width(ofWidest: texts, ComputationGraph.style)) + 14).rounded(.up)
    let room = (ruler.width - 8 - Double(depth) * width) / Double(max(1, depth - 1))
    signs = graph.nodes.map { graph.signWidth(of: $0, ruler) }
    let words = zip(graph.nodes, signs).map { node, sign in
      sign + ruler.width(ofWidest: node.slopes.map(graph.slopeText), ComputationGraph.slopeStyle)
    }
    let goesDown = room < max(Self.gaps.least, (words.max() ?? 0) + 6)
    let across = goesDown ? width + Self.spacing : Self.boxHeight + 18
    let along =
      goesDown ? Self.boxHeight + Self.drop : width + min(Self.gaps.most, room).rounded(.down)
    let middles = Self.middles(graph.nodes, layers, pitch: across)
    let least = (middles.min() ?? 0) - across / 2
    boxes = graph.nodes.indices.map { index in
      let (step, middle) = (Double(layers[index]) * along, (middles[index] - least).rounded())
      return goesDown
        ? Rect(x: middle - width / 2, y: Self.top + step, width: width, height: Self.boxHeight)
        : Rect(
          x: step, y: Self.top + middle - Self.boxHeight / 2, width: width,
          height: Self.boxHeight)
    }
    (self.layers, self.goesDown) = (layers, goesDown)
  }

  /// Each layer's nodes stand as near as they can to the middle of what they feed, or of what feeds them,
  /// without touching.
  private static func middles(
    _ nodes: [ComputationGraph.Node], _ layers: [Int], pitch: Double
  ) -> [Double] {
    let depth = layers.max() ?? 0
    var middles = nodes.indices.map { Double($0) * pitch / 2 }
    func neighbours(_ index: Int, after: Bool) -> [Int] {
      let users = nodes.indices.filter { nodes[$0].parents.contains(index) }
      let first = after ? users : nodes[index].parents
      return first.isEmpty ? (after ? nodes[index].parents : users) : first
    }
    for sweep in 0..<6 {
      let isBack = sweep.isMultiple(of: 2)
      for layer in isBack ? Array((0...depth).reversed()) : Array(0...depth) {
        let members = nodes.indices.filter { layers[$0] == layer }
        let wanted = members.map { member in
          let near = neighbours(member, after: isBack)
          return near.isEmpty
            ? middles[member] : near.reduce(0) { $0 + middles[$1] } / Double(near.count)
        }
        let found = LabelColumn.places(for: wanted, height: pitch, within: -1e6...1e6)
        for (member, middle) in zip(members, found) { middles[member] = middle }
      }
    }
    return middles
  }

  func size(_ ruler: Ruler) -> FigureSize {
    let right = boxes.map(\.maxX).max() ?? 100
    return FigureSize(
      max(right + ComputationGraph.radii.order, min(ruler.width, 220)),
      (boxes.map(\.maxY).max() ?? 20) + 4)
  }

  /// Where the operation that makes a node stands: at its box's edge.
  func sign(of index: Int) -> Point {
    let box = boxes[index]
    return goesDown
      ? Point(box.center.x, box.y - ComputationGraph.radii.sign)
      : Point(box.x - signs[index] / 2, box.center.y)
  }

  /// The line from a parent, the `rank`th of the node `index`: past the boxes of layers between.
  func edge(from parent: Int, to index: Int, _ rank: Int) -> Edge {
    let (from, sign) = (boxes[parent], sign(of: index))
    let start =
      goesDown ? Point(from.center.x, from.maxY) : Point(from.maxX, from.center.y)
    let passed = boxes.indices.filter {
      layers[$0] > layers[parent] && layers[$0] < layers[index]
    }
    guard !passed.isEmpty else {
      return Edge(points: [start, sign], label: middle(from: start, to: index))
    }
    // On the side on which the parent stands.
    let own = passed.map { boxes[$0] }
    func along(_ box: Rect) -> Double { goesDown ? box.center.x : box.center.y }
    let middle = own.reduce(0) { $0 + along($1) } / Double(own.count)
    let isBefore = along(from) <= middle
    let gap = goesDown ? Self.lane.down : Self.lane.across
    let side =
      isBefore
      ? own.map { goesDown ? $0.x : $0.y }.min()! - gap
      : own.map { goesDown ? $0.maxX : $0.maxY }.max()! + gap
    let first = own.map { goesDown ? $0.y : $0.x }.min()!
    let last = own.map { goesDown ? $0.maxY : $0.maxX }.max()!
    let lane =
      goesDown
      ? [Point(side, first), Point(side, last)] : [Point(first, side), Point(last, side)]
    return Edge(points: [start] + lane + [sign], label: between(lane[0], lane[1], part: 0.5))
  }

  /// Of the part of a line from `start` that is seen before the operation of the node `index`.
  private func middle(from start: Point, to index: Int) -> Point {
    let end = sign(of: index)
    let (length, hidden) =
      goesDown
      ? (end.y - start.y, ComputationGraph.radii.sign) : (end.x - start.x, signs[index] / 2)
    return between(start, end, part: (length - hidden) / length / 2)
  }

  private func between(_ a: Point, _ b: Point, part: Double) -> Point {
    Point(a.x + (b.x - a.x) * part, a.y + (b.y - a.y) * part)
  }
}
