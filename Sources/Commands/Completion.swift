/// `mmreport completion`: what makes a shell complete the command line.
struct Completion: Subcommand {
  static let name = "completion"
  static let summary = "print what makes a shell complete commands, options and their values"
  static let positionals = Positionals<Completion>.one(
    Shell.allCases.map(\.rawValue).joined(separator: "|"),
    .choice { Shell.allCases.map(\.rawValue) }, \.shell)
  static let options: [Option<Completion>] = []

  var shell = ""

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    guard let chosen = Shell(rawValue: shell) else {
      throw UsageError.badChoice("completion", shell, choices: Shell.allCases.map(\.rawValue))
    }
    try terminal.print(chosen.script(for: CommandLineTool.subcommands))
    return .done
  }
}

/// A shell that completes what its user types, told by a script.
enum Shell: String, CaseIterable, Sendable {
  case bash, zsh, fish

  /// The script for a program of these commands, without its last newline. Whatever stands in names and texts is
  /// nothing but text to the shell.
  func script(for commands: [AnySubcommand]) -> String {
    switch self {
    case .bash: bashScript(for: commands)
    case .zsh: zshScript(for: commands)
    case .fish: fishScript(for: commands)
    }
  }
}

/// What may stand behind `mmreport` beside commands.
let generalOptions = [
  OptionShape.help,
  OptionShape(
    names: ["--version"], placeholder: nil, help: "the version of the program", values: .text),
]

/// The commands' names of one word: what may stand first.
func firstWords(of commands: [AnySubcommand]) -> [AnySubcommand] {
  commands.filter { $0.words.count == 1 }
}

/// The commands' names of two words, which win over those of one.
func twoWords(of commands: [AnySubcommand]) -> [AnySubcommand] {
  commands.filter { $0.words.count == 2 }
}
