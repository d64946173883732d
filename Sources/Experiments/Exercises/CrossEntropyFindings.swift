import Basics
import Corpora
import Models
import Randomness

/// E05: cross-entropy as the lecture writes it out, and in one piece, in float32.
public struct CrossEntropyFindings: SectionFindings {
  /// The losses of one list of logits.
  public struct Case: Codable, Sendable {
    /// One for each class.
    public let logits: [Double]
    /// The index of the right class.
    public let label: Int
    /// exp, divide, log: infinite or not a number where float32 overflows.
    public let byHand: Double
    /// The largest logit taken off first, and the logarithm of the sum.
    public let fused: Double
    /// Probabilities by hand and in one piece.
    public let probabilitiesByHand, probabilities: [Double]
    /// p, minus 1 at the label.
    public let gradient: [Double]
    /// The same by moving each logit a little (central differences, in Double).
    public let gradientByDifference: [Double]
  }

  /// Both losses of the same logits times a number. The last one by hand that is finite is at the limit.
  public struct Scale: Codable, Sendable {
    /// What the logits are multiplied by, and the losses in nats.
    public let scale, byHand, fused: Double
  }

  /// How many numbers of tables of N x V a step touches, counted while it runs.
  public struct Passes: Codable, Sendable {
    /// The line of code.
    public let step: String
    /// Numbers that are read and written, N x V for a table from end to end.
    public let reads, writes: Int
  }

  /// The untrained net of the lecture on all words: the same loss both ways.
  public let lossByHand, lossFused: Double
  /// The same four logits, times 1, 10, 100 and 1,000.
  public let cases: [Case]
  /// The same logits times a scale, from 1 to 1,000.
  public let scales: [Scale]
  /// The largest x whose exp is a float32 number.
  public let largestExponent: Double
  /// Rows and columns of the table whose passes are counted: the first examples of the list by V.
  public let passRows, passColumns: Int
  /// Forward and backward, step by step.
  public let passesByHand, passesFused: [Passes]
  /// Probabilities where logits are wanted.
  public let mistake: Mistake
}

extension CrossEntropyFindings {
  /// Logits whose softmax one can check by hand.
  static let logits: [Float] = [1, -0.5, 0.25, 0]
  static let label = 2

  init(_ exercises: Exercises) {
    cases = [1, 10, 100, 1000].map { (scale: Float) in
      Case(Self.logits.map { $0 * scale }, label: Self.label)
    }
    scales = (Sweep.grid(from: 0, to: 3, each: 10) + [Self.largestScaleByHand]).sorted().map {
      Scale($0)
    }
    var generator = TorchGenerator(seed: TorchGenerator.lectureSeed)
    let network = BigramNetwork(vocabularySize: exercises.vocabularySize, using: &generator)
    let table = exercises.table(exercises.corpus.words, order: 1)
    let losses = Self.losses(network, table)
    (lossByHand, lossFused) = (losses.byHand, losses.fused)
    mistake = Mistake(network, table)
    largestExponent = Elementary.log(Double(Float.greatestFiniteMagnitude))
    let batch = exercises.corpus.words.firstBigrams(Self.mostPassRows)
    (passRows, passColumns) = (batch.count, exercises.vocabularySize)
    let logits = batch.flatMap { network.logits(after: $0.context) }
    let labels = batch.map { Int($0.next) }
    passesByHand = CountedPasses.byHand(logits, labels).passes
    passesFused = CountedPasses.fused(logits, labels).passes
  }

  /// As many examples as give the same passes as all.
  private static let mostPassRows = 32

  /// The largest float32 number that the logits can be multiplied by until the loss by hand is lost.
  private static var largestScaleByHand: Double {
    var (low, high) = (Float(1), Float(1000))
    while low.nextUp < high {
      let middle = (low + high) / 2
      let loss = crossEntropyByHand(logits.map { $0 * middle }, label: label)
      if loss.isFinite { low = middle } else { high = middle }
    }
    return Double(low)
  }

  private static func losses(
    _ network: BigramNetwork, _ table: ContextTable
  ) -> (byHand: Double, fused: Double) {
    var (byHand, fused) = (0.0, 0.0)
    for row in 0..<table.contextCount {
      let logits = Array(network.logits(after: Token(table.contexts[row])))
      for entry in table.entries(of: row) {
        let (label, count) = (Int(table.next[entry]), Double(table.counts[entry]))
        byHand += count * Double(crossEntropyByHand(logits, label: label))
        fused += count * Double(fusedCrossEntropy(logits, label: label))
      }
    }
    return (byHand / Double(table.total), fused / Double(table.total))
  }
}

extension CrossEntropyFindings.Scale {
  fileprivate init(_ scale: Double) {
    let (logits, label) = (
      CrossEntropyFindings.logits.map { $0 * Float(scale) }, CrossEntropyFindings.label
    )
    self.scale = scale
    byHand = Double(crossEntropyByHand(logits, label: label))
    fused = Double(fusedCrossEntropy(logits, label: label))
  }
}

extension CrossEntropyFindings.Case {
  init(_ logits: [Float], label: Int) {
    self.logits = logits.map(Double.init)
    self.label = label
    byHand = Double(crossEntropyByHand(logits, label: label))
    fused = Double(fusedCrossEntropy(logits, label: label))
    probabilitiesByHand = softmaxByHand(logits).map(Double.init)
    var p = self.logits
    Elementary.softmax(&p)
    probabilities = p
    gradient = p.enumerated().map { $1 - ($0 == label ? 1 : 0) }
    let step = 1e-5
    gradientByDifference = self.logits.indices.map { [values = self.logits] index in
      func loss(_ move: Double) -> Double {
        var moved = values
        moved[index] += move
        let chosen = moved[label]
        return Elementary.softmax(&moved) - chosen
      }
      return (loss(step) - loss(-step)) / (2 * step)
    }
  }
}

/// exp and divide, every step rounded to float32.
func softmaxByHand(_ logits: [Float]) -> [Float] {
  let counts = logits.map(exp32)
  let total = counts.reduce(0, +)
  return counts.map { $0 / total }
}

/// The lecture's way: exp, divide, choose, log.
func crossEntropyByHand(_ logits: [Float], label: Int) -> Float {
  -log32(softmaxByHand(logits)[label])
}

/// log(sum of exp(logit - largest)) - (logit of the label - largest): no exp above 1.
func fusedCrossEntropy(_ logits: [Float], label: Int) -> Float {
  let largest = logits.max() ?? 0
  let sum = logits.reduce(Float(0)) { $0 + exp32($1 - largest) }
  return log32(sum) - (logits[label] - largest)
}

/// e to the x, rounded to float32: infinite above 88.7.
func exp32(_ x: Float) -> Float { Float(Elementary.exp(Double(x))) }
/// The natural logarithm, rounded to float32.
func log32(_ x: Float) -> Float { Float(Elementary.log(Double(x))) }
