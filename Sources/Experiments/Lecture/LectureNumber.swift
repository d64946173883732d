import Training

/// A number that the lecture shows, and ours: a line in `numbers` of the findings that have it, and an entry
/// in `lecture-numbers-*.json`, which `Tests/Oracles/lecture_numbers.py` prints.
public struct LectureNumber: Sendable {
  /// Where the lecture shows it.
  public let section: LectureSection
  /// Names it in the files of expected numbers.
  public let id: String
  /// What it is, as a line of a table says it.
  public let what: String
  /// Ours; nil where the corpus has no such thing.
  public let value: NumberValue?

  init(_ section: LectureSection, _ id: String, _ what: String, _ value: NumberValue?) {
    (self.section, self.id, self.what, self.value) = (section, id, what, value)
  }
}

extension LectureNumber {
  /// Held against what an oracle says, if there is one.
  func check(_ expected: ExpectedNumbers.Number?) -> NumberCheck {
    NumberCheck(
      id: id, section: section, what: what, expected: expected?.value, actual: value,
      matches: expected.map { expected in
        value.map { expected.comparison.holds($0, expected.value) } ?? false
      }, tolerance: expected?.comparison.tolerance, source: expected?.source)
  }
}

extension NumberValue {
  /// The losses of full-batch descent at the steps at which they are compared with the lecture's.
  init(losses history: History) {
    let steps = [0, 1, 2, 5, 10, 20, 50, 100, 200].filter(history.points.indices.contains)
    self = .object(
      Dictionary(
        uniqueKeysWithValues: steps.map { ("\($0)", .number(history.points[$0].train)) }))
  }
}
