import FoundationEssentials

/// Something to do on a page: a form that the page's script makes where the chapter's template says so.
///
/// Without scripts, on paper and in the report in Markdown nothing of it is seen.
public struct Play: Equatable, Sendable {
  /// What a form is told beside its id, as its script reads it.
  public enum Setting: Encodable, Equatable, Sendable {
    case text(String)
    case number(Double)
    case list([Setting])

    public func encode(to encoder: any Encoder) throws {
      var container = encoder.singleValueContainer()
      switch self {
      case .text(let text): try container.encode(text)
      case .number(let number): try container.encode(number)
      case .list(let settings): try container.encode(settings)
      }
    }
  }

  /// The form's name in `templates/scripts/plays`, and the place in a template: `{{plays.ID}}`.
  public let id: String
  /// Its heading.
  public let title: String
  /// By the names that the form knows.
  public let options: [String: Setting]

  /// A form with a heading and what it is told.
  public init(_ id: String, title: String, options: [String: Setting] = [:]) {
    (self.id, self.title, self.options) = (id, title, options)
  }

  /// What the template `play.html` shows. Throws for a number that JSON has not.
  func values() throws -> [String: TemplateValue] {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let json = String(decoding: try encoder.encode(options), as: UTF8.self)
    return ["id": .text(id), "title": .text(title), "options": .text(json)]
  }
}

extension Play.Setting: ExpressibleByStringLiteral {
  public init(stringLiteral value: String) { self = .text(value) }
}

extension Play.Setting: ExpressibleByFloatLiteral {
  public init(floatLiteral value: Double) { self = .number(value) }
}

extension Play.Setting: ExpressibleByIntegerLiteral {
  public init(integerLiteral value: Int) { self = .number(Double(value)) }
}

extension Play.Setting: ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Play.Setting...) { self = .list(elements) }
}
