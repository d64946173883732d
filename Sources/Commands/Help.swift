/// The page that `mmreport COMMAND --help` prints.
func help(for command: AnySubcommand) -> String {
  """
  \(command.summary)

  Usage: \(command.usage)

  Options:
  \(columns(command.options.map { ($0.spelling, $0.help) }))
  """
}

/// What the program is for.
let programSummary = """
  Trains every model of the makemore lecture on a list of words, draws what they learned, and
  writes it down as a site that opens without a server.
  """

/// The page that `mmreport --help` prints.
func overview(of commands: [AnySubcommand]) -> String {
  """
  \(programSummary)

  Usage: mmreport COMMAND [OPTIONS]

  Commands:
  \(columns(commands.map { ($0.name, $0.summary) }))

    mmreport COMMAND --help tells a command's options; mmreport --version the version.
  """
}

/// Two columns, the second in line; a long first entry has a line to itself.
private func columns(_ rows: [(String, String)]) -> String {
  let width = 26
  return rows.map { first, second in
    first.count < width
      ? "  " + first + String(repeating: " ", count: width - first.count) + second
      : "  " + first + "\n" + String(repeating: " ", count: width + 2) + second
  }.joined(separator: "\n")
}
