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
      return ChapterContent(
        values: [
          "word": .code(shownWord(examples.word)),
          "count": .count(lecture.firstWordExampleCount, "example"),
          "size": .count(size),
          "cells": .number(Elementary.exp(11 * Elementary.log(Double(size))), .scientific),
          "total": .count(lecture[CountingFindings.self].total, "example"),
          "xs": .text(examples.examples.map { "\($0.inputToken)" }.joined(separator: ", ")),
          "ys": .text(examples.examples.map { "\($0.outputToken)" }.joined(separator: ", ")),
          "loss": .decimal(lecture.countLoss, 4),
          "mark": .code(lecture[ReadingFindings.self].boundary),
        ],
        illustrations: [
          try examples.oneHotPicture(lecture.vocabulary).tried(.firstLogit(lecture))
        ],
        tables: [examples.exampleTable])
    }
  }
}

extension ExamplesFindings {
  fileprivate var exampleTable: DataTable {
    DataTable(
      id: "examples", caption: "The examples of \(shownWord(word))",
      columns: [.text("Input"), .text("Label"), .number("Input index"), .number("Label index")],
      rows: examples.map {
        [
          .text(shownCharacter($0.input)), .text(shownCharacter($0.output)),
          .count($0.inputToken), .count($0.outputToken),
        ]
      })
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
