import Testing

@testable import Sites

@Suite struct DataTableTests {
  private func csv(_ cell: Cell) -> String {
    let table = DataTable(id: "t", caption: "", columns: [.text("c")], rows: [[cell]])
    return String(table.csv.dropFirst("c\r\n".count).dropLast())
  }

  @Test(arguments: [
    ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
    ("=1+1", "'=1+1"), ("+a", "'+a"), ("-a", "'-a"), ("@a", "'@a"), ("\ta", "'\ta"),
    ("＝1", "'＝1"), ("@", "'@"), ("'t", "''t"), ("\n=1", "\"'\n=1\""), ("a=1", "a=1"),
    ("=a,\"b\"", "\"'=a,\"\"b\"\"\""), ("🦊", "🦊"), ("", ""),
  ])
  func quotesTextForCSV(text: String, field: String) {
    #expect(csv(.text(text)) == field)
  }

  @Test func storesAllDigitsAndShowsSome() {
    let loss = Cell.decimal(2.4540144946949742, 4)
    #expect(loss.shown == "2.4540")
    #expect(csv(loss) == "2.4540144946949742")
    #expect(csv(.count(228_146)) == "228146")
    #expect(Cell.decimal(-0.5, 2).shown == "−0.50")
    #expect(csv(.decimal(-0.5, 2)) == "-0.5")
    #expect(csv(.decimal(3, 2)) == "3")
    #expect(Cell.decimal(.infinity, 4).shown == "∞")
    #expect(csv(.decimal(.infinity, 4)) == "inf")
    #expect(csv(.none) == "")
  }

  @Test func leavesOptionalColumnsToLargeScreens() {
    let columns: [DataTable.Column] = [
      .text("a"), .number("b"), .text("c").optional, .number("d").optional,
    ]
    #expect(columns.map(\.style) == ["", "number", "extra", "number extra"])
    let table = DataTable(
      id: "t", caption: "t", columns: columns, rows: [columns.map { .text($0.title) }])
    #expect(table.values["folds"] == .flag(true))
    #expect(table.csv == "a,b,c,d\r\na,b,c,d\r\n", "the file has them all")
  }
}
