import Basics

/// A value of any shape that the lecture prints: a number, a text, or a list or table of them.
public indirect enum NumberValue: Sendable, Equatable {
  case number(Double)
  case text(String)
  case list([NumberValue])
  case object([String: NumberValue])
}

extension NumberValue: Codable {
  /// Reads a value of any shape; the text `inf` is infinity.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .number(.nan)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      // JSON has no infinity.
      self = text == "inf" ? .number(.infinity) : .text(text)
    } else if let list = try? container.decode([NumberValue].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: NumberValue].self))
    }
  }

  /// Writes the value; infinities as text, and what is not a number as null.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number) where number.isFinite: try container.encode(number)
    case .number(let number) where number.isNaN: try container.encodeNil()
    case .number(let number): try container.encode("\(number)")
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    case .object(let object): try container.encode(object)
    }
  }
}

extension NumberValue {
  /// A whole number.
  public init(_ number: some BinaryInteger) { self = .number(Double(number)) }
  /// A list of whole numbers.
  public init(_ numbers: some Sequence<some BinaryInteger>) {
    self = .list(numbers.map { .init($0) })
  }
  /// A list of numbers.
  public init(_ numbers: some Sequence<some BinaryFloatingPoint>) {
    self = .list(numbers.map { .number(Double($0)) })
  }
  /// A list of texts.
  public init(_ texts: some Sequence<String>) { self = .list(texts.map { .text($0) }) }
}

/// How an actual value is held against an expected one.
public enum Comparison: Sendable, Equatable {
  case exact
  case absolute(Double)
  case relative(Double)

  /// True if the values have the same shape and every number is as near as asked.
  public func holds(_ actual: NumberValue, _ expected: NumberValue) -> Bool {
    switch (actual, expected) {
    case (.number(let a), .number(let b)): holds(a, b)
    case (.text(let a), .text(let b)): a == b
    case (.list(let a), .list(let b)): a.count == b.count && zip(a, b).allSatisfy(holds)
    case (.object(let a), .object(let b)):
      a.keys == b.keys && a.allSatisfy { key, value in holds(value, b[key]!) }
    default: false
    }
  }

  /// The largest difference that it allows, absolute or relative.
  var tolerance: Double {
    switch self {
    case .exact: 0
    case .absolute(let tolerance), .relative(let tolerance): tolerance
    }
  }

  private func holds(_ actual: Double, _ expected: Double) -> Bool {
    if actual == expected { return true }
    return switch self {
    case .exact: false
    case .absolute(let tolerance): abs(actual - expected) <= tolerance
    case .relative(let tolerance): abs(actual - expected) <= tolerance * abs(expected)
    }
  }
}

extension NumberValue {
  /// The number, if it is one.
  public var number: Double? { if case .number(let number) = self { number } else { nil } }

  /// The value with all its digits, as PyTorch prints it, in ASCII.
  public var text: String {
    switch self {
    case .number(let number): number.text(.exact, for: .programs)
    case .text(let text): text
    case .list(let list): "[" + list.map(\.text).joined(separator: ", ") + "]"
    case .object(let object):
      object.sorted { ($0.key.count, $0.key) < ($1.key.count, $1.key) }
        .map { "\($0.key): \($0.value.text)" }.joined(separator: ", ")
    }
  }
}
