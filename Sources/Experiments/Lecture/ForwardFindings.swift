import Basics
import Corpora
import Models

/// Minutes 63 to 99: the first word through the untrained net, from one-hot vectors to the loss.
public struct ForwardFindings: Codable, Sendable {
  /// One example on its way through the net.
  public struct Example: Codable, Sendable {
    public let input, output: String
    public let inputToken, outputToken: Int
    /// V each: the row of W, its exponential, and that normalised.
    public let logits, counts, probabilities: [Double]
    /// What the net gives the character that comes.
    public let probability, logLikelihood, loss: Double
  }

  public let word: String
  /// The examples of the first word, at most `mostExamples` of them.
  public let examples: [Example]
  /// The first five weights drawn.
  public let firstWeights: [Double]
  /// The first example's one-hot vector times W, computed as a product: five columns of it.
  public let firstProduct: [Double]
  /// The mean loss of the examples, in nats per character.
  public let loss: Double
  /// T x V: a row for each example, one where its character is.
  public let oneHot: [[Int]]
  /// The first example as a choice between its label and the likeliest other character.
  public let graph: ScalarGraph
}

extension ForwardFindings {
  /// A word that is a whole text would fill pages.
  static let mostExamples = 24

  init(_ lecture: Lecture) {
    let word = Array(lecture.corpus.words.first ?? [])
    let network = lecture.untrainedNetwork
    let pairs = Array(
      zip([Vocabulary.boundary] + word, word + [Vocabulary.boundary]).prefix(Self.mostExamples))
    self.word = lecture.vocabulary.text(of: word)
    examples = pairs.map { Example(lecture.vocabulary, network, input: $0, output: $1) }
    firstWeights = network.weights.prefix(min(5, network.vocabularySize)).map(Double.init)
    loss = network.loss(on: lecture.tableOfFirstWord).loss
    let hot = (0..<network.vocabularySize).map { Float($0 == Int(pairs[0].0) ? 1 : 0) }
    firstProduct = firstWeights.indices.map { column in
      Double(
        hot.indices.reduce(Float(0)) {
          $0 + hot[$1] * network.weights[$1 * network.vocabularySize + column]
        })
    }
    graph = examples[0].graph(lecture.vocabulary)
    oneHot = pairs.map { input, _ in
      (0..<lecture.vocabularySize).map { $0 == Int(input) ? 1 : 0 }
    }
  }
}

extension ForwardFindings.Example {
  init(_ vocabulary: Vocabulary, _ network: BigramNetwork, input: Token, output: Token) {
    (inputToken, outputToken) = (Int(input), Int(output))
    self.input = vocabulary.text(of: input)
    self.output = vocabulary.text(of: output)
    logits = network.logits(after: input).map(Double.init)
    counts = logits.map { Double(Float(Elementary.exp($0))) }
    let softmax = network.softmax(after: input)
    probabilities = softmax.map(Double.init)
    probability = probabilities[Int(output)]
    logLikelihood = Double(Float(Elementary.log(probability)))
    loss = -logLikelihood
  }
}

extension ForwardFindings.Example {
  fileprivate func graph(_ vocabulary: Vocabulary) -> ScalarGraph {
    let rival = logits.indicesByValueDescending.first { $0 != outputToken }!
    return .softmaxLoss(
      right: (output, logits[outputToken]),
      wrong: (vocabulary.text(of: Token(rival)), logits[rival]))
  }
}

extension Lecture {
  /// The net as `torch.randn` leaves it.
  var untrainedNetwork: BigramNetwork {
    var generator = generator()
    return BigramNetwork(vocabularySize: vocabularySize, using: &generator)
  }

  /// The examples of the first word only: emma, in the lecture.
  var tableOfFirstWord: ContextTable {
    ContextTable(
      corpus.words.selecting(0..<1), order: 1, vocabularySize: vocabularySize)
  }
}
