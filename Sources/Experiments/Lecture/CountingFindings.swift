import Corpora

/// Minutes 6 to 24: bigrams in a dictionary, then in a table; first with two marks, then with one.
public struct CountingFindings: SectionFindings {
  /// Two characters in a row, the boundary spelled as the lecture first spells it.
  public struct Bigram: Codable, Sendable {
    /// The two characters.
    public let first, second: String
    /// How often the list has them.
    public let count: Int
  }

  /// The first word of the list.
  public let firstWord: String
  /// Its bigrams.
  public let firstWordBigrams: [Bigram]
  /// How many different bigrams there are.
  public let distinctBigrams: Int
  /// The twenty most frequent, equals in the order in which the list first shows them.
  public let topBigrams: [Bigram]
  /// The total and the zeros of the table N.
  public let total, zeros: Int
  /// The first row of N: how often each character begins a word.
  public let firstRow: [Int]
  /// N, as a figure shows it.
  public let counts: LabelledMatrix
  /// N with `<S>` and `<E>` apart, as it was before they became one: V + 1 rows.
  public let withTwoMarks: LabelledMatrix
  /// Cells of the end's row and the start's column that stay empty while the marks are two.
  public let wastedCells: Int
}

extension CountingFindings {
  static let startMark = "<S>"
  static let endMark = "<E>"

  init(_ lecture: Lecture) {
    let (table, words) = (lecture.table, lecture.corpus.words)
    func bigram(_ first: Token, _ second: Token) -> Bigram {
      Bigram(
        first: first == Vocabulary.boundary ? Self.startMark : lecture.vocabulary.text(of: first),
        second: second == Vocabulary.boundary ? Self.endMark : lecture.vocabulary.text(of: second),
        count: lecture.count(of: second, after: first))
    }
    let word = Array(words.first ?? [])
    firstWord = lecture.vocabulary.text(of: word)
    firstWordBigrams = zip([Vocabulary.boundary] + word, word + [Vocabulary.boundary]).map(bigram)
    distinctBigrams = table.counts.count
    topBigrams = lecture.mostFrequentBigrams(20).map(bigram)
    let size = table.vocabularySize
    total = table.total
    zeros = size * size - table.counts.count
    firstRow = (0..<size).map { lecture.count(of: Token($0), after: Vocabulary.boundary) }
    counts = lecture.labelledCounts()
    withTwoMarks = lecture.countsWithTwoMarks
    wastedCells = lecture.cellsThatTwoMarksWaste
  }
}

extension Lecture {
  /// The bigrams that occur most often; equals by code point, the dot first.
  func mostFrequentBigrams(_ count: Int) -> [(Token, Token)] {
    let cells = (0..<table.contextCount).flatMap { row in
      table.entries(of: row).map { (Token(table.contexts[row]), table.next[$0], table.counts[$0]) }
    }
    return cells.sorted { ($1.2, $0.0, $0.1) < ($0.2, $1.0, $1.1) }.prefix(count).map {
      ($0.0, $0.1)
    }
  }

  /// Empty cells after the end and before the start, found by walking through all marked words.
  var cellsThatTwoMarksWaste: Int {
    let (start, end) = (vocabularySize - 1, vocabularySize)
    var filled: Set<[Int]> = []
    for word in corpus.words {
      let marked = [start] + word.map { Int($0) - 1 } + [end]
      for pair in zip(marked, marked.dropFirst()) where pair.0 == end || pair.1 == start {
        filled.insert([pair.0, pair.1])
      }
    }
    // A row and a column, which cross once.
    return 2 * (vocabularySize + 1) - 1 - filled.count
  }

  /// N before minute 21: the start a row of its own, the end a column of its own, both last.
  var countsWithTwoMarks: LabelledMatrix {
    let one = labelledCounts(atMost: Self.shownCharacters - 1)
    let size = one.labels.count
    let letters = Array(1..<size)
    func value(_ row: Int, _ column: Int) -> Double { one.values[row * size + column] }
    let rows = letters.map { row in letters.map { value(row, $0) } + [0, value(row, 0)] }
    let start = letters.map { value(0, $0) } + [0, value(0, 0)]
    let end = [Double](repeating: 0, count: size + 1)
    return LabelledMatrix(
      labels: one.labels.dropFirst() + [CountingFindings.startMark, CountingFindings.endMark],
      values: (rows + [start, end]).flatMap { $0 }, size: one.size + 1)
  }
}

extension CountingFindings {
  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(
        .bigrams, "bigrams.emma", "bigrams of the first word",
        .list(firstWordBigrams.map { .list([.text($0.first), .text($0.second)]) })),
      .init(.dictionary, "bigrams.distinct", "distinct bigrams", .init(distinctBigrams)),
      .init(
        .dictionary, "bigrams.top20", "the twenty most frequent bigrams",
        .list(topBigrams.map { .list([.text($0.first), .text($0.second), .init($0.count)]) })),
      .init(.marks, "counts.shape", "shape of N", .init([counts.size, counts.size])),
      .init(.marks, "counts.total", "sum of N", .init(total)),
      .init(.marks, "counts.row0", "first row of N", .init(firstRow)),
      .init(.marks, "counts.zeros", "bigrams never seen", .init(zeros)),
      .init(
        .marks, "counts.marks.shape", "shape of N with start and end apart",
        .init([withTwoMarks.size, withTwoMarks.size])),
      .init(.marks, "counts.marks.wasted", "cells that two marks waste", .init(wastedCells)),
    ]
  }
}
