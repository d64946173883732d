import Basics

/// What `mmreport NAME` does: its options as data, its work as a function.
protocol Subcommand: Sendable {
  static var name: String { get }
  /// One line for the list of commands.
  static var summary: String { get }
  /// What may stand beside options.
  static var positionals: Positionals<Self> { get }
  static var options: [Option<Self>] { get }

  init()
  /// Does the work. Throws what is to be said in one line.
  func run(_ terminal: inout Terminal) throws -> ExitStatus
}

/// The words that a command takes beside its options, and what they set.
struct Positionals<Command>: Sendable {
  /// What help calls them.
  let placeholder: String
  let count: ClosedRange<Int>
  let apply: @Sendable (inout Command, [String]) -> Void

  static var none: Positionals { Positionals(placeholder: "", count: 0...0) { _, _ in } }

  static func one(
    _ placeholder: String, _ place: any WritableKeyPath<Command, String> & Sendable
  ) -> Positionals {
    Positionals(placeholder: placeholder, count: 1...1) { $0[keyPath: place] = $1[0] }
  }

  /// At least one.
  static func several(
    _ placeholder: String, atMost most: Int,
    _ place: any WritableKeyPath<Command, [String]> & Sendable
  ) -> Positionals {
    Positionals(placeholder: placeholder, count: 1...most) { $0[keyPath: place] = $1 }
  }
}

/// What the process tells its caller.
enum ExitStatus: Int32, Sendable {
  case done = 0
  case failed = 1
  case wrongUsage = 2
}

extension Subcommand {
  static var positionals: Positionals<Self> { .none }

  /// The command that `arguments` ask for.
  static func parse(_ arguments: [String]) throws(UsageError) -> Self {
    var command = Self()
    var words: [String] = []
    var rest = arguments[...]
    var onlyWords = false
    while let argument = rest.popFirst() {
      if onlyWords || !argument.hasPrefix("-") || argument == "-" {
        words.append(argument)
      } else if argument == "--" {
        onlyWords = true
      } else {
        try command.apply(argument, &rest)
      }
    }
    try checkWords(words)
    positionals.apply(&command, words)
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
      throw positionals.count.upperBound > 1
        ? .tooManyArguments(positionals.placeholder, atMost: positionals.count.upperBound)
        : .unexpectedArgument(words[positionals.count.upperBound])
    }
    if words.count < positionals.count.lowerBound {
      throw .missingArgument(positionals.placeholder)
    }
  }
}
