import Basics
import Corpora
import FoundationEssentials
import TestSupport
import Testing

@testable import Experiments

/// The keys of a JSON value, and the keys of their values; those of a list are its elements'.
private struct Keys: Decodable {
  var children: [String: Keys] = [:]

  private struct Key: CodingKey {
    let stringValue: String
    init?(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    var intValue: Int? { nil }
  }

  init(from decoder: any Decoder) throws {
    if let object = try? decoder.container(keyedBy: Key.self) {
      for key in object.allKeys {
        children[key.stringValue] = try object.decode(Keys.self, forKey: key)
      }
    } else if var list = try? decoder.unkeyedContainer() {
      while !list.isAtEnd { children.merge(try list.decode(Keys.self).children) { $1 } }
    } else {
      _ = try decoder.singleValueContainer()
    }
  }
}

/// A few names, in three parts of a split.
private let names = [
  "emma", "olivia", "ava", "isabella", "sophia", "mia", "amelia", "evelyn", "abigail", "harper",
  "ella", "anna",
]

struct FindingsTests {
  @Test("publishes what is no number as null, and leaves texts that look like it")
  func publishesNulls() throws {
    let values: [String: [Double]] = ["nan": [.nan, 1, -.infinity, -.nan]]
    #expect(
      String(decoding: try publishedJSON(values, []), as: UTF8.self)
        == #"{"nan":[null,1,"-inf",null]}"#)
    #expect(
      String(
        decoding: try publishedJSON([NumberValue.number(.nan), .text("nan")], []), as: UTF8.self)
        == #"[null,"nan"]"#)
    #expect(
      try JSONDecoder().decode(NumberValue.self, from: Data("null".utf8)).number?.isNaN == true)
  }

  @Test("what acts on a terminal is spelled as JSON spells it, and is the same text")
  func publishesNothingUnseen() throws {
    let text = "a\u{9B}31m\u{202E}b\u{7F}\u{E0001}\u{2028}é\u{1B}"
    let json = try publishedJSON([text], [])
    #expect(
      String(decoding: json, as: UTF8.self)
        == #"["a\u009b31m\u202eb\u007f\udb40\udc01\u2028é\u001b"]"#)
    #expect(try JSONDecoder().decode([String].self, from: Data(json)) == [text])
  }

  /// All parts of the findings of some names, as `findings.json` has them, computed once.
  private static let keys = Result {
    let bytes = Array(names.joined(separator: "\n").utf8)
    var builder = FindingsBuilder(corpus: try Corpus(bytes: bytes, name: "some"))
    (builder.profile, builder.steps, builder.jobs) = (.quick, 2, 2)
    // A net shows more of itself than counts do, and a mixture has members.
    builder.recipes = try ["bigram", "transformer", "ensemble"].map { try RecipeBook.recipe($0) }
    let json = try builder.findings().json()
    return try JSONDecoder().decode(Keys.self, from: Data(json)).children
  }

  @Test("every key of findings.json, and every key of those, is documented")
  func documentsItsKeys() throws {
    let readme = String(decoding: try readFile(Repository.root + "/README.md"), as: UTF8.self)
    let page = String(decoding: try readFile(Repository.root + "/docs/findings.md"), as: UTF8.self)
    // A section is documented by the page that it is called after, and by its doc comment.
    let sections = Set(FindingsSection.all.map(\.id))
    let keys = try Self.keys.get()
    #expect(keys.count == 9)
    for (key, value) in keys {
      #expect(readme.contains("\n| `\(key)` |"), "README.md has no line about '\(key)'")
      let chapter = page.components(separatedBy: "\n## ").first { $0.hasPrefix("`\(key)`") }
      let text = try #require(chapter, "docs/findings.md has no chapter about '\(key)'")
      for inner in value.children.keys where !sections.contains(inner) {
        #expect(text.contains("| `\(inner)` |"), "docs/findings.md lacks '\(key).\(inner)'")
      }
    }
    #expect(page.contains("schema \(Findings.currentSchema)"))
  }

  @Test("every section of the list is computed, and stands under its part and its name")
  func holdsEverySection() throws {
    let keys = try Self.keys.get()
    for section in FindingsSection.all where section.part != .bigram {
      #expect(keys[section.part.rawValue]?.children[section.id] != nil, "\(section.id)")
    }
    #expect(keys["bigram"] != nil)
  }

  @Test("findings are the same bytes for any number of jobs, and from memory")
  func areTheSameFromMemory() throws {
    let folder = try TemporaryStore()
    var builder = FindingsBuilder(corpus: .embedded())
    builder.parts = [.lecture, .bigram]
    let fresh = try builder.findings().json()
    (builder.jobs, builder.store) = (3, FindingsStore(Store(folder: folder.path)))
    #expect(try builder.findings().json() == fresh)
    #expect(try builder.findings().json() == fresh)
  }

  @Test("a finding is remembered for as long as the sources of numbers are the same")
  func areForgottenWithTheirSources() throws {
    let folder = try TemporaryStore()
    func found(_ value: Int, by engine: String) -> Int {
      FindingsStore(Store(folder: folder.path), engine: engine)
        .finding(Step("key", "", from: [])) { value }
    }
    #expect(found(1, by: "old") == 1)
    #expect(found(2, by: "old") == 1)
    #expect(found(3, by: "new") == 3)
  }
}

/// A folder that goes when the test ends.
private final class TemporaryStore {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "store-\(UUID().uuidString)")
    path = url.path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
