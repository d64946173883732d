import Basics
import Kernels

/// `mmreport man`: the manual page, made of the same tables as `--help`.
///
/// All commands stand in one page, since each has a few lines: `man mmreport` finds whatever there is, and options
/// that several commands share can be searched for at one place. A command's own page is for reading it alone.
struct Manual: Subcommand {
  static let name = "man"
  static let summary = "print the manual page, of all or of one command: mmreport man | man -l -"
  static let positionals = Positionals<Manual>(
    placeholder: "[COMMAND]", count: 0...2,
    values: .choice { CommandLineTool.subcommands.map(\.name) }
  ) { $0.words = $1 }
  static let options: [Option<Manual>] = []

  /// Those of a command's name; none for all commands.
  var words: [String] = []

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let commands = CommandLineTool.subcommands
    let name = words.joined(separator: " ")
    if name.isEmpty {
      try terminal.print(manual(of: commands))
    } else if let command = commands.first(where: { $0.name == name }) {
      try terminal.print(manual(of: command))
    } else {
      let suggestion = closestMatch(to: name, in: commands.map(\.name))
      throw UsageError.unknownCommand(name, suggestion: suggestion)
    }
    return .done
  }
}

/// `mmreport.1` in man(7), which needs no date: the same program prints the same page.
func manual(of commands: [AnySubcommand]) -> String {
  let rows = commands.flatMap {
    [".SS \(roff("mmreport \($0.name)", isArgument: true))"] + description(of: $0)
  }
  let lines =
    [
      heading("mmreport"), ".SH NAME",
      roff("mmreport - the lecture on language models, recomputed for a list of words"),
      ".SH SYNOPSIS", ".B mmreport", ".I COMMAND", roff("[OPTIONS]"), ".SH DESCRIPTION",
      roff(programSummary), ".SH COMMANDS",
    ] + rows + closing
  return lines.joined(separator: "\n")
}

/// The page of one command.
func manual(of command: AnySubcommand) -> String {
  let title = "mmreport-" + command.words.joined(separator: "-")
  let lines =
    [heading(title), ".SH NAME", roff("\(title) - \(command.summary)"), ".SH DESCRIPTION"]
    + description(of: command) + closing
  return lines.joined(separator: "\n")
}

private func heading(_ title: String) -> String {
  let version = roff("mmreport \(ProgramVersion.number)", isArgument: true)
  return ".TH \(roff(title.uppercased(), isArgument: true)) 1 \"\" \(version) \"User Commands\""
}

private func description(of command: AnySubcommand) -> [String] {
  [roff(command.summary.prefix(1).uppercased() + command.summary.dropFirst() + "."), ".PP"]
    + [".B \(roff(command.usage, isArgument: true))"]
    + command.options.flatMap { option in
      [".TP", ".B \(roff(option.spelling, isArgument: true))", roff(option.help)]
    }
}

/// What holds for every command.
private let closing =
  [".SH FILES"]
  + item(
    OptionsFile.usualPath, "options, for the commands that have --config; mmreport init writes one")
  + item("~/.cache/mmreport", "what is kept between builds; it may be deleted at any time")
  + [".SH ENVIRONMENT"]
  + item(
    InstructionSet.variable,
    "the instruction set to compute with: "
      + InstructionSet.allCases.map(\.rawValue).joined(separator: ", "))
  + item("XDG_CACHE_HOME", "where the folder mmreport is kept in place of ~/.cache")
  + item("TMPDIR", "where count puts aside what it has no memory for, in place of /tmp")
  + [".SH EXIT STATUS"]
  + item("0", "done") + item("1", "it failed, or a check did not hold")
  + item("2", "the command line was wrong")

private func item(_ name: String, _ text: String) -> [String] {
  [".TP", ".B \(roff(name, isArgument: true))", roff(text)]
}

/// `text` as one line of roff that prints it as it is; as an argument of a macro if that is asked for.
func roff(_ text: String, isArgument: Bool = false) -> String {
  let line = text.unicodeScalars.map { scalar in
    switch scalar {
    case "\\": "\\e"
    case "-": "\\-"
    case "'": "\\(aq"
    case "`": "\\(ga"
    case "^": "\\(ha"
    case "~": "\\(ti"
    case "\"": "\\(dq"
    case "\n": " "
    case "\u{20}"..."\u{7E}": String(scalar)
    default: "\\[u\(String(scalar.value, radix: 16, uppercase: true).leftPadded(to: 4))]"
    }
  }.joined()
  return isArgument ? "\"\(line)\"" : line.hasPrefix(".") ? "\\&" + line : line
}

extension String {
  fileprivate func leftPadded(to count: Int) -> String {
    String(repeating: "0", count: max(0, count - self.count)) + self
  }
}
