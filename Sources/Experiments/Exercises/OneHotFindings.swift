import Basics
import Corpora
import Models
import Randomness

/// E04: three ways to compute the same loss and gradient of the bigram net, in float32.
public struct OneHotFindings: SectionFindings {
  /// One way, and what it costs for all examples.
  public struct Way: Codable, Sendable {
    /// Names the way: `one-hot`, `rows` or `grouped`.
    public let id, title: String
    /// The loss of the first step with every digit that float32 has, and with its float32 logarithms
    /// summed in Double; nats per character.
    public let loss, lossInDouble: Double
    /// The largest difference of a gradient's element from the one that Double gives.
    public let gradientError: Double
    /// How many logits and elements of the gradient have other bits than those of the rows.
    public let logitsUnlikeRows, gradientUnlikeRows: Int
    /// The operations from the characters to the loss, sums of softmax and of the loss included.
    public let multiplications, additions, divisions, exponentials, logarithms: Int
    /// Numbers that are written: one-hot vectors, logits and probabilities.
    public let numbers: Int
  }

  /// V, the characters with the boundary.
  public let vocabularySize: Int
  /// Examples that the three ways were run on: all, or as many as large vocabularies allow.
  public let examples: Int
  /// Examples of the whole list.
  public let listExamples: Int
  /// Different pairs among the examples.
  public let distinct: Int
  /// Logits of the first three examples, by product.
  public let firstLogits: [[Double]]
  /// The loss computed in Double throughout, in nats per character.
  public let exactLoss: Double
  /// The float32 loss of the rows whose sum is added as a tree: halves first, then both together.
  public let treeLoss: Double
  /// Product, rows and grouped counts.
  public let ways: [Way]
}

extension OneHotFindings {
  /// Multiplications that the product may take.
  private static let mostMultiplications = 200_000_000

  init(_ exercises: Exercises) {
    let size = exercises.vocabularySize
    var generator = TorchGenerator(seed: TorchGenerator.lectureSeed)
    let network = BigramNetwork(vocabularySize: size, using: &generator)
    self.init(
      network, about: exercises.corpus.words,
      examples: max(1, Self.mostMultiplications / (size * size)))
  }

  /// Runs the three ways on the first `limit` examples of `words`.
  init(_ network: BigramNetwork, about words: Words, examples limit: Int) {
    let run = OneHotRun(network, words.firstBigrams(limit))
    let groups = GroupedBigrams(run.examples, vocabularySize: network.vocabularySize)
    // A gradient is V x V numbers: one way at a time stands beside that of the rows.
    let rows = run.rows
    func way(_ id: String, _ title: String, _ step: OneHotStep, _ costs: OneHotCosts) -> Way {
      Way(id, title, step, rows, network.exactSlopes(on: groups), costs)
    }
    vocabularySize = network.vocabularySize
    (examples, listExamples, distinct) = (run.examples.count, words.exampleCount, groups.distinct)
    exactLoss = network.exactLoss(on: groups)
    treeLoss = Double(treeSum(rows.surprisals[...]) / Float(run.examples.count))
    let (product, firstLogits) = {
      let step = run.product
      return (way("one-hot", "One-hot product", step, run.productCosts), step.firstLogits)
    }()
    self.firstLogits = firstLogits.map { $0.map(Double.init) }
    ways = [
      product,
      way("rows", "Row indexing", rows, run.rowCosts),
      way("grouped", "Grouped counts", run.grouped(groups), run.groupedCosts(groups)),
    ]
  }
}

extension OneHotFindings.Way {
  fileprivate init(
    _ id: String, _ title: String, _ step: OneHotStep, _ rows: OneHotStep,
    _ exact: some Sequence<(start: Int, slopes: [Double])>, _ costs: OneHotCosts
  ) {
    (self.id, self.title) = (id, title)
    (loss, lossInDouble) = (Double(step.loss), step.lossInDouble)
    // Where no example is, neither has a gradient.
    gradientError = exact.reduce(0) { worst, row in
      zip(step.gradient[row.start...], row.slopes).reduce(worst) {
        max($0, (Double($1.0) - $1.1).magnitude)
      }
    }
    logitsUnlikeRows = step.logitsUnlikeRows
    gradientUnlikeRows = zip(step.gradient, rows.gradient).count {
      $0.bitPattern != $1.bitPattern
    }
    (multiplications, additions, divisions) =
      (costs.multiplications, costs.additions, costs.divisions)
    (exponentials, logarithms, numbers) = (costs.exponentials, costs.logarithms, costs.numbers)
  }
}

/// The sum of the halves' sums, in float32: what is rounded grows with the depth only.
func treeSum(_ numbers: ArraySlice<Float>) -> Float {
  guard numbers.count > 1 else { return numbers.first ?? 0 }
  let middle = numbers.startIndex + numbers.count / 2
  return treeSum(numbers[..<middle]) + treeSum(numbers[middle...])
}

extension BigramNetwork {
  /// The loss in nats per character, computed in Double throughout.
  fileprivate func exactLoss(on groups: GroupedBigrams) -> Double {
    let loss = groups.groups.reduce(0.0) { loss, group in
      let values = logits(after: group.context).map(Double.init)
      var p = values
      let logarithm = Elementary.softmax(&p)
      return group.nexts.reduce(loss) {
        $0 + Double($1.count) * (logarithm - values[Int($1.next)])
      }
    }
    return loss / Double(groups.total)
  }

  /// The gradient of that loss in the rows of contexts that occur: V numbers each, and where they stand in V x V.
  /// One row at a time, in Double.
  fileprivate func exactSlopes(
    on groups: GroupedBigrams
  ) -> some Sequence<(start: Int, slopes: [Double])> {
    let total = Double(groups.total)
    return groups.groups.lazy.map { group in
      var p = logits(after: group.context).map(Double.init)
      Elementary.softmax(&p)
      for next in p.indices { p[next] *= Double(group.total) }
      for (next, count) in group.nexts { p[Int(next)] -= Double(count) }
      return (Int(group.context) * vocabularySize, p.map { $0 / total })
    }
  }
}
