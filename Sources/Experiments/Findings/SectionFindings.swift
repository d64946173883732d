/// What one experiment finds about a list of words: the numbers of one page.
///
/// Its name is the section's name on every floor. `OneHotFindings` is the section `oneHot` of
/// `findings.json`, and `OneHotChapter` or `OneHotExercise` shows it.
public protocol SectionFindings: Codable, Sendable {
  /// Those of its numbers that the lecture shows too; none by default.
  var numbers: [LectureNumber] { get }
}

extension SectionFindings {
  /// No number that the lecture shows.
  public var numbers: [LectureNumber] { [] }

  /// The section's name: that of the type without `Findings`.
  public static var id: String {
    let name = "\(Self.self)"
    precondition(name.hasSuffix("Findings"), "'\(name)' is not called after a section")
    return name.prefix(1).lowercased() + name.dropFirst().dropLast("Findings".count)
  }
}

/// The findings of some sections, by type.
public struct Sections: Sendable {
  private var found: [String: any SectionFindings] = [:]

  /// The findings of a section; a mistake of the program if it has not been computed.
  public internal(set) subscript<Section: SectionFindings>(_ type: Section.Type) -> Section {
    get {
      guard let section = found[Section.id] as? Section else {
        preconditionFailure("a page was filled without the findings '\(Section.id)'")
      }
      return section
    }
    set { found[Section.id] = newValue }
  }

  /// The findings of the section with this id, if it has been computed.
  subscript(id: String) -> (any SectionFindings)? { found[id] }
}

extension Sections: Encodable {
  /// Writes an object with a key for each section.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SectionKey.self)
    try encode(to: &container)
  }

  func encode(to container: inout KeyedEncodingContainer<SectionKey>) throws {
    for (id, section) in found { try container.encode(section, forKey: SectionKey(id)) }
  }
}

/// The name of a section as a key of JSON.
struct SectionKey: CodingKey {
  let stringValue: String

  init(_ id: String) { stringValue = id }

  init?(stringValue: String) { self.init(stringValue) }

  /// Sections have no numbers.
  init?(intValue: Int) { nil }
  var intValue: Int? { nil }
}
