import Corpora

/// Minute 3: what is in the list.
public struct ReadingFindings: SectionFindings {
  /// The first ten words.
  public let firstWords: [String]
  /// The number of words, and the lengths of the shortest and the longest in characters.
  public let wordCount, shortest, longest: Int
  /// How many words the list has, if those were drawn from it; nil where they are all.
  public let drawnFrom: Int?
  /// Words of each length, from length 0 to the longest.
  public let lengths: [Int]
  /// Words that stand in the list only once count once here.
  public let distinctWords: Int
  /// The characters in code point order, without the boundary.
  public let characters: [String]
  /// What stands for the boundary: a dot, unless the words have dots of their own.
  public let boundary: String
}

extension ReadingFindings {
  init(_ lecture: Lecture) {
    let words = lecture.corpus.words
    let lengths = words.reduce(into: [Int]()) { lengths, word in
      while lengths.count <= word.count { lengths.append(0) }
      lengths[word.count] += 1
    }
    firstWords = words.prefix(10).map { lecture.vocabulary.text(of: $0) }
    (wordCount, drawnFrom) = (words.count, lecture.corpus.drawnFrom)
    shortest = lengths.firstIndex { $0 > 0 } ?? 0
    longest = lengths.count - 1
    self.lengths = lengths
    distinctWords = Set(words).count
    characters = lecture.vocabulary.symbols.dropFirst().map { String($0) }
    boundary = lecture.vocabulary.text(of: Vocabulary.boundary)
  }
}

extension ReadingFindings {
  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(.reading, "names.first10", "first ten words", .init(firstWords)),
      .init(.reading, "names.count", "number of words", .init(wordCount)),
      .init(.reading, "names.shortest", "shortest word", .init(shortest)),
      .init(.reading, "names.longest", "longest word", .init(longest)),
    ]
  }
}
