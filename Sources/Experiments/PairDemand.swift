import Corpora
import Models
import Training

// What nets with a weight for each pair of characters take, or for more.

extension TrainingInput {
  /// Of the lecture's net: its weights, its gradient, and as much of a second one that all words teach.
  var bigramNetworkDemand: Demand {
    let cells = vocabularySize * vocabularySize
    let steps = affordableSteps(FullBatchDescent().steps, cells: cells)
    return Demand(
      bytes: 4 * cells * MemoryLayout<Float>.size,
      multiplications: 3 * Double(steps) * Double(cells))
  }

  /// Of a net that is trained to convergence, `order` characters of context: its weights, and what the search for
  /// the best ones keeps of the same size.
  func demand(of kind: SoftmaxRegression.Input, order: Int, isRegularised: Bool) -> Demand {
    let table = ContextTable(words, order: order, vocabularySize: vocabularySize)
    let cells = table.contextCount * vocabularySize
    let weights = kind == .additive ? order * vocabularySize * vocabularySize : cells
    // Each row of a table with regularisation is solved by itself, in a few steps.
    guard kind == .additive || !isRegularised else {
      return Demand(
        bytes: 2 * weights * MemoryLayout<Double>.size, multiplications: 30 * Double(cells))
    }
    let search = LBFGS.affordable(cells: cells, weights)
    return Demand(
      bytes: (7 + 2 * search.memory) * weights * MemoryLayout<Double>.size,
      multiplications: 3 * Double(search.iterations) * Double(order) * Double(cells))
  }

  /// Of the small network on two characters, some of whose contexts are read at a time.
  var trigramMLPDemand: Demand {
    let table = ContextTable(words, order: 2, vocabularySize: vocabularySize)
    let cells = min(table.contextCount * vocabularySize, NGramMLP.mostCells + vocabularySize)
    let parameters = vocabularySize * NGramMLP.numbersACharacter
    let steps = affordableSteps(NGramMLP.steps, cells: table.contextCount * vocabularySize)
    return Demand(
      bytes: (6 * cells + 8 * parameters) * MemoryLayout<Float>.size,
      multiplications: 3 * Double(steps) * Double(table.contextCount) * Double(parameters))
  }
}
