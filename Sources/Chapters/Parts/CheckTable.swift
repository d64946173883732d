import Experiments
import Sites

extension DataTable {
  /// The lecture's numbers beside ours.
  static func checks(id: String, caption: String, _ checks: [NumberCheck]) -> DataTable {
    DataTable(
      id: id, caption: caption,
      columns: [.text("What"), .number("Expected"), .number("Ours"), .text("Match")],
      rows: checks.map { [.text($0.what)] + $0.cells }, isFolded: true)
  }
}

extension [NumberCheck] {
  /// What the table says of them: only those that an oracle has printed can be compared.
  var comparison: String {
    let known = count { $0.matches != nil }
    guard known > 0 else { return "which nobody has published for this list" }
    let matching = count { $0.matches == true }
    return "of which \(known) can be held against PyTorch's or the lecture's, and \(matching) match"
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
