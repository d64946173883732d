/// The page that `mmreport COMMAND --help` prints.
func help<Command: Subcommand>(for command: Command.Type) -> String {
  let positionals = command.positionals
  let usage = ["mmreport", command.name, positionals.placeholder, "[OPTIONS]"]
    .filter { !$0.isEmpty }.joined(separator: " ")
  let options = command.options.map { option in
    (
      option.names.joined(separator: ", ") + (option.placeholder.map { " \($0)" } ?? ""),
      option.help
    )
  }
  return """
    \(command.summary)

    Usage: \(usage)

    Options:
    \(columns(options + [("-h, --help", "this page")]))
    """
}

/// The page that `mmreport --help` prints.
func overview(of commands: [AnySubcommand]) -> String {
  """
  Trains every model of the makemore lecture on a list of words, draws what they learned, and
  writes it down as a site that opens without a server.

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
