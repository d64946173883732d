/// A subcommand without its type.
struct AnySubcommand: Sendable {
  let name: String
  let summary: String
  let run: @Sendable ([String], inout Terminal) throws -> ExitStatus

  // Asked for when somebody needs them: making all tables takes as long as all else at the program's start.
  private let positionalShape: @Sendable () -> PositionalShape
  private let optionShapes: @Sendable () -> [OptionShape]

  var positionals: PositionalShape { positionalShape() }
  /// Its own, and the one for help.
  var options: [OptionShape] { optionShapes() + [.help] }

  /// The words of its name.
  var words: [String] { name.split(separator: " ").map(String.init) }

  /// How it is called.
  var usage: String {
    ["mmreport", name, positionals.placeholder, "[OPTIONS]"].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  init<Command: Subcommand>(_ command: Command.Type) {
    (name, summary) = (command.name, command.summary)
    positionalShape = { command.positionals.shape }
    optionShapes = { command.options.map(\.shape) }
    run = { arguments, terminal in
      let asked = try Asked<Command>(arguments)
      return try asked.command().run(&terminal, asked)
    }
  }
}
