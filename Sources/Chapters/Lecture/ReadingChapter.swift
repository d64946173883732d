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
        values: try reading.values.merging(counting.firstWordValues) { $1 },
        claims: [reading.repetition],
        illustrations: [try reading.lengthBars()],
        tables: [counting.firstWordTable])
    }
  }
}

extension ReadingFindings {
  /// Bars for more lengths than this would be too thin.
  private static let mostBars = 40
  /// Characters that a sentence has room for.
  private static let mostCharacters = 80

  private var commonest: Int {
    get throws { try lengths.indexOfLargest.needed("lengths of words") }
  }

  private func share(_ length: Int) -> Double { Double(lengths[length]) / Double(wordCount) }

  fileprivate var values: [String: TemplateValue] {
    get throws {
      let commonest = try commonest
      let rest = characters.count - Self.mostCharacters
      return [
        "words": .count(wordCount, "word"), "shortest": .count(shortest),
        "longest": .count(longest, "character"),
        "first": .list(firstWords.map { ["word": .code(shownWord($0))] }),
        "characters": .count(characters.count, "character"),
        "commonest": .count(commonest, "character"),
        "commonestShare": .decimal(100 * share(commonest), 1),
        "letters": .list(characters.prefix(Self.mostCharacters).map { ["letter": .letters($0)] }),
        "more": .list(rest > 0 ? [["rest": .count(rest)]] : []),
      ]
    }
  }

  fileprivate var repetition: Claim {
    let repeated = wordCount - distinctWords
    return Claim(
      "repeats", on: "lecture.reading.distinctWords", "lecture.reading.wordCount", if: repeated > 0,
      "Something is easy to miss: the list has only \(.count(distinctWords, "different word"))."
        + " \(repeated == 1 ? "One line repeats" : "\(.count(repeated)) lines repeat" as Words) a word"
        + " that stands further up. That will matter as soon as some words are kept aside to test a"
        + " model: a word that it is tested on may be among those that it learned from.",
      otherwise: "No word stands in the list twice, so none that is kept aside to test a model can"
        + " also be among those that it learns from.")
  }

  fileprivate func lengthBars() throws -> Illustration {
    let commonest = try commonest
    let last = max(shortest, min(longest, shortest + Self.mostBars - 1))
    let shown = Array(shortest...last)
    let rest = longest > last ? ", lengths to \(last) of \(longest.grouped)" : ""
    let figure = ProbabilityBars(
      labels: shown.map { "\($0)" },
      distributions: [.init("share", shown.map(share))],
      unit: "share of words in percent")
    return try Illustration(
      id: "word-lengths",
      title: "No length is more common than \(commonest)\(rest)",
      alternative: "Bar chart of the lengths of words, where no bar is taller than that of"
        + " \(commonest)",
      figure: figure,
      columns: [.number("Characters"), .number("Words")],
      rows: lengths.indices.dropFirst(shortest).map { [.count($0), .count(lengths[$0])] })
  }
}

extension CountingFindings {
  /// Rows of a table for a word that is a whole text.
  private static let mostRows = 20

  fileprivate var firstWordValues: [String: TemplateValue] {
    get throws {
      let (first, last) = try (
        firstWordBigrams.first.needed("examples of a word"),
        firstWordBigrams.last.needed("examples of a word")
      )
      return [
        "word": .code(shownWord(firstWord)), "examples": .count(firstWordBigrams.count),
        "total": .count(total, "example"), "start": .code(first.first), "end": .code(last.second),
      ]
    }
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
