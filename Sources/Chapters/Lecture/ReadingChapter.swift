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
        values: try reading.values.merging(try counting.firstWordValues) { $1 },
        claims: [reading.repetition, reading.shortness],
        illustrations: [
          try reading.lengthBars(), try counting.arrows(lecture), try counting.strips(lecture),
        ])
    }
  }
}

extension ReadingFindings {
  /// Bars for more lengths than this would be too thin.
  private static let mostBars = 40
  /// Characters that a sentence has room for.
  private static let mostCharacters = 80
  /// As far as some of the networks look back.
  private static let longestMemory = 8

  private var commonest: Int {
    get throws { try lengths.indexOfLargest.needed("lengths of words") }
  }

  private func share(_ length: Int) -> Double { Double(lengths[length]) / Double(wordCount) }

  fileprivate var values: [String: TemplateValue] {
    get throws {
      let rest = characters.count - Self.mostCharacters
      return [
        "words": .count(wordCount, "word"), "shortest": .count(shortest),
        "longest": .count(longest, "character"),
        "first": .list(firstWords.map { ["word": .code(shownWord($0))] }),
        "characters": .count(characters.count, "different character"),
        "boundary": .letters(boundary),
        "drawn": .list(drawnFrom.map { [["all": .count($0, "word")]] } ?? []),
        "letters": .list(characters.prefix(Self.mostCharacters).map { ["letter": .letters($0)] }),
        "more": .list(rest > 0 ? [["rest": .count(rest)]] : []),
      ]
    }
  }

  /// What the lengths mean for models that look back a few letters.
  fileprivate var shortness: Claim {
    let limit = min(Self.longestMemory, lengths.count - 1)
    let share = Double(lengths[...limit].reduce(0, +)) / Double(wordCount)
    let memory = TemplateValue.count(Self.longestMemory)
    return Claim(
      "short", on: "lecture.reading.lengths", if: share > 0.5,
      "Words are short: \(.percent(share)) % have \(memory) letters or fewer. That is why later models"
        + " that remember \(memory) letters see most words whole.",
      otherwise:
        "Words are long: only \(.percent(share)) % have \(memory) letters or fewer. So later models"
        + " that remember \(memory) letters see most words in part only.")
  }

  fileprivate var repetition: Claim {
    let repeated = wordCount - distinctWords
    return Claim(
      "repeats", on: "lecture.reading.distinctWords", "lecture.reading.wordCount", if: repeated > 0,
      "Something is easy to miss: the list has only \(.count(distinctWords, "different word"))."
        + " \(repeated == 1 ? "One line repeats" : "\(.count(repeated)) lines repeat" as Words) a word"
        + " from further up. That will matter when some words are kept aside to test a model: it may"
        + " be tested on a word that it has learned from.",
      otherwise:
        "No word is in the list twice. So no word that is kept aside to test a model can also"
        + " be one that it has learned from.")
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
      title: "No length is more common than \(commonest):"
        + " \(share(commonest).text(.percent(1))) of 100 words\(rest)",
      alternative: "Bar chart of the lengths of words, where no bar is taller than that of"
        + " \(commonest)",
      figure: figure,
      columns: [.number("Characters"), .number("Words")],
      rows: lengths.indices.dropFirst(shortest).map { [.count($0), .count(lengths[$0])] })
  }
}

extension CountingFindings {
  fileprivate var firstWordValues: [String: TemplateValue] {
    get throws {
      let count = firstWordBigrams.count
      guard count > 0 else { throw MissingFinding(what: "examples of a word") }
      return [
        "word": .code(shownWord(firstWord)), "examples": .count(count),
        "lettersOfWord": .count(count - 1, "letter"), "fewer": .count(count - 2),
        "same": .count(count - 1), "total": .count(total, "example"),
      ]
    }
  }

  fileprivate func arrows(_ lecture: LectureFindings) throws -> Illustration {
    let figure = WordArrows(
      lecture, notes: firstWordBigrams.map(\.count.grouped),
      legend: "below: how often the list has each pair")
    let count = firstWordBigrams.count
    return try Illustration(
      id: "first-word",
      title: "\(shownWord(firstWord)) is \(count.counted("example")):"
        + " one for each letter, and one for the end",
      alternative: "Diagram of the first word with an arrow from each character to the next",
      figure: figure,
      columns: [.text("After"), .text("comes"), .number("In the whole list (times)")],
      rows: firstWordBigrams.map { [.text($0.first), .text($0.second), .count($0.count)] })
  }

  fileprivate func strips(_ lecture: LectureFindings) throws -> Illustration {
    let characters = lecture.firstWordCharacters
    return try Illustration(
      id: "zip", title: "zip(chs, chs[1:]) pairs each character with the next one",
      alternative: "Diagram of two strips of the same characters, the lower one shifted by one, and"
        + " the pairs between them",
      figure: ShiftedStrips(characters: characters, names: ("chs", "chs[1:]", "pairs")),
      columns: [.text("chs"), .text("chs[1:]")],
      rows: zip(characters, characters.dropFirst()).map { [.text($0), .text($1)] })
  }
}
