import Basics

/// A command line that makes no sense; what is said about it is one line.
indirect enum UsageError: Error, Equatable, CustomStringConvertible {
  case noCommand
  case unknownCommand(String, suggestion: String?)
  case unknownOption(String, suggestion: String?)
  case missingValue(String, placeholder: String)
  case unexpectedValue(String)
  case badValue(String, String, expected: String)
  case badChoice(String, String, choices: [String])
  case unexpectedArgument(String)
  case tooManyArguments(String, atMost: Int)
  case missingArgument(String)
  case nothingLeft
  case nowhereToKeep
  case lineFeed(String)
  case nothingToWatch, watchesStandardInput
  /// The word at this position, counted from 1, as far as it can be read.
  case notUTF8(Int, String)
  /// What is wrong with a file of options, and its path.
  case inFile(String, UsageError)
  case malformed
  case unknownKey(String, suggestion: String?)
  case wrongKind(String, expected: String)

  var description: String {
    switch self {
    case .noCommand: "say what to do"
    case .unknownCommand(let name, let suggestion):
      "unknown command '\(name)'" + hint(suggestion)
    case .unknownOption(let name, let suggestion): "unknown option '\(name)'" + hint(suggestion)
    case .missingValue(let name, let placeholder): "'\(name)' needs a value: \(name) \(placeholder)"
    case .unexpectedValue(let name): "'\(name)' takes no value"
    case .badValue(let name, let text, let expected): "'\(name) \(text)' is not \(expected)"
    case .badChoice(let name, let text, let choices):
      "'\(name) \(text)' is none of \(choices.joined(separator: ", "))"
        + hint(closestMatch(to: text, in: choices))
    case .unexpectedArgument(let text): "nothing to do with '\(text)'"
    case .tooManyArguments(let name, let most): "\(name) takes at most \(most.grouped) words"
    case .missingArgument(let name): "\(name) is missing"
    case .nowhereToKeep:
      "the commands of a plan share what is kept; say where with '--cache DIR'"
    case .lineFeed(let word): "'\(word)' has an end of line, which no plan can hold"
    case .nothingToWatch:
      "neither the list nor a template can change; name one with '--input', '--templates' or '--config'"
    case .watchesStandardInput: "'--watch' cannot read standard input again; name a file"
    case .notUTF8(let place, let text):
      "word \(place) of the command, '\(text)', is not UTF-8; rename what it names"
    case .inFile(let path, let error): "\(path): \(error)"
    case .malformed: "this is no object in JSON, like {\"profile\": \"quick\"}"
    case .unknownKey(let key, let suggestion): "unknown key '\(key)'" + hint(suggestion)
    case .wrongKind(let key, let expected): "'\(key)' must be \(expected)"
    case .nothingLeft: "no page is left; name fewer in '--without'"
    }
  }

  private func hint(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean '\($0)'?" } ?? ""
  }
}
