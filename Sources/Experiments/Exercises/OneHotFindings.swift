import Basics
import Corpora
import Models
import Randomness

/// E04: three ways to compute the same loss and gradient of the bigram net, in float32.
public struct OneHotFindings: SectionFindings {
  /// One way, and what it costs for all words.
  public struct Way: Codable, Sendable {
    /// Names the way.
    public let id, title: String
    /// The loss of the first step with every digit that float32 has, and summed in Double.
    public let loss, lossInDouble: Double
    /// The largest difference of a gradient's element from the one that Double gives.
    public let gradientError: Double
    /// For one forward pass over all words.
    public let multiplications, additions, exponentials: Int
    /// Numbers that are written: one-hot vectors, logits and probabilities.
    public let numbers: Int
  }

  /// Examples that the three ways were run on: all, or as many as large vocabularies allow.
  public let examples: Int
  /// Different pairs among them.
  public let distinct: Int
  /// Whether all logits of the product are those of the rows, bit for bit.
  public let logitsAgree: Bool
  /// Logits of the first three examples, by product and by row.
  public let firstLogits: [[Double]]
  /// Product, rows and grouped counts.
  public let ways: [Way]
}

extension OneHotFindings {
  init(_ exercises: Exercises) {
    let size = exercises.vocabularySize
    var generator = TorchGenerator(seed: TorchGenerator.lectureSeed)
    let network = BigramNetwork(vocabularySize: size, using: &generator)
    let run = OneHotRun(network, exercises.corpus.words.firstExamples(200_000_000 / (size * size)))
    examples = run.examples.count
    distinct = run.table.total == 0 ? 0 : run.table.counts.count
    logitsAgree = run.examples.allSatisfy {
      run.product($0.context).elementsEqual(network.logits(after: $0.context))
    }
    firstLogits = run.examples.prefix(3).map { run.product($0.context).map(Double.init) }
    ways = run.ways
  }
}

/// A bigram: a character and what follows it.
private struct Bigram { let context, next: Token }

extension Words {
  /// The first bigrams, word after word, at most `limit`.
  fileprivate func firstExamples(_ limit: Int) -> [Bigram] {
    var result: [Bigram] = []
    for word in self {
      guard result.count + word.count < limit else { break }
      let marked = [Vocabulary.boundary] + word + [Vocabulary.boundary]
      for (context, next) in zip(marked, marked.dropFirst()) {
        result.append(Bigram(context: context, next: next))
      }
    }
    return result
  }
}

/// The three ways on a list of examples.
private struct OneHotRun {
  let network: BigramNetwork
  let examples: [Bigram]
  let table: ContextTable
  private let size: Int
  /// Softmax of each row of W, in float32.
  private let p: [[Float]]

  init(_ network: BigramNetwork, _ examples: [Bigram]) {
    (self.network, self.examples, size) = (network, examples, network.vocabularySize)
    table = ContextTable(Words(examples), vocabularySize: network.vocabularySize)
    p = (0..<size).map { network.softmax(after: Token($0)) }
  }

  /// The one-hot vector of `token` times W, every zero multiplied and added.
  func product(_ token: Token) -> [Float] {
    var oneHot = [Float](repeating: 0, count: size)
    oneHot[Int(token)] = 1
    var logits = [Float](repeating: 0, count: size)
    for row in 0..<size {
      let factor = oneHot[row]
      for column in 0..<size { logits[column] += factor * network.weights[row * size + column] }
    }
    return logits
  }

  var ways: [OneHotFindings.Way] {
    let (n, v, cells) = (examples.count, size, table.contextCount * size)
    let (perExample, grouped) = (lossOfExamples, lossOfGroups)
    let exact = network.gradientInDouble(on: table)
    let (one, many) = (gradientOfExamples, network.loss(on: table).gradient)
    return [
      .init(
        id: "one-hot", title: "One-hot product", loss: perExample.float,
        lossInDouble: perExample.double, gradientError: distance(one, exact),
        multiplications: n * v * v, additions: n * v * v, exponentials: n * v, numbers: 3 * n * v),
      .init(
        id: "rows", title: "Row indexing", loss: perExample.float, lossInDouble: perExample.double,
        gradientError: distance(one, exact), multiplications: 0, additions: 0, exponentials: n * v,
        numbers: 2 * n * v),
      .init(
        id: "grouped", title: "Grouped counts", loss: grouped.float, lossInDouble: grouped.double,
        gradientError: distance(many, exact), multiplications: table.counts.count, additions: 0,
        exponentials: cells, numbers: 2 * cells),
    ]
  }

  /// The sum over examples in their order; each log probability is a float32 number.
  private var lossOfExamples: (float: Double, double: Double) {
    var (float, double) = (Float(0), 0.0)
    for example in examples {
      let log = logProbability(example.context, example.next)
      float -= log
      double -= Double(log)
    }
    return (Double(float / Float(examples.count)), double / Double(examples.count))
  }

  private var lossOfGroups: (float: Double, double: Double) {
    var (float, double) = (Float(0), 0.0)
    for row in 0..<table.contextCount {
      for entry in table.entries(of: row) {
        let log = logProbability(table.contexts[row], table.next[entry])
        float -= Float(table.counts[entry]) * log
        double -= Double(table.counts[entry]) * Double(log)
      }
    }
    return (Double(float / Float(examples.count)), double / Double(examples.count))
  }

  private func logProbability(_ context: Token, _ next: Token) -> Float {
    Float(Elementary.log(Double(p[Int(context)][Int(next)])))
  }

  /// (p - 1 at the label) / N, added example by example in float32.
  private var gradientOfExamples: [Float] {
    var gradient = [Float](repeating: 0, count: size * size)
    let share = 1 / Float(examples.count)
    for example in examples {
      let start = Int(example.context) * size
      for next in 0..<size { gradient[start + next] += p[Int(example.context)][next] * share }
      gradient[start + Int(example.next)] -= share
    }
    return gradient
  }
}

extension Words {
  /// The words that the bigrams spell.
  fileprivate init(_ examples: [Bigram]) {
    self.init()
    var word: [Token] = []
    for example in examples {
      if example.next == Vocabulary.boundary {
        append(word)
        word = []
      } else {
        word.append(example.next)
      }
    }
  }
}

extension ContextTable {
  fileprivate init(_ words: Words, vocabularySize: Int) {
    self.init(words, order: 1, vocabularySize: vocabularySize)
  }
}

extension BigramNetwork {
  /// The gradient of the loss, computed in Double throughout.
  fileprivate func gradientInDouble(on table: ContextTable) -> [Double] {
    var gradient = [Double](repeating: 0, count: weights.count)
    for row in 0..<table.contextCount {
      let token = table.contexts[row]
      var p = logits(after: token).map(Double.init)
      Elementary.softmax(&p)
      let (start, total) = (Int(token) * vocabularySize, Double(table.total(of: row)))
      for next in p.indices { gradient[start + next] = total * p[next] }
      for entry in table.entries(of: row) {
        gradient[start + Int(table.next[entry])] -= Double(table.counts[entry])
      }
    }
    return gradient.map { $0 / Double(table.total) }
  }
}

private func distance(_ a: [Float], _ b: [Double]) -> Double {
  zip(a, b).reduce(0) { max($0, (Double($1.0) - $1.1).magnitude) }
}
