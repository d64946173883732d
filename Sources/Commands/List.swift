import Chapters
import Experiments
import Figures
import Models
import Sites

/// `mmreport list`: what there is.
struct List: Subcommand {
  static let name = "list"
  static let summary = "name all recipes, types of networks, figures or chapters"
  static let positionals = Positionals<List>.one(
    kinds.map(\.name).joined(separator: "|"), .choice { kinds.map(\.name) }, \.kind)
  static let options: [Option<List>] = []

  var kind = ""

  private typealias Kind = (name: String, rows: @Sendable () -> [(String, String)])

  private static let recipes: @Sendable () -> [(String, String)] = {
    RecipeBook.all.map { ($0.id, $0.summary) }
  }

  private static let kinds: [Kind] = [
    ("models", recipes),
    ("recipes", recipes),
    ("types", { ModelCatalog.all.map { ($0.id, "\($0.title): \($0.source)") } }),
    ("figures", { FigureGallery.examples.map { ($0.id, $0.summary) } }),
    ("chapters", { TableOfContents.all.map { ($0.id, $0.question) } }),
  ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let names = Self.kinds.map(\.name)
    guard let chosen = Self.kinds.first(where: { $0.name == kind }) else {
      throw UsageError.badChoice("list", kind, choices: names)
    }
    let rows = chosen.rows()
    let width = (rows.map(\.0.count).max() ?? 0) + 2
    try terminal.print(
      lines: rows.map { id, text in id + String(repeating: " ", count: width - id.count) + text })
    return .done
  }
}
