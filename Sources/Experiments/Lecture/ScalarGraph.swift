import Basics

/// Numbers that remember what they were made of, so that gradients can flow back: micrograd's idea
/// ("The spelled-out intro to neural networks and backpropagation: building micrograd"), as a value.
public struct ScalarGraph: Codable, Sendable, Equatable {
  /// What makes a number of others.
  public enum Operation: String, Codable, Sendable, CaseIterable {
    case add = "+"
    case multiply = "×"
    case divide = "÷"
    /// What a one-hot vector does to a row of weights: the number goes through as it is.
    case select = "W[i]"
    case exp
    case negativeLog = "−log"
    case tanh
  }

  /// A number, what made it, and how much the last number changes with it.
  public struct Node: Codable, Sendable, Equatable {
    /// What a picture writes on it.
    public let name: String
    /// Nil for an input.
    public let operation: Operation?
    /// Indices of earlier nodes.
    public let parents: [Int]
    /// The number.
    public let value: Double
    /// d(last node) / d(this node), after `backpropagate`.
    public fileprivate(set) var gradient = 0.0
  }

  /// In the order in which they were made: parents before children.
  public private(set) var nodes: [Node] = []

  /// A graph without numbers.
  public init() {}

  /// Adds an input and returns its index.
  public mutating func input(_ name: String, _ value: Double) -> Int {
    append(Node(name: name, operation: nil, parents: [], value: value))
  }

  /// Adds the result of an operation on earlier nodes and returns its index.
  public mutating func apply(_ operation: Operation, to parents: [Int], _ name: String) -> Int {
    precondition(parents.count == operation.arity, "'\(operation)' takes \(operation.arity) nodes")
    let value = operation.value(parents.map { nodes[$0].value })
    return append(Node(name: name, operation: operation, parents: parents, value: value))
  }

  /// Fills in the gradients of the last node: each node passes its own on to its parents, times
  /// the local slope. A node that is used twice collects both.
  public mutating func backpropagate() {
    for index in nodes.indices { nodes[index].gradient = index == nodes.count - 1 ? 1 : 0 }
    for index in nodes.indices.reversed() {
      let node = nodes[index]
      for (parent, slope) in zip(node.parents, slopes(of: index)) {
        nodes[parent].gradient += slope * node.gradient
      }
    }
  }

  /// How much the node `index` changes with each of its parents, everything else as it is.
  public func slopes(of index: Int) -> [Double] {
    let node = nodes[index]
    return node.operation?.slopes(node.parents.map { nodes[$0].value }, value: node.value) ?? []
  }

  private mutating func append(_ node: Node) -> Int {
    nodes.append(node)
    return nodes.count - 1
  }
}

extension ScalarGraph.Operation {
  var arity: Int {
    switch self {
    case .add, .multiply, .divide: 2
    case .select, .exp, .negativeLog, .tanh: 1
    }
  }

  func value(_ x: [Double]) -> Double {
    switch self {
    case .add: x[0] + x[1]
    case .multiply: x[0] * x[1]
    case .divide: x[0] / x[1]
    case .select: x[0]
    case .exp: Elementary.exp(x[0])
    case .negativeLog: -Elementary.log(x[0])
    case .tanh: Elementary.tanh(x[0])
    }
  }

  /// The derivative of the value with respect to each of `x`.
  func slopes(_ x: [Double], value: Double) -> [Double] {
    switch self {
    case .add: [1, 1]
    case .multiply: [x[1], x[0]]
    case .divide: [1 / x[1], -x[0] / (x[1] * x[1])]
    case .select: [1]
    case .exp: [value]
    case .negativeLog: [-1 / x[0]]
    case .tanh: [1 - value * value]
    }
  }
}

extension ScalarGraph {
  /// The loss of a choice between two logits, of which the first is right: those of the weights after
  /// `input`.
  static func softmaxLoss(
    after input: String, right: (String, Double), wrong: (String, Double)
  ) -> ScalarGraph {
    var graph = ScalarGraph()
    let weights = [right, wrong].map { graph.input("W[\(input), \($0.0)]", $0.1) }
    let logits = zip(weights, [right, wrong]).map {
      graph.apply(.select, to: [$0], "z(\($1.0))")
    }
    let counts = zip(logits, [right, wrong]).map { graph.apply(.exp, to: [$0], "n(\($1.0))") }
    let sum = graph.apply(.add, to: counts, "sum")
    let p = graph.apply(.divide, to: [counts[0], sum], "p(\(right.0))")
    _ = graph.apply(.negativeLog, to: [p], "loss")
    graph.backpropagate()
    return graph
  }
}
