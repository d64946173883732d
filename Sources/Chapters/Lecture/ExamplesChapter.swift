import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 63 to 74.
  static var examples: ReportChapter {
    Chapter(
      of: ExamplesFindings.self, title: "What goes into the net",
      question: "How does a letter become something that one can multiply?", part: .network,
      sections: [.approach, .examples, .oneHot]
    ) { examples, lecture in
      let size = lecture.vocabularySize
      let total = lecture[CountingFindings.self].total
      return ChapterContent(
        values: [
          "word": .code(shownWord(examples.word)),
          "count": .count(lecture.firstWordExampleCount, "example"),
          "size": .count(size), "total": .count(total, "example"),
          "xs": .text(examples.examples.map { "\($0.inputToken)" }.joined(separator: ", ")),
          "ys": .text(examples.examples.map { "\($0.outputToken)" }.joined(separator: ", ")),
          "loss": .decimal(lecture.countLoss, 4),
          "token": .code(lecture[ReadingFindings.self].boundary),
        ],
        claims: [LongMemory(vocabularySize: size, examples: total).claim],
        illustrations: [
          try examples.arrows,
          try examples.oneHotPicture(lecture.vocabulary).tried(.firstLogit(lecture)),
        ])
    }
  }
}

/// A table for more letters of context than the lecture has.
private struct LongMemory {
  let vocabularySize, examples: Int
  /// Letters of context, and the bytes of a number.
  private static let (letters, bytes, terabyte) = (10, 4.0, 1e12)

  private var cells: Double {
    Elementary.exp(Double(Self.letters + 1) * Elementary.log(Double(vocabularySize)))
  }

  var claim: Claim {
    let disks = cells * Self.bytes / Self.terabyte
    let words: Words =
      "With \(.count(Self.letters)) letters of context it has about \(.number(cells, .scientific)) cells"
    return Claim(
      "longMemory", on: "lecture.vocabularySize", if: disks >= 1,
      "\(words). At four bytes each they fill \(.number(disks.roundedToTwoDigits, .exact)) disks of a"
        + " terabyte, and the list has only \(.count(examples, "example")) to put into them.",
      otherwise: "\(words), and the list has \(.count(examples, "example")) to put into them.")
  }
}

extension Double {
  /// The nearest number with two significant digits; for 1 or more.
  fileprivate var roundedToTwoDigits: Double {
    var unit = 1.0
    while self / unit >= 100 { unit *= 10 }
    return (self / unit).rounded() * unit
  }
}

extension ExamplesFindings {
  /// Under each arrow the two indices, which are what the net is given.
  fileprivate var arrows: Illustration {
    get throws {
      let characters = [examples[0].input] + examples.map(\.output)
      let figure = WordArrows(
        characters: characters,
        notes: examples.map { "\($0.inputToken) → \($0.outputToken)" },
        legend: "under each arrow: the index of the input → the index of the label")
      return try Illustration(
        id: "examples-arrows",
        title: "Each arrow is an example: it begins at the input and ends at the label",
        alternative: "The characters of \(shownWord(word)) with an arrow from each to the next",
        figure: figure,
        columns: [
          .text("Input"), .text("Label"), .number("Input index"), .number("Label index"),
        ],
        rows: examples.map {
          [.text($0.input), .text($0.output), .count($0.inputToken), .count($0.outputToken)]
        })
    }
  }

  fileprivate func oneHotPicture(_ vocabulary: [String]) throws -> Illustration {
    let figure = OneHotPicture(
      characters: vocabulary.compactMap(\.unicodeScalars.first),
      inputs: examples.map(\.inputToken))
    return try Illustration(
      id: "one-hot",
      title: "Each row has a single one, in the column of its character",
      alternative: "Grid of the one-hot rows of \(shownWord(word)) where each row has one 1",
      figure: figure,
      columns: [.text("Input"), .number("Column of the 1")],
      rows: examples.map { [.text($0.input), .count($0.inputToken)] })
  }
}
