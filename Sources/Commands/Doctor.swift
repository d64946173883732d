import Basics
import Figures
import FoundationEssentials
import Kernels
import Sites

/// `mmreport doctor`: whether this machine has what a build needs, and what else it could use.
struct Doctor: Subcommand {
  static let name = "doctor"
  static let summary = "say what a build finds on this machine, what it lacks, and how to mend that"

  var output = "output"
  var cache = StoreOptions()
  var json = false

  static let options: [Option<Doctor>] =
    [.text("--output", "DIR", "where the site would go (default: output)", \.output)]
    + StoreOptions.options.map { $0.within(\.cache) } + OptionsFile.options() + [
      .flag("--json", "print JSON", \.json)
    ]

  /// Failed only if a build would fail.
  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let rows =
      linkedLibraries().map { Diagnosis($0.name, found: $0.version) }
      + Diagnosis.fonts(InstalledFonts()) + Diagnosis.formulas(FormulaTools())
      + [.curl(), try .processor(), .engine(), .output(output)]
      + [.store(cache.isOff ? nil : cache.folder)]
    if json {
      try terminal.print(json: rows, [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes])
    } else {
      try terminal.print(lines: [ProgramVersion.current.line] + rows.map { printable($0.line) })
    }
    return rows.contains { $0.state == .fails } ? .failed : .done
  }
}

/// What was found of one thing that a build uses.
struct Diagnosis: Encodable, Equatable, Sendable {
  /// What it means for a build.
  enum State: String, Encodable, Sendable {
    case fine
    /// A build goes without.
    case less
    case fails
  }

  let name: String
  let state: State
  let found: String
  /// What a build lacks so, and what to do; nil where all is fine.
  var costs, mend: String?

  init(_ name: String, found: String) { (self.name, state, self.found) = (name, .fine, found) }

  init(_ name: String, _ state: State, found: String, costs: String, mend: String) {
    (self.name, self.state, self.found) = (name, state, found)
    (self.costs, self.mend) = (costs, mend)
  }

  var line: String {
    func padded(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(1, width - text.count))
    }
    let rest = [costs, mend].compactMap { $0 }.joined(separator: "; ")
    return padded(state.rawValue, 7) + padded(name, 13) + found + (rest.isEmpty ? "" : ": \(rest)")
  }
}
