/// What fish reads to complete `mmreport`.
func fishScript(for commands: [AnySubcommand]) -> String {
  let pairs = twoWords(of: commands)
  let first = firstWords(of: commands)
  let rows =
    first.map { complete("", ["-a", fishQuoted(fishQuoted($0.name))], $0.summary) }
    + [complete("", ["-a", "help"], "what a command does")]
    + generalOptions.map { option("", $0) }
    + first.map { complete("help", ["-a", fishQuoted(fishQuoted($0.name))], $0.summary) }
    + pairs.map { complete($0.words[0], ["-a", fishQuoted(fishQuoted($0.words[1]))], $0.summary) }
    + commands.flatMap { command in
      words(of: command) + command.options.map { option(command.name, $0) }
    }
  return """
    # Completes mmreport in fish; written by 'mmreport completion fish'.

    # Whether the command before the cursor is the one that is called so; without one, ''.
    function __mmreport_uses
        set -l words (commandline -opc)[2..3]
        set -l name "$words[1]"
        if contains -- "$words" \(fishWords(pairs.map(\.name)))
            set name "$words"
        end
        test "$name" = "$argv[1]"
    end

    complete -c mmreport -f
    \(rows.joined(separator: "\n"))
    """
}

/// A rule for where the command `name` is used.
private func complete(_ name: String, _ arguments: [String], _ help: String = "") -> String {
  let condition = ["-n", fishQuoted("__mmreport_uses \(fishQuoted(name))")]
  let description = help.isEmpty ? [] : ["-d", fishQuoted(help)]
  return (["complete", "-c", "mmreport"] + condition + arguments + description)
    .joined(separator: " ")
}

private func option(_ name: String, _ option: OptionShape) -> String {
  let spellings = option.names.flatMap { spelled in
    spelled.hasPrefix("--")
      ? ["-l", fishQuoted(String(spelled.dropFirst(2)))]
      : ["-s", fishQuoted(String(spelled.dropFirst()))]
  }
  let value = option.placeholder == nil ? [] : offered(option.values) ?? ["-x"]
  return complete(name, spellings + value, option.help)
}

/// What a command takes beside options.
private func words(of command: AnySubcommand) -> [String] {
  guard !command.positionals.placeholder.isEmpty else { return [] }
  switch command.positionals.values {
  case .file: return [complete(command.name, ["-F"])]
  case .folder: return [complete(command.name, ["-a", "'(__fish_complete_directories)'"])]
  default:
    let words = command.positionals.values.words
    return words.isEmpty ? [] : [complete(command.name, ["-a", fishQuoted(fishWords(words))])]
  }
}

/// What is offered as an option's value; nil where nothing is.
private func offered(_ values: ValueKind) -> [String]? {
  let words = values.words
  return switch values {
  case .file: ["-r", "-F"]
  case .folder: ["-x", "-a", "'(__fish_complete_directories)'"]
  case .choice where !words.isEmpty: ["-x", "-a", fishQuoted(fishWords(words))]
  case .list where !words.isEmpty:
    ["-x", "-a", fishQuoted("(__fish_append , \(fishWords(words)))")]
  default: nil
  }
}

private func fishWords(_ words: [String]) -> String {
  words.map(fishQuoted).joined(separator: " ")
}

/// `text` as one word of fish, which knows two escapes between its quotes.
private func fishQuoted(_ text: String) -> String {
  let plain = text == quoted(text) && !text.isEmpty
  guard !plain else { return text }
  return "'" + text.replacing("\\", with: "\\\\").replacing("'", with: "\\'") + "'"
}
