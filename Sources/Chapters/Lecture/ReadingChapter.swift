import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 0 to 9.
  static var reading: ReportChapter {
    Chapter(
      of: ReadingFindings.self, title: "A list of names",
      question: "What can be learned from nothing but a list of words?", part: .counting,
      sections: [.introduction, .reading, .bigrams]
    ) { reading, lecture in
      let counting = lecture[CountingFindings.self]
      return ChapterContent(
        values: reading.values.merging(counting.firstWordValues) { $1 },
        illustrations: [try reading.lengthBars()],
        tables: [counting.firstWordTable])
    }
  }
}

extension ReadingFindings {
  /// Bars for more lengths than this would be too thin.
  private static let mostBars = 40

  private var commonest: Int { lengths.indexOfLargest ?? 0 }

  private func share(_ length: Int) -> Double { Double(lengths[length]) / Double(wordCount) }

  fileprivate var values: [String: TemplateValue] {
    [
      "words": .count(wordCount), "distinct": .count(distinctWords),
      "repeated": .count(wordCount - distinctWords), "repeats": .flag(distinctWords < wordCount),
      "shortest": .count(shortest), "longest": .count(longest),
      "first": .list(firstWords.map { ["word": .code(shownWord($0))] }),
      "characters": .count(characters.count),
      "commonest": .count(commonest), "commonestShare": .decimal(100 * share(commonest), 1),
      "letters": .list(characters.prefix(80).map { ["letter": .letters($0)] }),
      "isCut": .flag(characters.count > 80),
    ]
  }

  fileprivate func lengthBars() throws -> Illustration {
    let shown = Array(shortest...max(shortest, min(longest, shortest + Self.mostBars - 1)))
    let rest = longest > shown.last! ? ", lengths to \(shown.last!) of \(longest.grouped)" : ""
    let figure = ProbabilityBars(
      labels: shown.map { "\($0)" },
      distributions: [.init("share", shown.map(share))],
      extent: barExtent)
    return try Illustration(
      id: "word-lengths",
      title: "Words of \(commonest) characters are the most common\(rest)",
      alternative: "Bar chart of the lengths of words, where \(commonest) is the tallest bar",
      figure: figure,
      columns: [.number("Characters"), .number("Words")],
      rows: lengths.indices.dropFirst(shortest).map { [.count($0), .count(lengths[$0])] })
  }
}

extension CountingFindings {
  /// Rows of a table for a word that is a whole text.
  private static let mostRows = 20

  fileprivate var firstWordValues: [String: TemplateValue] {
    [
      "word": .code(shownWord(firstWord)), "examples": .count(firstWordBigrams.count),
      "total": .count(total), "start": .code(firstWordBigrams.first?.first ?? ""),
      "end": .code(firstWordBigrams.last?.second ?? ""),
    ]
  }

  fileprivate var firstWordTable: DataTable {
    let shown = firstWordBigrams.prefix(Self.mostRows)
    let rest = firstWordBigrams.count > shown.count ? ", the first \(shown.count) examples" : ""
    return DataTable(
      id: "first-word", caption: "What the first word, \(shownWord(firstWord)), teaches\(rest)",
      columns: [.text("After"), .text("comes"), .number("In the whole list (times)")],
      rows: shown.map {
        [.text(shownCharacter($0.first)), .text(shownCharacter($0.second)), .count($0.count)]
      })
  }
}
