public import Basics

/// The numbers behind a figure, or a table of a page: shown as HTML or Markdown, stored as CSV.
public struct DataTable: Equatable, Sendable {
  /// What stands above the cells of a column, unit included.
  public struct Column: Equatable, Sendable {
    /// With the unit.
    public private(set) var title: String
    /// Numbers stand to the right, so that their decimal points meet.
    public let isNumeric: Bool
    /// Whether a page shows it on large screens only.
    private(set) var isOptional = false

    /// A column of words, to the left.
    public static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    /// A column of numbers, to the right.
    public static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }

    /// The same column, which a small screen leaves out; the CSV file has it.
    public var optional: Column {
      var column = self
      column.isOptional = true
      return column
    }

    fileprivate func worded(_ wording: Wording) -> Column {
      var column = self
      column.title = wording.applied(to: title)
      return column
    }

    private init(title: String, isNumeric: Bool) {
      (self.title, self.isNumeric) = (title, isNumeric)
    }

    /// How the style sheet tells it from others; nothing if it is a column of words.
    var style: String {
      [isNumeric ? "number" : nil, isOptional ? "extra" : nil].compactMap(\.self)
        .joined(separator: " ")
    }
  }

  /// Names the file `data/ID.csv`, and the place in a template: `{{tables.ID}}`.
  public let id: String
  /// What the table shows, in one line; above it on the page.
  public private(set) var caption: String
  /// From left to right.
  public private(set) var columns: [Column]
  /// Each as long as `columns`; the first cell of a row is its heading.
  public let rows: [[Cell]]
  /// Whether the report in Markdown shows only its caption until a reader opens it, as it does with long tables.
  let isFolded: Bool

  /// Longer ones are folded.
  private static let mostOpenRows = 12

  /// Every row has a cell for each column.
  public init(
    id: String, caption: String, columns: [Column], rows: [[Cell]], isFolded: Bool = false
  ) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "table '\(id)' has ragged rows")
    (self.id, self.caption, self.columns, self.rows) = (id, caption, columns, rows)
    self.isFolded = isFolded || rows.count > Self.mostOpenRows
  }
}

extension DataTable {
  /// The same table with its words in these nouns; cells may be somebody else's words, and stay.
  func worded(_ wording: Wording) -> DataTable {
    var table = self
    table.caption = wording.applied(to: caption)
    table.columns = columns.map { $0.worded(wording) }
    return table
  }
}

/// One cell of a table.
public struct Cell: Equatable, Sendable {
  /// What a reader of the page sees.
  let shown: String
  /// What a reader of the CSV file gets: all digits, no commas.
  let stored: String
  let isText: Bool
  private(set) var isBest = false

  private init(shown: String, stored: String, isText: Bool) {
    (self.shown, self.stored, self.isText) = (shown, stored, isText)
  }

  /// Words, the same on the page and in the CSV file.
  public static func text(_ text: String) -> Cell {
    Cell(shown: text, stored: text, isText: true)
  }

  /// A whole number: `228,146` on the page.
  public static func count(_ value: Int) -> Cell {
    Cell(shown: value.grouped, stored: String(value), isText: false)
  }

  /// A number with `digits` decimals on the page, and all that it has in the CSV file.
  public static func decimal(_ value: Double, _ digits: Int) -> Cell {
    number(value, .fixed(digits))
  }

  /// A number in one of the house's styles on the page, and all that it has in the CSV file.
  public static func number(_ value: Double, _ style: NumberText) -> Cell {
    Cell(
      shown: value.text(style), stored: value.text(.exact, for: .programs), isText: false)
  }

  /// A tick and `yes`, or a cross and `no`.
  public static func check(_ holds: Bool) -> Cell {
    Cell(shown: holds ? "✓ yes" : "✗ no", stored: holds ? "yes" : "no", isText: false)
  }

  /// No value.
  public static var none: Cell { Cell(shown: "–", stored: "", isText: false) }

  /// The cell, bold and marked as the best of its column.
  public var best: Cell {
    var cell = self
    cell.isBest = true
    return cell
  }
}
