import Basics
import Experiments
import Sites

extension Program {
  /// The program that the page `id` of the lecture or of an exercise offers, if it does.
  static func all(of id: String, _ findings: Findings) throws -> [Program] {
    try table[id].flatMap { try $0(findings) }.map { [$0] } ?? []
  }

  /// By page: a line each. Pages about networks have one by their kind.
  private static let table: [String: @Sendable (Findings) throws -> Program?] = [
    "likelihood": counting,
    "resampling": net,
    "e01": trigram,
    "e02": split,
    "e03": smoothing,
    "e04": oneHot,
    "e05": crossEntropy,
    "e06": backoff,
  ]
}

extension TemplateValue {
  /// A whole number as Python prints it.
  static func whole(_ value: Int) -> TemplateValue { .literal(Double(value)) }

  /// A number with so many decimals as Python prints it.
  static func printed(_ value: Double, _ digits: Int) -> TemplateValue {
    .number(value.fixed(digits))
  }

  /// Words, a line each: a section that shows `word`.
  static func lines(_ words: [String]) -> TemplateValue {
    .list(words.map { ["word": .text($0)] })
  }
}
