import Corpora

/// Minutes 63 to 74: the first word as examples, and the examples as one-hot vectors.
public struct ExamplesFindings: SectionFindings {
  /// One example: a character and what follows it.
  public struct Example: Codable, Sendable {
    /// The characters.
    public let input, output: String
    /// Their indices in the vocabulary.
    public let inputToken, outputToken: Int
  }

  /// The first word of the list.
  public let word: String
  /// Its examples, at most 24 of them: a word that is a whole text would fill pages.
  public let examples: [Example]
  /// A row for each example and a column for each character: one where its character is.
  public let oneHot: [[Int]]
}

extension ExamplesFindings {
  init(_ lecture: Lecture) {
    let vocabulary = lecture.vocabulary
    word = vocabulary.text(of: lecture.firstWord)
    examples = lecture.firstExamples.map { input, output in
      Example(
        input: vocabulary.text(of: input), output: vocabulary.text(of: output),
        inputToken: Int(input), outputToken: Int(output))
    }
    oneHot = examples.map { example in
      (0..<vocabulary.count).map { $0 == example.inputToken ? 1 : 0 }
    }
  }

  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(
        .examples, "emma.inputs", "inputs of the first word", .init(examples.map(\.inputToken))),
      .init(
        .examples, "emma.outputs", "outputs of the first word",
        .init(examples.map(\.outputToken))),
      .init(
        .oneHot, "emma.onehot", "one-hot rows of the first word",
        .list(oneHot.map { .init($0) })),
    ]
  }
}
