public import Corpora
public import Models
public import Randomness
import Tensors

extension NGramMLP {
  /// The steps of its training, for tables that are not very large.
  public static var steps: Int { 600 }

  /// So many logits, or V more, stand on the tape at a time.
  public static var mostCells: Int { 4_000_000 }

  /// The parameters for each character: an embedding, and a row of the last layer.
  public static var numbersACharacter: Int { 16 + 64 }

  /// Trains with AdamW on all examples at once, equal contexts grouped: a step costs the distinct
  /// contexts only. The rate falls in a straight line to 0. The gradients of many contexts are added up part by
  /// part, so that memory does not grow with their number.
  ///
  /// - Parameter cells: as many logits stand on the tape at a time, or V.
  /// - Returns: the losses in nats per character, every hundred steps and at the end.
  public static func trained(
    on table: ContextTable, steps: Int = NGramMLP.steps, rate: Float = 0.05,
    cells: Int = NGramMLP.mostCells, using generator: TorchGenerator
  ) -> (network: TrainedNGramMLP, history: History) {
    let set = ParameterSet()
    let network = NGramMLP(
      order: table.order, vocabularySize: table.vocabularySize, in: set)
    var generator = generator
    set.fill(using: &generator)
    let parts = table.parts(ofCells: cells)
    let tape = Tape()
    var adam = AdamW()
    var history = History()
    let steps = affordableSteps(steps, cells: table.contextCount * table.vocabularySize)
    guard table.total > 0 else { return (network.snapshot(), history) }
    for step in 0...steps {
      set.clearGradients()
      let loss = parts.reduce(0 as Float) { loss, part in
        tape.reset()
        let partLoss = network.loss(table, part, on: tape)
        if step < steps { tape.backward(from: partLoss) }
        return loss + partLoss.scalar
      }
      if step.isMultiple(of: 100) || step == steps {
        history.points.append(.init(step: step, train: Double(loss)))
      }
      guard step < steps else { break }
      adam.step(set, rate: rate * Float(steps - step) / Float(steps))
    }
    return (network.snapshot(), history)
  }

  /// What the contexts of the numbers `rows` have of the mean loss: 1 x 1.
  private func loss(_ table: ContextTable, _ rows: Range<Int>, on tape: Tape) -> Tensor {
    let counts = tape.constant(rows: rows.count, columns: vocabularySize)
    counts.withValues { cells in
      cells.update(repeating: 0)
      for row in rows {
        let start = (row - rows.lowerBound) * vocabularySize
        for entry in table.entries(of: row) {
          cells[start + Int(table.next[entry])] = Float(table.counts[entry])
        }
      }
    }
    return tape.crossEntropy(
      logits(table, rows, on: tape), counts: counts, total: Double(table.total))
  }
}

extension ContextTable {
  /// The numbers of the contexts, in parts of which each has about so many cells of V a context.
  fileprivate func parts(ofCells cells: Int) -> [Range<Int>] {
    let rows = max(1, cells / vocabularySize)
    return stride(from: 0, to: contextCount, by: rows).map {
      $0..<min($0 + rows, contextCount)
    }
  }
}
