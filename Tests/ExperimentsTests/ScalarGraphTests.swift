import Testing

@testable import Experiments

/// The value of the last node when the inputs are `inputs` instead.
private func replay(_ graph: ScalarGraph, with inputs: [Double]) -> Double {
  var again = ScalarGraph()
  var inputs = inputs[...]
  for node in graph.nodes {
    if let operation = node.operation {
      _ = again.apply(operation, to: node.parents, node.name)
    } else {
      _ = again.input(node.name, inputs.removeFirst())
    }
  }
  return again.nodes.last!.value
}

private func expectFiniteDifferences(_ graph: ScalarGraph) {
  let inputs = graph.nodes.filter { $0.operation == nil }
  let values = inputs.map(\.value)
  for (index, input) in inputs.enumerated() {
    var (up, down) = (values, values)
    up[index] += 1e-5
    down[index] -= 1e-5
    let slope = (replay(graph, with: up) - replay(graph, with: down)) / 2e-5
    #expect(abs(slope - input.gradient) < 1e-8, "\(input.name)")
  }
}

@Suite struct ScalarGraphTests {
  @Test func knowsTheGradientOfEachOperation() {
    for operation in ScalarGraph.Operation.allCases {
      var graph = ScalarGraph()
      let inputs = [0.7, 1.3].prefix(operation.arity).map { graph.input("x", $0) }
      _ = graph.apply(operation, to: inputs, "y")
      graph.backpropagate()
      expectFiniteDifferences(graph)
    }
  }

  @Test func addsUpTheGradientsOfWhatIsUsedTwice() {
    var graph = ScalarGraph()
    let x = graph.input("x", 3)
    let square = graph.apply(.multiply, to: [x, x], "square")
    _ = graph.apply(.add, to: [square, x], "y")
    graph.backpropagate()
    #expect(graph.nodes[x].gradient == 7)
  }

  @Test func givesTheMicrogradNeuron() {
    // x1 w1 + x2 w2 + b through tanh, as in that lecture: the gradients it shows, to its digits.
    var graph = ScalarGraph()
    let (x1, x2) = (graph.input("x1", 2), graph.input("x2", 0))
    let (w1, w2) = (graph.input("w1", -3), graph.input("w2", 1))
    let b = graph.input("b", 6.8813735870195432)
    let products = [[x1, w1], [x2, w2]].map { graph.apply(.multiply, to: $0, "xw") }
    let sum = graph.apply(.add, to: products, "sum")
    let n = graph.apply(.add, to: [sum, b], "n")
    let o = graph.apply(.tanh, to: [n], "o")
    graph.backpropagate()
    #expect(abs(graph.nodes[o].value - 0.7071) < 1e-4)
    let gradients = [x1, x2, w1, w2, b].map { graph.nodes[$0].gradient }
    for (ours, shown) in zip(gradients, [-1.5, 0.5, 1, 0, 0.5]) {
      #expect(abs(ours - shown) < 1e-6)
    }
  }

  @Test func softmaxLossPullsByTheProbabilityLessOne() {
    let graph = ScalarGraph.softmaxLoss(after: ".", right: ("a", 0.3), wrong: ("b", 1.1))
    expectFiniteDifferences(graph)
    let p = graph.nodes.first { $0.name == "p(a)" }!.value
    #expect(abs(graph.nodes[0].gradient - (p - 1)) < 1e-15)
    #expect(abs(graph.nodes[1].gradient - (1 - p)) < 1e-15)
    // Weights are logits, because the one-hot vector selects them.
    #expect(graph.nodes[0].name == "W[., a]" && graph.slopes(of: 2) == [1])
  }
}
