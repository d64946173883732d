public import Corpora
public import Models
public import Randomness
import Tensors

extension NGramMLP {
  /// Trains with AdamW on all examples at once, equal contexts grouped: a step costs the distinct
  /// contexts only. The rate falls in a straight line to 0.
  ///
  /// - Returns: the losses in nats per character, every hundred steps and at the end.
  public static func trained(
    on table: ContextTable, steps: Int = 600, rate: Float = 0.05, using generator: TorchGenerator
  ) -> (network: TrainedNGramMLP, history: History) {
    let set = ParameterSet()
    let network = NGramMLP(
      order: table.order, vocabularySize: table.vocabularySize, in: set)
    var generator = generator
    set.fill(using: &generator)
    let counts = table.rowsOfCounts
    let tape = Tape()
    var adam = AdamW()
    var history = History()
    let steps = affordableSteps(steps, cells: counts.count)
    guard table.total > 0 else { return (network.snapshot(), history) }
    for step in 0...steps {
      tape.reset()
      set.clearGradients()
      let targets = tape.constant(
        counts, rows: table.contextCount, columns: table.vocabularySize)
      let loss = tape.crossEntropy(
        network.logits(table, on: tape), counts: targets, total: Double(table.total))
      if step.isMultiple(of: 100) || step == steps {
        history.points.append(.init(step: step, train: Double(loss.scalar)))
      }
      guard step < steps else { break }
      tape.backward(from: loss)
      adam.step(set, rate: rate * Float(steps - step) / Float(steps))
    }
    return (network.snapshot(), history)
  }
}

extension ContextTable {
  /// The counts as N rows of V numbers.
  fileprivate var rowsOfCounts: [Float] {
    var cells = [Float](repeating: 0, count: contextCount * vocabularySize)
    for row in 0..<contextCount {
      for entry in entries(of: row) {
        cells[row * vocabularySize + Int(next[entry])] = Float(counts[entry])
      }
    }
    return cells
  }
}
