import Basics

/// The page that says where each term is told: what chapters declare, and where else the glossary's terms are
/// linked first.
struct TermIndex {
  /// The id of the page.
  static let page = "terms"

  /// A term with the pages that tell it.
  private struct Entry {
    let name: String
    /// Its anchor in the glossary, if it is explained there.
    var definition: String?
    var pages: [PageLink] = []
  }

  private var entries: [String: Entry] = [:]

  /// - Parameters:
  ///   - links: all pages in the order of reading.
  ///   - mentions: the ids of terms that each page links to.
  init(_ links: [PageLink], glossary: Glossary, mentions: [String: [String]]) {
    for (id, name) in glossary.names { entries[id] = Entry(name: name, definition: id) }
    for link in links {
      for term in link.terms {
        var slugs = Slugs()
        entries[slugs.unique(for: term), default: Entry(name: term)].pages.append(link)
      }
    }
    for link in links {
      for id in mentions[link.id] ?? [] where entries[id]?.pages.isEmpty == true {
        entries[id]?.pages = [link]
      }
    }
  }

  /// What the template `terms.md` shows.
  var content: ChapterContent {
    let sorted = entries.sorted { ($0.key, $0.value.name) < ($1.key, $1.value.name) }.map(\.value)
    var letters: [(letter: String, terms: [TemplateValue])] = []
    for entry in sorted {
      let letter = entry.name.prefix(1).uppercased()
      if letters.last?.letter != letter { letters.append((letter, [])) }
      letters[letters.count - 1].terms.append(value(of: entry))
    }
    return ChapterContent(values: [
      "letters": .list(letters.map { ["letter": .text($0.letter), "terms": .list($0.terms)] })
    ])
  }

  private func value(of entry: Entry) -> TemplateValue {
    [
      "name": .text(entry.name.prefix(1).uppercased() + entry.name.dropFirst()),
      "definition": .list(entry.definition.map { [["id": .markup($0)]] } ?? []),
      "told": .flag(!entry.pages.isEmpty),
      "pages": .list(
        entry.pages.enumerated().map { index, link in
          [
            "id": .markup(link.id), "title": .text(link.title), "another": .flag(index > 0),
            "lecture": .list(link.source.map { [$0.reportValue] } ?? []),
          ]
        }),
    ]
  }
}
