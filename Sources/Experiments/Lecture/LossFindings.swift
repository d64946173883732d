import Basics
import Corpora
import Models

/// Minutes 86 to 99: what the untrained net gives the characters that come, and which weight is to blame.
public struct LossFindings: SectionFindings {
  /// One example: what the net gives the character that comes.
  public struct Example: Codable, Sendable {
    /// The probability, its natural logarithm, and the loss, which is minus the logarithm.
    public let probability, logLikelihood, loss: Double
  }

  /// The examples of the first word, as `ExamplesFindings` lists them.
  public let examples: [Example]
  /// The mean loss of all examples of the first word, in nats per character.
  public let loss: Double
  /// The first example as a choice between its label and the likeliest other character.
  public let graph: ScalarGraph
  /// Examples of the first word, all of them: those that its loss is the mean of.
  public let exampleCount: Int
}

extension LossFindings {
  init(_ lecture: Lecture) {
    let (network, pairs) = (lecture.untrainedNetwork, lecture.firstExamples)
    examples = pairs.map { input, output in
      Example(probability: Double(network.softmax(after: input)[Int(output)]))
    }
    loss = network.loss(on: lecture.tableOfFirstWord).loss
    let logits = network.logits(after: pairs[0].input).map(Double.init)
    graph = .choice(of: pairs[0], logits, lecture.vocabulary)
    exampleCount = lecture.tableOfFirstWord.total
  }

  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    (1...5).map { number in
      LectureNumber(
        .summary, "emma.example\(number)", "p, log p and NLL of example \(number)",
        number <= examples.count ? examples[number - 1].value : nil)
    } + [
      .init(
        .vectorised, "emma.loss", "loss of the untrained net on the first word", .number(loss))
    ]
  }
}

extension LossFindings.Example {
  fileprivate init(probability: Double) {
    self.probability = probability
    logLikelihood = Double(Float(Elementary.log(probability)))
    loss = -logLikelihood
  }

  fileprivate var value: NumberValue { .init([probability, logLikelihood, loss]) }
}

extension ScalarGraph {
  /// The loss of the example's label against the likeliest of the other characters.
  fileprivate static func choice(
    of example: (input: Token, output: Token), _ logits: [Double], _ vocabulary: Vocabulary
  ) -> ScalarGraph {
    let label = example.output
    let rival = logits.indicesByValueDescending.first { $0 != Int(label) }!
    return .softmaxLoss(
      after: vocabulary.text(of: example.input),
      right: (vocabulary.text(of: label), logits[Int(label)]),
      wrong: (vocabulary.text(of: Token(rival)), logits[rival]))
  }
}
