/// What zsh reads to complete `mmreport`: the file `_mmreport` along its `fpath`.
func zshScript(for commands: [AnySubcommand]) -> String {
  let (first, pairs) = (firstWords(of: commands), twoWords(of: commands))
  let names = first.map { described($0.name, $0.summary) }
  return """
    #compdef mmreport
    # Completes mmreport in zsh; written by 'mmreport completion zsh'.

    _mmreport_commands() {
      local -a names=(
        \(names.joined(separator: "\n    "))
      )
      _describe -t commands command names
    }

    _mmreport() {
      local name=${words[2]}
      if (( CURRENT == 2 )); then
        _mmreport_commands
        _arguments -S \(generalOptions.flatMap(specifications).joined(separator: " "))
        return
      fi
    \(pairCases(pairs))
      shift words
      (( CURRENT-- ))
      case $name in
        help) (( CURRENT == 2 )) && _mmreport_commands ;;
    \(commands.map { commandCase($0, pairs) }.joined(separator: "\n"))
      esac
    }

    _mmreport "$@"
    """
}

/// Where the first two words are a command together.
private func pairCases(_ pairs: [AnySubcommand]) -> String {
  let patterns = pairs.map { quoted($0.name) }.joined(separator: "|")
  return pairs.isEmpty
    ? ""
    : """
      if (( CURRENT > 3 )) && [[ "$name ${words[3]}" == (\(patterns)) ]]; then
        name+=" ${words[3]}"
        shift words
        (( CURRENT-- ))
      fi
    """
}

private func commandCase(_ command: AnySubcommand, _ pairs: [AnySubcommand]) -> String {
  let followers = pairs.filter { $0.words[0] == command.name }
  let first = followers.map { described($0.words[1], $0.summary) }
  let describe =
    first.isEmpty
    ? ""
    : """

          local -a names=(\(first.joined(separator: " ")))
          (( CURRENT == 2 )) && _describe -t commands command names
    """
  let rows = command.options.flatMap(specifications) + words(of: command.positionals)
  return """
        \(quoted(command.name)))\(describe)
          _arguments -S \(rows.joined(separator: " \\\n        "))
          ;;
    """
}

/// `'build:train the models'`: a name and what it is.
private func described(_ name: String, _ help: String) -> String {
  quoted(escaped(name, ":") + ":" + help.replacing("\\", with: "\\\\"))
}

/// The ways in which an option is spelled, for `_arguments`.
private func specifications(_ option: OptionShape) -> [String] {
  // One that is there is not offered again, but for lists.
  let excluded = option.names.count > 1 ? "(\(option.names.joined(separator: " ")))" : ""
  let isList = if case .list = option.values { true } else { false }
  let help = "[\(escaped(option.help, "[]:"))]"
  return option.names.map { name in
    guard let placeholder = option.placeholder else { return quoted(excluded + name + help) }
    let value = ":\(escaped(placeholder, ":")):\(action(option.values))"
    return quoted(excluded + (isList ? "*" : "") + name + "=" + help + value)
  }
}

/// What a command takes beside options, for `_arguments`.
private func words(of positionals: PositionalShape) -> [String] {
  guard !positionals.placeholder.isEmpty else { return [] }
  let place = positionals.count.upperBound == 1 ? "1" : "*"
  return [quoted("\(place):\(escaped(positionals.placeholder, ":")):\(action(positionals.values))")]
}

/// What `_arguments` does for a value; a blank offers nothing.
private func action(_ values: ValueKind) -> String {
  let words = values.words.map { escaped($0, ":()' ") }.joined(separator: " ")
  return switch values {
  case .file: "_files"
  case .folder: "_files -/"
  case .choice where !words.isEmpty: "(\(words))"
  case .list where !words.isEmpty: "_sequence compadd - \(words)"
  default: " "
  }
}

/// `text` with a backslash before each backslash and each of `characters`.
private func escaped(_ text: String, _ characters: String) -> String {
  String(text.flatMap { characters.contains($0) || $0 == "\\" ? ["\\", $0] : [$0] })
}
