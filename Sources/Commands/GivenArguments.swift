import Basics

/// What a command line gives a command: options with their values in the order in which they came, and words.
struct GivenArguments<Command: Subcommand> {
  private var options: [(option: Option<Command>, text: String)] = []
  private var words: [String] = []

  /// Throws a `UsageError` for options that there are not, and for too many words or too few.
  init(_ arguments: [String]) throws(UsageError) {
    var rest = arguments[...]
    var onlyWords = false
    while let argument = rest.popFirst() {
      if onlyWords || !argument.hasPrefix("-") || argument == "-" {
        words.append(argument)
      } else if argument == "--" {
        onlyWords = true
      } else {
        options.append(try Self.option(argument, &rest))
      }
    }
    try checkWords()
  }

  /// Whether an option that is called `name` is given.
  func has(_ name: String) -> Bool { last(name) != nil }

  /// The last value that an option called `name` is given.
  func last(_ name: String) -> String? {
    options.last { $0.option.names.contains(name) }?.text
  }

  /// The command, with what `file` says where nothing is given. Throws a `UsageError` for values that cannot be.
  func command(over file: OptionsFile? = nil) throws(UsageError) -> Command {
    var command = Command()
    try file?.apply(to: &command, unless: self)
    for (option, text) in options { try option.apply(&command, text) }
    Command.positionals.apply(&command, words)
    return command
  }

  private static func option(
    _ argument: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) -> (Option<Command>, String) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = Command.options.first(where: { $0.names.contains(name) }) else {
      let known = Command.options.flatMap(\.names) + ["--help"]
      throw .unknownOption(name, suggestion: closestMatch(to: name, in: known))
    }
    guard let placeholder = option.placeholder else {
      if parts.count > 1 { throw .unexpectedValue(name) }
      return (option, "")
    }
    if parts.count > 1 { return (option, String(parts[1])) }
    guard let value = rest.popFirst() else {
      throw .missingValue(name, placeholder: placeholder)
    }
    return (option, value)
  }

  private func checkWords() throws(UsageError) {
    let positionals = Command.positionals
    if words.count > positionals.count.upperBound {
      throw positionals.count.upperBound > 1
        ? .tooManyArguments(positionals.placeholder, atMost: positionals.count.upperBound)
        : .unexpectedArgument(words[positionals.count.upperBound])
    }
    if words.count < positionals.count.lowerBound {
      throw .missingArgument(positionals.placeholder)
    }
  }
}
