/// A subcommand without its type.
struct AnySubcommand: Sendable {
  let name: String
  let summary: String
  let positionals: PositionalShape
  /// Its own, and the one for help.
  let options: [OptionShape]
  let run: @Sendable ([String], inout Terminal) throws -> ExitStatus

  /// The words of its name.
  var words: [String] { name.split(separator: " ").map(String.init) }

  /// How it is called.
  var usage: String {
    ["mmreport", name, positionals.placeholder, "[OPTIONS]"].filter { !$0.isEmpty }
      .joined(separator: " ")
  }

  init<Command: Subcommand>(_ command: Command.Type) {
    (name, summary) = (command.name, command.summary)
    positionals = command.positionals.shape
    options = command.options.map(\.shape) + [.help]
    run = { arguments, terminal in
      let given = try command.given(arguments)
      return try given.command(over: OptionsFile(for: given)).run(&terminal)
    }
  }
}
