extension DataTable {
  /// Comma-separated values after RFC 4180: one line of titles, `\r\n` after each line.
  ///
  /// Text that a spreadsheet would take for a formula gets an apostrophe in front; and so does what has
  /// one already, so that leaving out the first apostrophe always gives back the text.
  var csv: String {
    let lines =
      [columns.map { csvField($0.title, isText: true) }]
      + rows.map { $0.map { csvField($0.stored, isText: $0.isText) } }
    return lines.map { $0.joined(separator: ",") + "\r\n" }.joined()
  }

  /// What the templates `table.html` and `table.md` show.
  var values: [String: TemplateValue] {
    [
      "id": .text(id),
      "caption": .text(caption),
      "columns": .list(
        columns.map {
          [
            "title": .text($0.title), "class": .text($0.style),
            "rule": .markup($0.isNumeric ? "---:" : "---"),
          ]
        }),
      "folded": .flag(isFolded),
      "folds": .flag(columns.contains(where: \.isOptional)),
      "rows": .list(rows.map { ["cells": .list(zip(columns, $0).enumerated().map(cellValues))] }),
    ]
  }
}

private func cellValues(
  _ index: Int, _ element: (column: DataTable.Column, cell: Cell)
) -> TemplateValue {
  [
    "value": element.cell.isText ? .word(element.cell.shown) : .text(element.cell.shown),
    "heading": .flag(index == 0),
    "class": .text(element.column.style), "best": .flag(element.cell.isBest),
  ]
}

/// As OWASP lists them, those of full width among them, and the apostrophe that stands before one.
private let formulaStarts = Set("=+-@\t\r\n＝＋－＠'".unicodeScalars)

private func csvField(_ text: String, isText: Bool) -> String {
  var text = text
  if isText, let first = text.unicodeScalars.first, formulaStarts.contains(first) {
    text = "'" + text
  }
  let needsQuotes = text.unicodeScalars.contains { ",\"\r\n".unicodeScalars.contains($0) }
  return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
}
