import Basics

/// The numbers behind a figure, or a table of a page: shown as HTML or Markdown, stored as CSV.
public struct DataTable: Equatable, Sendable {
  /// What stands above the cells of a column, unit included.
  public struct Column: Equatable, Sendable {
    public let title: String
    /// Numbers stand to the right, so that their decimal points meet.
    public let isNumeric: Bool

    public static func text(_ title: String) -> Column { Column(title: title, isNumeric: false) }
    public static func number(_ title: String) -> Column { Column(title: title, isNumeric: true) }
  }

  /// Names the file `data/ID.csv`, and the place in a template: `{{tables.ID}}`.
  public let id: String
  public let caption: String
  public let columns: [Column]
  /// Each as long as `columns`; the first cell of a row is its heading.
  public let rows: [[Cell]]

  public init(id: String, caption: String, columns: [Column], rows: [[Cell]]) {
    precondition(rows.allSatisfy { $0.count == columns.count }, "table '\(id)' has ragged rows")
    (self.id, self.caption, self.columns, self.rows) = (id, caption, columns, rows)
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

  public static func text(_ text: String) -> Cell {
    Cell(shown: text, stored: text, isText: true)
  }

  /// A whole number: `228,146` on the page.
  public static func count(_ value: Int) -> Cell {
    Cell(shown: value.grouped, stored: String(value), isText: false)
  }

  /// A number with `digits` decimals on the page, and all that it has in the CSV file.
  public static func decimal(_ value: Double, _ digits: Int) -> Cell {
    let shown = value.fixed(digits)
    return Cell(
      shown: value == .infinity ? "∞" : shown.hasPrefix("-") ? "−\(shown.dropFirst())" : shown,
      stored: value.isInteger ? value.fixed(0) : "\(value)", isText: false)
  }

  public static func mark(_ holds: Bool) -> Cell {
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

extension Double {
  fileprivate var isInteger: Bool { rounded() == self && magnitude < 1e15 }
}
