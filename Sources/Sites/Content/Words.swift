/// A sentence with values in it: the author's Markdown, and numbers and names that are made harmless.
///
/// `"Adding one costs \(.decimal(cost, 4)) nats"`. A `String` in it may be hostile: it is escaped.
public struct Words: Equatable, Sendable {
  let pieces: [TemplateValue]

  /// Nothing is said.
  public var isEmpty: Bool { plain.isEmpty }

  /// The words as they stand, for a title or an alternative text, which escape the whole.
  public var plain: String { TemplateValue.words(pieces).plain }

  /// The words for a template.
  public var value: TemplateValue { .words(pieces) }
}

extension Words {
  /// One after the other.
  public static func + (first: Words, second: Words) -> Words {
    Words(pieces: first.pieces + second.pieces)
  }
}

extension Words: ExpressibleByStringInterpolation {
  public struct StringInterpolation: StringInterpolationProtocol {
    var pieces: [TemplateValue] = []

    public init(literalCapacity: Int, interpolationCount: Int) {}

    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { pieces.append(.markup(literal)) }
    }
    public mutating func appendInterpolation(_ value: TemplateValue) { pieces.append(value) }
    public mutating func appendInterpolation(_ text: String) { pieces.append(.text(text)) }
    public mutating func appendInterpolation(_ words: Words) { pieces += words.pieces }
  }

  public init(stringInterpolation: StringInterpolation) { pieces = stringInterpolation.pieces }
  public init(stringLiteral value: String) { pieces = value.isEmpty ? [] : [.markup(value)] }
}
