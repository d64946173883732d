import Basics
import Experiments
import FoundationEssentials

/// `mmreport check`: numbers of the lecture beside ours.
struct Check: Subcommand {
  static let name = "check"
  static let summary = "hold the lecture's numbers against ours"

  var input = InputOptions()
  var json = false

  static let options: [Option<Check>] =
    InputOptions.options.map { $0.within(\.input) } + OptionsFile.options()
    + [.flag("--json", "print JSON", \.json)]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let corpus = try input.corpus(&terminal)
    try PairTable.check(corpus)
    var builder = FindingsBuilder(corpus: corpus)
    builder.parts = [.lecture]
    let rows = try builder.findings().checks
    if json {
      try terminal.print(json: rows, [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    } else {
      try terminal.print(lines: rows.map(line) + [Self.verdict(rows)])
    }
    return Self.status(rows)
  }

  /// Failed if one number differs; a number without an expected value does not.
  static func status(_ rows: [NumberCheck]) -> ExitStatus {
    rows.contains { $0.matches == false } ? .failed : .done
  }

  static func verdict(_ rows: [NumberCheck]) -> String {
    let compared = rows.filter { $0.matches != nil }
    let differing = compared.filter { $0.matches == false }
    let exact = compared.count { $0.tolerance == 0 }
    let unknown = rows.count - compared.count
    return "\(compared.count - differing.count) of \(compared.count) match"
      + " (\(exact) must be equal, \(compared.count - exact) near)"
      + (unknown > 0 ? "; \(unknown) have no expected value for this list" : "")
  }

  private func line(_ row: NumberCheck) -> String {
    let verdict = row.matches.map { $0 ? "match " : "DIFFER" } ?? "  -   "
    let ours = row.actual.map(short) ?? "none in this list"
    let expected = row.expected.map(short) ?? "-"
    return "\(row.section.rawValue)  \(verdict)  \(row.what): expected \(expected), ours \(ours)"
  }

  /// The value in the width that a line has.
  private func short(_ value: NumberValue) -> String {
    let text = printable(value.text)
    return text.count > 60 ? text.prefix(57) + "..." : text
  }
}
