/// What the program was asked for: a command line, and the file of options that there may be beside it.
struct Asked<Command: Subcommand>: Sendable {
  private let given: GivenArguments<Command>
  /// The file of options that is read; nil where there was none.
  let optionsFile: String?

  /// Throws a `UsageError` for a command line that no command can have.
  init(_ arguments: [String]) throws(UsageError) {
    given = try Command.given(arguments)
    optionsFile = OptionsFile.path(for: given)
  }

  /// The command with its options, for which the file is read anew. Throws a `UsageError` for what the command cannot
  /// be, and a `FileError`.
  func command() throws -> Command {
    try given.command(over: optionsFile.map { try OptionsFile(path: $0) })
  }
}
