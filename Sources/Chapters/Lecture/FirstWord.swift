import Experiments
import Figures
import Sites

extension LectureFindings {
  /// Pairs of a figure for a word that is a whole text.
  static let mostPairs = 20

  /// The list's first word between its tokens, at most so many pairs of it: `. e m m a .`.
  var firstWordCharacters: [String] {
    let boundary = vocabulary[0]
    let pairs = self[CountingFindings.self].firstWordBigrams
    let letters = pairs.dropLast().map(\.second).prefix(Self.mostPairs)
    return [boundary] + letters + (pairs.count <= Self.mostPairs ? [boundary] : [])
  }
}

extension WordArrows {
  /// The first word of the list, with a note under each of its arrows.
  init(_ lecture: LectureFindings, notes: [String] = [], legend: String = "") {
    let characters = lecture.firstWordCharacters
    self.init(
      characters: characters, notes: Array(notes.prefix(characters.count - 1)), legend: legend)
  }
}
