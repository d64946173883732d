public import Basics

/// What a template can show.
public indirect enum TemplateValue: Equatable, Sendable {
  /// Any text, even hostile: the template escapes it.
  case text(String)
  /// Any text in fixed-width letters. Use it where Markdown would have backquotes.
  case code(String)
  /// Text as it stands in a list of words, whose script may run the other way: not for attributes.
  case word(String)
  /// A number as `NumberText` writes it, whose signs stand in formulas as they are.
  case number(String)
  /// Markup that our own builders have made safe.
  case markup(String)
  /// One after the other: what `Words` are made of.
  case words([TemplateValue])
  /// What a section shows once if it is true, and an inverted section if it is not.
  case flag(Bool)
  /// What a section shows once for each element.
  case list([TemplateValue])
  /// Named values, reached by a point: `{{figures.heatmap}}`.
  case object([String: TemplateValue])

  /// A whole number with commas between the thousands: `228,146`.
  public static func count(_ value: some BinaryInteger) -> TemplateValue {
    .number(value.grouped)
  }

  /// A number with exactly `digits` decimals: `2.4546`.
  public static func decimal(_ value: some BinaryFloatingPoint, _ digits: Int) -> TemplateValue {
    .number(value.text(.fixed(digits)))
  }

  /// A number in one of the house's styles.
  public static func number(_ value: Double, _ style: NumberText) -> TemplateValue {
    .number(value.text(style))
  }

  /// A number as code has it, which is how Python prints it: `0.01`, `100000`.
  public static func literal(_ value: Double) -> TemplateValue {
    .number(value.text(.exact, for: .programs))
  }

  /// Whether a section shows it.
  var isShown: Bool {
    switch self {
    case .flag(let flag): flag
    case .list(let list): !list.isEmpty
    case .text(let text), .code(let text), .word(let text), .number(let text), .markup(let text):
      !text.isEmpty
    case .words(let pieces): pieces.contains(where: \.isShown)
    case .object: true
    }
  }

  /// Without any markup of its own: nothing for flags, lists and objects.
  var plain: String {
    switch self {
    case .text(let text), .code(let text), .word(let text), .number(let text), .markup(let text):
      text
    case .words(let pieces): pieces.map(\.plain).joined()
    case .flag, .list, .object: ""
    }
  }

  /// Every key in it, at any depth.
  var keys: Set<String> {
    switch self {
    case .list(let list): list.reduce(into: []) { $0.formUnion($1.keys) }
    case .object(let values):
      values.reduce(into: []) { $0.formUnion($1.value.keys.union([$1.key])) }
    default: []
    }
  }
}

extension TemplateValue: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
}

extension TemplateValue: ExpressibleByBooleanLiteral {
  public init(booleanLiteral value: Bool) { self = .flag(value) }
}

extension TemplateValue: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self = .count(value) }
}

extension TemplateValue: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: TemplateValue...) { self = .list(elements) }
}

extension TemplateValue: ExpressibleByDictionaryLiteral {
  public init(dictionaryLiteral elements: (String, TemplateValue)...) {
    self = .object(Dictionary(uniqueKeysWithValues: elements))
  }
}
