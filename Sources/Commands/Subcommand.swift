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
  /// The same for a command that may be asked anew, with other options, while it runs.
  func run(_ terminal: inout Terminal, _ asked: Asked<Self>) throws -> ExitStatus
}

/// The words that a command takes beside its options, and what they set.
struct Positionals<Command>: Sendable {
  /// What help calls them.
  let placeholder: String
  let count: ClosedRange<Int>
  var values = ValueKind.text
  let apply: @Sendable (inout Command, [String]) -> Void

  var shape: PositionalShape {
    PositionalShape(placeholder: placeholder, count: count, values: values)
  }

  static var none: Positionals { Positionals(placeholder: "", count: 0...0) { _, _ in } }

  static func one(
    _ placeholder: String, _ values: ValueKind = .text,
    _ place: any WritableKeyPath<Command, String> & Sendable
  ) -> Positionals {
    Positionals(placeholder: placeholder, count: 1...1, values: values) {
      $0[keyPath: place] = $1[0]
    }
  }

  /// One, or none; help calls it so in brackets.
  static func oneAtMost(
    _ placeholder: String, _ values: ValueKind = .text,
    _ place: any WritableKeyPath<Command, String?> & Sendable
  ) -> Positionals {
    Positionals(placeholder: "[\(placeholder)]", count: 0...1, values: values) {
      $0[keyPath: place] = $1.first
    }
  }

  /// At least one.
  static func several(
    _ placeholder: String, _ values: ValueKind = .text, atMost most: Int,
    _ place: any WritableKeyPath<Command, [String]> & Sendable
  ) -> Positionals {
    Positionals(placeholder: placeholder, count: 1...most, values: values) {
      $0[keyPath: place] = $1
    }
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

  func run(_ terminal: inout Terminal, _ asked: Asked<Self>) throws -> ExitStatus {
    try run(&terminal)
  }

  /// The command that `arguments` ask for, whatever file of options there is. Throws a `UsageError`.
  static func parse(_ arguments: [String]) throws(UsageError) -> Self {
    try given(arguments).command()
  }

  /// What `arguments` say. Throws a `UsageError`.
  static func given(_ arguments: [String]) throws(UsageError) -> GivenArguments<Self> {
    try GivenArguments(arguments)
  }
}
