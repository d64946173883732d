import Basics

/// One option of a command: how it is spelled, what it says, and what it sets.
///
/// The parser is our own, since only the distribution's packages can be had and swift-argument-parser is
/// none of them; it is shaped so that this could take its place.
struct Option<Command>: Sendable {
  /// `--output`, and perhaps a short form.
  let names: [String]
  /// The value's name in help; nil for a flag.
  let placeholder: String?
  let help: String
  let apply: @Sendable (inout Command, String) throws(UsageError) -> Void

  typealias Place<Value> = any WritableKeyPath<Command, Value> & Sendable

  static func flag(_ name: String, _ help: String, _ place: Place<Bool>) -> Option {
    Option(names: [name], placeholder: nil, help: help) { command, _ in
      command[keyPath: place] = true
    }
  }

  static func text(
    _ name: String, _ placeholder: String, _ help: String, _ place: Place<String>
  ) -> Option {
    Option(names: [name], placeholder: placeholder, help: help) { command, text in
      command[keyPath: place] = text
    }
  }

  static func optionalText(
    _ name: String, _ placeholder: String, _ help: String, _ place: Place<String?>
  ) -> Option {
    Option(names: [name], placeholder: placeholder, help: help) { command, text in
      command[keyPath: place] = text
    }
  }

  /// Texts separated by commas; the option may be given several times.
  static func list(
    _ name: String, _ placeholder: String, _ help: String, _ place: Place<[String]>
  ) -> Option {
    Option(names: [name], placeholder: placeholder, help: help) { command, text in
      command[keyPath: place] += text.split(separator: ",").map(String.init)
    }
  }

  /// A whole number in `range`.
  static func number<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ help: String, _ place: Place<Number>, in range: ClosedRange<Number>
  ) -> Option {
    number(name, help, in: range) { $0[keyPath: place] = $1 }
  }

  /// A whole number in `range`, or none.
  static func optionalNumber<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ help: String, _ place: Place<Number?>, in range: ClosedRange<Number>
  ) -> Option {
    number(name, help, in: range) { $0[keyPath: place] = $1 }
  }

  private static func number<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ help: String, in range: ClosedRange<Number>,
    _ set: @escaping @Sendable (inout Command, Number) -> Void
  ) -> Option {
    Option(names: [name], placeholder: "N", help: help) { command, text throws(UsageError) in
      guard let number = Number(text), range.contains(number) else {
        throw .badValue(name, text, expected: "a whole number\(words(for: range, not: text))")
      }
      set(&command, number)
    }
  }

  /// A number that is not negative.
  static func amount(
    _ name: String, _ placeholder: String, _ help: String, _ place: Place<Double?>
  ) -> Option {
    Option(names: [name], placeholder: placeholder, help: help) {
      command, text throws(UsageError) in
      guard let number = Double(text), number >= 0, number.isFinite else {
        throw .badValue(name, text, expected: "a finite number of 0 or more")
      }
      command[keyPath: place] = number
    }
  }

  /// One of a type's raw values, or none.
  static func optionalChoice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ help: String, _ place: Place<Value?>
  ) -> Option {
    choice(name, help) { command, value in command[keyPath: place] = value }
  }

  /// One of a type's raw values.
  static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ help: String, _ place: Place<Value>
  ) -> Option {
    choice(name, help) { command, value in command[keyPath: place] = value }
  }

  private static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ help: String, _ set: @escaping @Sendable (inout Command, Value) -> Void
  ) -> Option {
    let words = Value.allCases.map(\.rawValue)
    return Option(names: [name], placeholder: words.joined(separator: "|"), help: help) {
      command, text throws(UsageError) in
      guard let value = Value(rawValue: text) else {
        throw .badChoice(name, text, choices: words)
      }
      set(&command, value)
    }
  }
}

extension Option {
  /// The same option of a command that holds this one's options in a group at `group`.
  func within<Whole>(_ group: any WritableKeyPath<Whole, Command> & Sendable) -> Option<Whole> {
    Option<Whole>(names: names, placeholder: placeholder, help: help) {
      whole, text throws(UsageError) in
      try apply(&whole[keyPath: group], text)
    }
  }
}

/// The largest number that there is goes without saying, unless `text` is larger.
private func words<Number: FixedWidthInteger>(
  for range: ClosedRange<Number>, not text: String
) -> String {
  let isNumber = text.drop { $0 == "-" }.allSatisfy { ("0"..."9").contains($0) }
  let isTooLarge = isNumber && !text.isEmpty && Number(text) == nil && !text.hasPrefix("-")
  return range.upperBound == .max && !isTooLarge
    ? range.lowerBound == .min && Number.isSigned ? "" : " of \(range.lowerBound) or more"
    : " from \(range.lowerBound) to \(range.upperBound)"
}
