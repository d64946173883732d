import Corpora
import Models
import Training

// What counts take, and nets with a weight for each pair of characters or for more.

extension TrainingInput {
  /// Bytes of the counts of n-grams of up to `length` characters, at the most: there are no more different ones than
  /// examples. They never grow faster than the list, so that no recipe is left out for them.
  func bytesOfCounts(length: Int) -> Int {
    let examples = words.exampleCount
    // What counts the longest ones: two integers for each, and half as much to sort them.
    var (bytes, different) = (length > 0 ? examples * 24 : 0, 1)
    for order in 0..<max(0, length) {
      different = min(examples, different * vocabularySize)
      // A context's characters; where its entries begin, a shorter one, a character, two counts, a share and a weight;
      // and what looks up an example of dev or test, of which there is one for four of train.
      bytes += different * (2 * order + 36) + examples * 3
    }
    return bytes
  }

  /// Of the lecture's net: its weights, its gradient, and as much of a second one that all words teach.
  var bigramNetworkDemand: Demand {
    let cells = vocabularySize * vocabularySize
    let steps = affordableSteps(FullBatchDescent().steps, cells: cells)
    return Demand(
      bytes: 4 * cells * MemoryLayout<Float>.size,
      multiplications: 3 * Double(steps) * Double(cells))
  }

  /// Of a net that is trained to convergence, `order` characters of context: its weights, and what the search for
  /// the best ones keeps of the same size. Contexts are counted only where as many as there could be are too many.
  func demand(of kind: SoftmaxRegression.Input, order: Int, isRegularised: Bool) -> Demand {
    func demand(contexts: Int) -> Demand {
      self.demand(of: kind, order: order, contexts: contexts, isRegularised: isRegularised)
    }
    let most = demand(contexts: mostContexts(order: order))
    guard !most.fits(in: .most) else { return most }
    let table = ContextTable(words, order: order, vocabularySize: vocabularySize)
    return demand(contexts: table.contextCount)
  }

  private func demand(
    of kind: SoftmaxRegression.Input, order: Int, contexts: Int, isRegularised: Bool
  ) -> Demand {
    let cells = contexts * vocabularySize
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

  /// Of the recipe's net of two one-hot vectors.
  var trigramNetworkDemand: Demand { demand(of: .additive, order: 2, isRegularised: true) }

  /// Of the recipe's net with a row for each pair.
  var trigramTableDemand: Demand { demand(of: .table, order: 2, isRegularised: true) }

  /// Of the small network on two characters, some of whose contexts are read at a time.
  var trigramMLPDemand: Demand {
    let contexts = mostContexts(order: 2)
    let cells = min(contexts * vocabularySize, NGramMLP.mostCells + vocabularySize)
    let parameters = vocabularySize * NGramMLP.numbersACharacter
    let steps = affordableSteps(NGramMLP.steps, cells: contexts * vocabularySize)
    return Demand(
      bytes: (6 * cells + 8 * parameters) * MemoryLayout<Float>.size,
      multiplications: 3 * Double(steps) * Double(contexts) * Double(parameters))
  }

  /// No more different contexts than examples, or than there are.
  private func mostContexts(order: Int) -> Int {
    (0..<order).reduce(1) { contexts, _ in min(words.exampleCount, contexts * vocabularySize) }
  }
}
