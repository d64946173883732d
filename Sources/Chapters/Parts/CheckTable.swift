import Experiments
import Sites

extension DataTable {
  /// The lecture's numbers beside ours.
  static func checks(id: String, caption: String, _ checks: [NumberCheck]) -> DataTable {
    DataTable(
      id: id, caption: caption,
      columns: [.text("What"), .number("Expected"), .number("Ours"), .text("Match")],
      rows: checks.map { [.text($0.what)] + $0.cells })
  }
}

extension NumberCheck {
  /// The expected number, ours, and whether they match, in three cells.
  var cells: [Cell] {
    [
      .text(expected?.shown ?? "–"), .text(actual?.shown ?? "–"),
      matches.map { .check($0) } ?? .none,
    ]
  }
}
