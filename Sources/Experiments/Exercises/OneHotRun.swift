import Basics
import Corpora
import Models

/// A character and what follows it.
struct Bigram: Sendable { let context, next: Token }

extension Words {
  /// The first bigrams, word after word, at most `limit`.
  func firstBigrams(_ limit: Int) -> [Bigram] {
    var result: [Bigram] = []
    for word in self {
      let marked = [Vocabulary.boundary] + word + [Vocabulary.boundary]
      for (context, next) in zip(marked, marked.dropFirst()) {
        guard result.count < limit else { return result }
        result.append(Bigram(context: context, next: next))
      }
    }
    return result
  }
}

/// Equal bigrams counted once, by their contexts.
struct GroupedBigrams: Sendable {
  /// What follows one context, and how often.
  struct Group: Sendable {
    let context: Token
    var nexts: [(next: Token, count: Int)] = []
    var total: Int { nexts.reduce(0) { $0 + $1.count } }
  }

  private(set) var groups: [Group] = []

  init(_ examples: [Bigram], vocabularySize: Int) {
    var counts: [Int: Int] = [:]
    for example in examples {
      counts[Int(example.context) * vocabularySize + Int(example.next), default: 0] += 1
    }
    for (key, count) in counts.sorted(by: { $0.key < $1.key }) {
      let context = Token(key / vocabularySize)
      if groups.last?.context != context { groups.append(Group(context: context)) }
      groups[groups.count - 1].nexts.append((Token(key % vocabularySize), count))
    }
  }

  /// How many bigrams are different.
  var distinct: Int { groups.reduce(0) { $0 + $1.nexts.count } }
  /// How many bigrams there are.
  var total: Int { groups.reduce(0) { $0 + $1.total } }
}

/// The first step of descent, computed in float32.
struct OneHotStep: Sendable {
  /// Nats per character.
  var loss: Float = 0
  /// The sum of the float32 logarithms in Double, in nats per character.
  var lossInDouble = 0.0
  /// V x V.
  var gradient: [Float]
  /// -log p of each example; none for groups.
  var surprisals: [Float] = []
  /// Logits whose bits are not those of the row of W.
  var logitsUnlikeRows = 0
  /// Of the first three examples.
  var firstLogits: [[Float]] = []
}

/// Operations of one forward pass.
struct OneHotCosts: Sendable {
  let multiplications, additions, divisions, exponentials, logarithms, numbers: Int
}

/// The three ways on a list of examples. None uses what another has computed.
struct OneHotRun: Sendable {
  let network: BigramNetwork
  let examples: [Bigram]

  private var size: Int { network.vocabularySize }
  private var weights: [Float] { network.weights }
  private var share: Float { 1 / Float(examples.count) }

  init(_ network: BigramNetwork, _ examples: [Bigram]) {
    (self.network, self.examples) = (network, examples)
  }

  /// One-hot rows times W, and for the gradient the transposed one-hot rows times that of the logits:
  /// every zero is multiplied and added.
  var product: OneHotStep {
    let weights = weights
    var step = OneHotStep(gradient: [Float](repeating: 0, count: size * size))
    var oneHot = [Float](repeating: 0, count: size)
    for (index, example) in examples.enumerated() {
      oneHot[Int(example.context)] = 1
      var logits = [Float](repeating: 0, count: size)
      for row in 0..<size {
        let factor = oneHot[row]
        for column in 0..<size { logits[column] += factor * weights[row * size + column] }
      }
      if index < 3 { step.firstLogits.append(logits) }
      step.logitsUnlikeRows += zip(logits, network.logits(after: example.context)).count {
        $0.bitPattern != $1.bitPattern
      }
      let slopes = step.add(logits, label: example.next, share: share)
      for row in 0..<size {
        let factor = oneHot[row]
        for column in 0..<size { step.gradient[row * size + column] += factor * slopes[column] }
      }
      oneHot[Int(example.context)] = 0
    }
    return step.finished(examples.count)
  }

  /// The row of W, and for the gradient an addition to the same row.
  var rows: OneHotStep {
    var step = OneHotStep(gradient: [Float](repeating: 0, count: size * size))
    for example in examples {
      let start = Int(example.context) * size
      let slopes = step.add(
        Array(weights[start..<start + size]), label: example.next, share: share)
      for column in 0..<size { step.gradient[start + column] += slopes[column] }
    }
    return step.finished(examples.count)
  }

  /// One softmax for each context that occurs, weighed by what follows it.
  func grouped(_ groups: GroupedBigrams) -> OneHotStep {
    var step = OneHotStep(gradient: [Float](repeating: 0, count: size * size))
    for group in groups.groups {
      let start = Int(group.context) * size
      let p = softmaxByHand(Array(weights[start..<start + size]))
      for column in 0..<size {
        step.gradient[start + column] = Float(group.total) * share * p[column]
      }
      for (next, count) in group.nexts {
        step.gradient[start + Int(next)] -= Float(count) * share
        let surprisal = -log32(p[Int(next)])
        step.loss += Float(count) * surprisal
        step.lossInDouble += Double(count) * Double(surprisal)
      }
    }
    return step.finished(examples.count)
  }

  /// V x V products and sums for an example's logits; then the softmax, and one sum of the loss.
  var productCosts: OneHotCosts {
    let (n, cells) = (examples.count, size * size)
    return OneHotCosts(
      multiplications: n * cells, additions: n * (cells + size + 1), divisions: n * size,
      exponentials: n * size, logarithms: n, numbers: 3 * n * size)
  }

  var rowCosts: OneHotCosts {
    let n = examples.count
    return OneHotCosts(
      multiplications: 0, additions: n * (size + 1), divisions: n * size, exponentials: n * size,
      logarithms: n, numbers: 2 * n * size)
  }

  func groupedCosts(_ groups: GroupedBigrams) -> OneHotCosts {
    let (cells, pairs) = (groups.groups.count * size, groups.distinct)
    return OneHotCosts(
      multiplications: pairs, additions: cells + pairs, divisions: cells, exponentials: cells,
      logarithms: pairs, numbers: 2 * cells)
  }
}

extension OneHotStep {
  /// Adds an example's loss, and returns the gradient of its logits: (p, minus 1 at the label) / n.
  fileprivate mutating func add(_ logits: [Float], label: Token, share: Float) -> [Float] {
    var slopes = softmaxByHand(logits)
    let surprisal = -log32(slopes[Int(label)])
    surprisals.append(surprisal)
    loss += surprisal
    lossInDouble += Double(surprisal)
    slopes[Int(label)] -= 1
    for index in slopes.indices { slopes[index] *= share }
    return slopes
  }

  /// The sums made means over `examples`.
  fileprivate func finished(_ examples: Int) -> OneHotStep {
    var step = self
    step.loss /= Float(examples)
    step.lossInDouble /= Double(examples)
    return step
  }
}
