import Basics
import FoundationEssentials

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
  var values = ValueKind.text
  let apply: @Sendable (inout Command, String) throws(UsageError) -> Void
  /// What the command has of it, for a file of options.
  var read: @Sendable (Command) -> SettingValue = { _ in .none }

  typealias Place<Value> = any WritableKeyPath<Command, Value> & Sendable

  /// What it is called in a file of options.
  var key: String { String(names[0].drop { $0 == "-" }) }

  var shape: OptionShape {
    OptionShape(names: names, placeholder: placeholder, help: help, values: values)
  }

  /// The same, whose default is this machine's and no matter of a file that goes to others.
  var ofThisMachine: Option {
    var option = self
    option.read = { _ in .none }
    return option
  }

  static func flag(_ name: String, _ help: String, _ place: Place<Bool>) -> Option {
    Option(names: [name], placeholder: nil, help: help) { command, _ in
      command[keyPath: place] = true
    } read: {
      .flag($0[keyPath: place])
    }
  }

  static func text(
    _ name: String, _ placeholder: String, _ help: String, _ place: Place<String>
  ) -> Option {
    Option(names: [name], placeholder: placeholder, help: help, values: kind(of: placeholder)) {
      command, text in
      command[keyPath: place] = text
    } read: {
      .text($0[keyPath: place])
    }
  }

  static func optionalText(
    _ name: String, _ placeholder: String, _ help: String, _ place: Place<String?>,
    _ values: ValueKind? = nil
  ) -> Option {
    Option(
      names: [name], placeholder: placeholder, help: help, values: values ?? kind(of: placeholder)
    ) { command, text in
      command[keyPath: place] = text
    } read: {
      SettingValue($0[keyPath: place])
    }
  }

  /// A file or a folder, if `placeholder` says so.
  private static func kind(of placeholder: String) -> ValueKind {
    placeholder == "DIR" ? .folder : placeholder.hasPrefix("FILE") ? .file : .text
  }

  /// Texts separated by commas; the option may be given several times.
  ///
  /// - Parameter words: what they may be; nobody knows without.
  static func list(
    _ name: String, _ placeholder: String, _ help: String, _ place: Place<[String]>,
    _ words: ValueKind = .list { [] }
  ) -> Option {
    Option(names: [name], placeholder: placeholder, help: help, values: words) { command, text in
      command[keyPath: place] += text.split(separator: ",").map(String.init)
    } read: {
      .list($0[keyPath: place])
    }
  }

  /// A whole number in `range`.
  static func number<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ help: String, _ place: Place<Number>, in range: ClosedRange<Number>
  ) -> Option {
    number(name, help, in: range) {
      $0[keyPath: place] = $1
    } read: {
      SettingValue($0[keyPath: place])
    }
  }

  /// A whole number in `range`, or none.
  static func optionalNumber<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ help: String, _ place: Place<Number?>, in range: ClosedRange<Number>
  ) -> Option {
    number(name, help, in: range) {
      $0[keyPath: place] = $1
    } read: {
      $0[keyPath: place].map { SettingValue($0) } ?? .none
    }
  }

  private static func number<Number: FixedWidthInteger & Sendable>(
    _ name: String, _ help: String, in range: ClosedRange<Number>,
    _ set: @escaping @Sendable (inout Command, Number) -> Void,
    read: @escaping @Sendable (Command) -> SettingValue
  ) -> Option {
    Option(names: [name], placeholder: "N", help: help, values: .number) {
      command, text throws(UsageError) in
      guard let number = Number(text), range.contains(number) else {
        throw .badValue(name, text, expected: "a whole number\(words(for: range, not: text))")
      }
      set(&command, number)
    } read: {
      read($0)
    }
  }

  /// A number that is not negative.
  static func amount(
    _ name: String, _ placeholder: String, _ help: String, _ place: Place<Double?>
  ) -> Option {
    Option(names: [name], placeholder: placeholder, help: help, values: .number) {
      command, text throws(UsageError) in
      guard let number = Double(text), number >= 0, number.isFinite else {
        throw .badValue(name, text, expected: "a finite number of 0 or more")
      }
      command[keyPath: place] = number
    } read: {
      $0[keyPath: place].map { .number(Decimal($0)) } ?? .none
    }
  }

  /// One of a type's raw values, or none.
  static func optionalChoice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ help: String, _ place: Place<Value?>
  ) -> Option {
    choice(name, help) {
      $0[keyPath: place] = $1
    } read: {
      SettingValue($0[keyPath: place]?.rawValue)
    }
  }

  /// One of a type's raw values.
  static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ help: String, _ place: Place<Value>
  ) -> Option {
    choice(name, help) {
      $0[keyPath: place] = $1
    } read: {
      .text($0[keyPath: place].rawValue)
    }
  }

  private static func choice<Value: RawRepresentable<String> & CaseIterable & Sendable>(
    _ name: String, _ help: String, _ set: @escaping @Sendable (inout Command, Value) -> Void,
    read: @escaping @Sendable (Command) -> SettingValue
  ) -> Option {
    let words = Value.allCases.map(\.rawValue)
    return Option(
      names: [name], placeholder: words.joined(separator: "|"), help: help,
      values: .choice { words }
    ) { command, text throws(UsageError) in
      guard let value = Value(rawValue: text) else {
        throw .badChoice(name, text, choices: words)
      }
      set(&command, value)
    } read: {
      read($0)
    }
  }
}

extension Option {
  /// The same option of a command that holds this one's options in a group at `group`.
  func within<Whole>(_ group: any WritableKeyPath<Whole, Command> & Sendable) -> Option<Whole> {
    Option<Whole>(names: names, placeholder: placeholder, help: help, values: values) {
      whole, text throws(UsageError) in
      try apply(&whole[keyPath: group], text)
    } read: {
      read($0[keyPath: group])
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
