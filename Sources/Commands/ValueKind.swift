import Chapters
import Experiments
import Figures
import FoundationEssentials
import Models

/// What may stand where an option has its value, or a command a word: what shells offer there, and what a file of
/// options holds.
enum ValueKind: Sendable {
  case text, number, file, folder
  /// One of these words.
  case choice(Words)
  /// Words with commas between them: some of these, if there are any.
  case list(Words)

  /// Asked for when somebody needs them.
  typealias Words = @Sendable () -> [String]

  /// The words that may stand there; none where others may, too.
  var words: [String] {
    switch self {
    case .text, .number, .file, .folder: []
    case .choice(let words), .list(let words): words()
    }
  }

  /// A recipe's id.
  static let recipe = choice { RecipeBook.all.map(\.id) }
  static let recipes = list { RecipeBook.all.map(\.id) }
  static let networkTypes = list { ModelCatalog.all.map(\.id) }
  static let figure = choice { FigureGallery.examples.map(\.id) }
  /// What `--only` and `--without` name.
  static let selection = list { Selection.names }
}

/// The value of an option in a file of options.
enum SettingValue: Equatable, Sendable {
  /// As if nothing was said.
  case none
  case flag(Bool)
  case number(Decimal)
  case text(String)
  case list([String])
  /// What no option can have.
  case other

  init(_ number: some FixedWidthInteger) {
    self = Decimal(string: "\(number)").map(SettingValue.number) ?? .none
  }

  init(_ text: String?) { self = text.map(SettingValue.text) ?? .none }
}

/// One option of a command without the command's type.
struct OptionShape: Sendable {
  /// `--output`, and perhaps a short form.
  let names: [String]
  /// The value's name; nil for a flag.
  let placeholder: String?
  let help: String
  let values: ValueKind

  /// As help has it: `--output DIR`.
  var spelling: String { names.joined(separator: ", ") + (placeholder.map { " \($0)" } ?? "") }

  static let help = OptionShape(
    names: ["-h", "--help"], placeholder: nil, help: "this page", values: .text)
}

/// The words that a command takes beside its options, without the command's type.
struct PositionalShape: Sendable {
  /// Empty where there are none.
  let placeholder: String
  let count: ClosedRange<Int>
  let values: ValueKind
}
