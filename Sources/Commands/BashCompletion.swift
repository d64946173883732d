/// What bash reads to complete `mmreport`.
func bashScript(for commands: [AnySubcommand]) -> String {
  let first = firstWords(of: commands).map(\.name)
  let general = generalOptions.flatMap(\.names)
  return """
    # Completes mmreport in bash; written by 'mmreport completion bash'.

    # _mmreport_words BEGUN WORD...: the words that begin so.
    _mmreport_words() {
      local begun=$1 word
      shift
      for word; do
        if [[ $word == "$begun"* ]]; then COMPREPLY+=("$word"); fi
      done
    }

    # _mmreport_list BEGUN WORD...: the same of the last of several with commas between them.
    _mmreport_list() {
      local begun=$1 before=${1%"${1##*,}"} word
      shift
      compopt -o nospace 2> /dev/null
      for word; do
        if [[ $before$word == "$begun"* ]]; then COMPREPLY+=("$before$word"); fi
      done
    }

    # _mmreport_paths KIND BEGUN: files (-f) or folders (-d).
    _mmreport_paths() {
      compopt -o filenames 2> /dev/null
      mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
    }

    _mmreport() {
      local begun=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} command=${COMP_WORDS[1]} option
      COMPREPLY=()
      if ((COMP_CWORD == 1)); then
        _mmreport_words "$begun" \(bashWords(first + ["help"] + general))
        return
      fi
    \(twoWordCases(commands))
      # A word is taken apart at '='.
      option=$before
      if [[ $begun == = ]]; then
        begun=
      elif [[ $before == = ]]; then
        option=${COMP_WORDS[COMP_CWORD - 2]}
      fi
      case "$command $option" in
    \(optionCases(commands).joined(separator: "\n"))
      esac
      case $command in
    \((commands.map { commandCase($0, commands) } + [helpCase(first)]).joined(separator: "\n"))
      esac
    }

    complete -F _mmreport mmreport
    """
}

/// Where the first two words are a command together.
private func twoWordCases(_ commands: [AnySubcommand]) -> String {
  let names = twoWords(of: commands).map { "'\($0.name)'" }
  guard !names.isEmpty else { return "" }
  return """
      if ((COMP_CWORD > 2)); then
        case "$command ${COMP_WORDS[2]}" in
        \(names.joined(separator: " | "))) command+=" ${COMP_WORDS[2]}" ;;
        esac
      fi
    """
}

/// What follows an option that has a value: options that take the same stand together.
private func optionCases(_ commands: [AnySubcommand]) -> [String] {
  var cases: [(action: String, patterns: [String])] = []
  for command in commands {
    for option in command.options where option.placeholder != nil {
      let action = action(option.values) ?? ":"
      let patterns = option.names.map { quoted("\(command.name) \($0)") }
      if let index = cases.firstIndex(where: { $0.action == action }) {
        cases[index].patterns += patterns
      } else {
        cases.append((action, patterns))
      }
    }
  }
  return cases.map { action, patterns in
    "  \(patterns.joined(separator: " | ")))\n    \(action)\n    return\n    ;;"
  }
}

/// A command's options, and the words that it takes, which come first where no option is begun.
private func commandCase(_ command: AnySubcommand, _ all: [AnySubcommand]) -> String {
  let options = "_mmreport_words \"$begun\" \(bashWords(command.options.flatMap(\.names)))"
  let words = command.positionals.placeholder.isEmpty ? nil : action(command.positionals.values)
  let next = command.followers(in: all).map { "_mmreport_words \"$begun\" \(bashWords([$0]))" }
  let others = (words.map { [$0] } ?? []) + next
  guard command.positionals.placeholder != "" else {
    return
      "  \(quoted(command.name)))\n    \((next + [options]).joined(separator: "\n    "))\n    ;;"
  }
  return """
      \(quoted(command.name)))
        if [[ $begun == -* ]]; then
          \(options)
        else
          \(others.isEmpty ? ":" : others.joined(separator: "\n      "))
        fi
        ;;
    """
}

private func helpCase(_ names: [String]) -> String {
  "  help) _mmreport_words \"$begun\" \(bashWords(names)) ;;"
}

/// Nil where nothing is offered.
private func action(_ values: ValueKind) -> String? {
  let words = values.words
  return switch values {
  case .file: "_mmreport_paths -f \"$begun\""
  case .folder: "_mmreport_paths -d \"$begun\""
  case .choice where !words.isEmpty: "_mmreport_words \"$begun\" \(bashWords(words))"
  case .list where !words.isEmpty: "_mmreport_list \"$begun\" \(bashWords(words))"
  default: nil
  }
}

private func bashWords(_ words: [String]) -> String {
  words.map(quoted).joined(separator: " ")
}

extension AnySubcommand {
  /// The second words of commands that begin with this one's name.
  fileprivate func followers(in commands: [AnySubcommand]) -> [String] {
    twoWords(of: commands).filter { $0.words[0] == name }.map { $0.words[1] }
  }
}
