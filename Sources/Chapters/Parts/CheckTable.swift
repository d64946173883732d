import Sites

/// A number of the lecture: what it is, what the lecture has, what we have.
struct CheckRow: Equatable {
  let what: String
  /// Nil if nobody has published the number for this corpus.
  let expected: String?
  let actual: String
  let matches: Bool

  fileprivate var cell: Cell { expected == nil ? .none : .check(matches) }
}

extension DataTable {
  /// The lecture's numbers beside ours.
  static func checks(id: String, caption: String, _ rows: [CheckRow]) -> DataTable {
    DataTable(
      id: id, caption: caption,
      columns: [.text("What"), .number("Expected"), .number("Ours"), .text("Match")],
      rows: rows.map { [.text($0.what), .text($0.expected ?? "–"), .text($0.actual), $0.cell] })
  }
}
