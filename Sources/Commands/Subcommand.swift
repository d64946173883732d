import Basics

/// What `mmreport NAME` does: its options as data, its work as a function.
protocol Subcommand: Sendable {
  static var name: String { get }
  /// One line for the list of commands.
  static var summary: String { get }
  /// What may stand beside options.
  static var positionals: Positionals { get }
  static var options: [Option<Self>] { get }

  init()
  /// The words of the command line that belong to no option.
  var words: [String] { get set }
  /// Does the work. Throws what is to be said in one line.
  func run(_ terminal: inout Terminal) throws -> ExitStatus
}

/// How many words a command takes beside its options.
struct Positionals: Sendable {
  let placeholder: String
  let count: ClosedRange<Int>

  static let none = Positionals(placeholder: "", count: 0...0)
}

/// What the process tells its caller.
enum ExitStatus: Int32, Sendable {
  case done = 0
  case failed = 1
  case wrongUsage = 2
}

extension Subcommand {
  static var positionals: Positionals { .none }

  /// The command that `arguments` ask for.
  static func parse(_ arguments: [String]) throws(UsageError) -> Self {
    var command = Self()
    var rest = arguments[...]
    var onlyWords = false
    while let argument = rest.popFirst() {
      if onlyWords || !argument.hasPrefix("-") || argument == "-" {
        command.words.append(argument)
      } else if argument == "--" {
        onlyWords = true
      } else {
        try command.apply(argument, &rest)
      }
    }
    try checkWords(command.words)
    return command
  }

  private mutating func apply(
    _ argument: String, _ rest: inout ArraySlice<String>
  ) throws(UsageError) {
    let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let name = String(parts[0])
    guard let option = Self.options.first(where: { $0.names.contains(name) }) else {
      let known = Self.options.flatMap(\.names) + ["--help"]
      throw .unknownOption(name, suggestion: closestMatch(to: name, in: known))
    }
    guard let placeholder = option.placeholder else {
      if parts.count > 1 { throw .unexpectedValue(name) }
      return try option.apply(&self, "")
    }
    if parts.count > 1 { return try option.apply(&self, String(parts[1])) }
    guard let value = rest.popFirst() else {
      throw .missingValue(name, placeholder: placeholder)
    }
    try option.apply(&self, value)
  }

  private static func checkWords(_ words: [String]) throws(UsageError) {
    if words.count > positionals.count.upperBound {
      throw .unexpectedArgument(words[positionals.count.upperBound])
    }
    if words.count < positionals.count.lowerBound {
      throw .missingArgument(positionals.placeholder)
    }
  }
}
