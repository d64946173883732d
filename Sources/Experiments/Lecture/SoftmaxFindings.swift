import Basics
import Corpora
import Models

/// Minutes 74 to 86: the first word through the untrained net, from random weights to probabilities.
public struct SoftmaxFindings: SectionFindings {
  /// One example on its way through the net: a number for each character at each step.
  public struct Row: Codable, Sendable {
    /// The row of W, its exponential, and that normalised.
    public let logits, counts, probabilities: [Double]
  }

  /// The first five weights drawn.
  public let firstWeights: [Double]
  /// A row for each example of the first word, as `ExamplesFindings` lists them.
  public let rows: [Row]
}

extension SoftmaxFindings {
  init(_ lecture: Lecture) {
    let network = lecture.untrainedNetwork
    firstWeights = lecture.firstWeights
    rows = lecture.firstExamples.map { input, _ in
      let logits = network.logits(after: input).map(Double.init)
      return Row(
        logits: logits, counts: logits.map { Double(Float(Elementary.exp($0))) },
        probabilities: network.softmax(after: input).map(Double.init))
    }
  }

  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(.layer, "rng.randn", "first five weights of torch.randn", .init(firstWeights)),
      .init(
        .softmax, "emma.softmax.row0", "first five probabilities of the untrained net",
        rows.first.map { .init($0.probabilities.prefix(5)) }),
    ]
  }
}

extension Lecture {
  /// The first five weights that the lecture draws.
  var firstWeights: [Double] {
    untrainedNetwork.weights.prefix(min(5, vocabularySize)).map(Double.init)
  }
}
