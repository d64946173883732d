import Basics
import Experiments
import Figures
import Randomness
import Sites

/// The part of the findings that a chapter said it needs.
func needed<Part>(_ part: Part?, _ name: FindingsPart) throws(MissingFinding) -> Part {
  try needed(part, "part '\(name.rawValue)'")
}

/// What a page cannot do without: a page that invents it would be wrong, so there is none.
func needed<Value>(
  _ value: Value?, _ what: @autoclosure () -> String
) throws(MissingFinding) -> Value {
  guard let value else { throw MissingFinding(what: what()) }
  return value
}

extension Optional {
  /// The value, which a page cannot do without.
  func needed(_ what: @autoclosure () -> String) throws(MissingFinding) -> Wrapped {
    try Chapters.needed(self, what())
  }
}

/// A number that a page shows, and that the findings do not have.
struct MissingFinding: Error, Equatable, CustomStringConvertible {
  let what: String

  var description: String { "the findings have no \(what), which a page shows" }
}

extension TemplateValue {
  /// A character or a word in fixed-width letters.
  static func letters(_ text: String) -> TemplateValue { .code(shownCharacter(text)) }

  /// A share in percent, with more decimals where it is small.
  static func percent(_ share: Double) -> TemplateValue {
    .number(share, .percent(share < 0.001 ? 4 : share < 0.01 ? 2 : 1))
  }
}

extension TemplateValue {
  /// A number of things: `1 word`, `2,000 words`.
  static func count(_ number: Int, _ thing: String) -> TemplateValue {
    .number(number.counted(thing))
  }

  /// A loss in nats per character, infinite ones included.
  static func loss(_ value: Double) -> TemplateValue { .decimal(value, 4) }
}

extension SampleSet {
  /// How many words of each draw are shown.
  static let wordsADraw = 10

  /// Samples of one model under each draw, side by side.
  init(id: String, draws: [SamplingMethod: [String]], count: Int = wordsADraw) throws {
    self.init(
      id: id,
      columns: try SamplingMethod.allCases.map { draw in
        let words = try draws.words(draw).prefix(count)
        return (draw.title, words.map { Sample(shownWord($0, atMost: 100)) })
      })
  }
}

extension [SamplingMethod: [String]] {
  /// The words that were drawn in one way.
  func words(_ draw: SamplingMethod) throws -> [String] {
    try self[draw].needed("samples \(draw.title)")
  }
}

extension SamplingMethod {
  /// Who draws like that. The video is of 2022; what is drawn is this list's in every case.
  var title: String {
    switch self {
    case .lecture: "Drawn as in 2022 (the video)"
    case .torch: "PyTorch today"
    case .mkl: "PyTorch 1.13 to 2.6, Intel/AMD"
    }
  }
}
