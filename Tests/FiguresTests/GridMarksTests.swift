import Glibc
import Testing

@testable import Figures

/// A cell has the colour and the number of its datum, in its row and its column.
@Suite struct GridMarksTests {
  private let theme = Theme.standard

  /// Expects cells with these colours, row after row, evenly spaced from the first; and the texts in them.
  private func expectCells(
    _ colors: [[Color]], texts: [[String]]? = nil, in marks: [Mark], size: (Double, Double),
    from start: Int = 0, at location: SourceLocation = #_sourceLocation
  ) throws {
    let cells = marks.boxes().filter {
      agree($0.rect.width, size.0) && agree($0.rect.height, size.1)
    }
    let columns = colors[0].count
    try #require(cells.count >= start + colors.count * columns, sourceLocation: location)
    let first = cells[start].rect
    for (row, line) in colors.enumerated() {
      for (column, color) in line.enumerated() {
        let cell = cells[start + row * columns + column]
        let corner = Point(
          first.x + Double(column) * (size.0 + 1), first.y + Double(row) * (size.1 + 1))
        #expect(
          cell.color == color && agree([Point(cell.rect.x, cell.rect.y)], [corner]),
          "row \(row), column \(column)", sourceLocation: location)
        guard let text = texts?[row][column] else { continue }
        let isThere = marks.places(of: text).contains { cell.rect.contains($0) }
        #expect(isThere, "\(text) in row \(row), column \(column)", sourceLocation: location)
      }
    }
  }

  /// Labels of rows stand at their rows, those of columns over their columns.
  private func expectLabels(
    _ rows: [String], _ columns: [String], in marks: [Mark], size: (Double, Double)
  ) throws {
    let cells = marks.boxes().filter {
      agree($0.rect.width, size.0) && agree($0.rect.height, size.1)
    }
    for (row, label) in rows.enumerated() {
      let middle = cells[row * columns.count].rect.center.y
      #expect(marks.places(of: label).contains { abs($0.y - middle) < 8 }, "row \(label)")
    }
    for (column, label) in columns.enumerated() {
      let middle = cells[column].rect.center.x
      #expect(marks.places(of: label).contains { agree($0.x, middle) }, "column \(label)")
    }
  }

  @Test("counts are shaded by their logarithm; rows are the first index")
  func drawsCounts() throws {
    let counts = [[0, 10, 100], [1, 5, 0], [2, 0, 3]]
    let marks = marks(
      of: CountHeatmap(characters: ["x", "y", "z"], counts: counts.flatMap(\.self)))
    let colors = counts.map { row in
      row.map { $0 == 0 ? theme.unseen : shade(theme.sequential, log(Double($0)) / log(100)) }
    }
    try expectCells(
      colors, texts: counts.map { $0.map { "\($0)" } }, in: marks, size: (43, 43))
    try expectLabels(["x", "y", "z"], ["x", "y", "z"], in: marks, size: (43, 43))
    let pairs = [["xx", "xy", "xz"], ["yx", "yy", "yz"], ["zx", "zy", "zz"]]
    try expectCells(colors, texts: pairs, in: marks, size: (43, 43))
  }

  @Test("probabilities are shaded by their root, in a matrix that is not square")
  func drawsProbabilities() throws {
    let values = [[0, 0.01, 0.64], [0.25, 0.04, 0.36]]
    let marks = marks(
      of: MatrixHeatmap(
        rowLabels: ["p", "q"], columnLabels: ["x", "y", "z"], values: values.flatMap(\.self),
        quantity: .probability(decimals: 0), note: "n", unit: "u"))
    let colors = values.map { row in
      row.map { $0 == 0 ? theme.unseen : shade(theme.sequential, sqrt($0 / 0.64)) }
    }
    let texts = [["0", "1", "64"], ["25", "4", "36"]]
    try expectCells(colors, texts: texts, in: marks, size: (43, 43))
    try expectLabels(["p", "q"], ["x", "y", "z"], in: marks, size: (43, 43))
  }

  @Test("numbers of both signs are shaded from the middle")
  func drawsSignedNumbers() throws {
    let values = [[-0.8, 0.4], [0, 0.2], [0.8, -0.1]]
    let marks = marks(
      of: MatrixHeatmap(
        rowLabels: ["p", "q", "r"], columnLabels: ["x", "y"], values: values.flatMap(\.self),
        quantity: .signed(decimals: 1), note: "n", unit: "u"))
    let colors = values.map { row in row.map { shade(theme.diverging, 0.5 + $0 / 1.6) } }
    let texts = [["−0.8", "0.4"], ["0", "0.2"], ["0.8", "−0.1"]]
    try expectCells(colors, texts: texts, in: marks, size: (43, 43))
  }

  @Test("a one-hot row is hot where its input is")
  func drawsOneHotRows() throws {
    let marks = marks(of: OneHotPicture(characters: ["x", "y", "z"], inputs: [2, 0, 2, 1]))
    let hot = shade(theme.sequential, 0.85)
    let rows = [[0, 0, 1], [1, 0, 0], [0, 0, 1], [0, 1, 0]]
    try expectCells(
      rows.map { $0.map { $0 == 1 ? hot : theme.unseen } }, texts: rows.map { $0.map { "\($0)" } },
      in: marks, size: (31, 31))
    try expectLabels(["z  2", "x  0", "z  2", "y  1"], ["x", "y", "z"], in: marks, size: (31, 31))
  }

  @Test("a map has a row for who looks; maps go from left to right, and then on below")
  func drawsAttention() throws {
    let maps = [[1, 0, 0.25, 0.75], [1, 0, 0.5, 0.5], [1, 0, 0.9, 0.1], [1, 0, 0.3, 0.7]]
    let marks = marks(
      of: AttentionMaps(
        labels: ["x", "y"], maps: maps.enumerated().map { .init("m\($0)", $1) }, columns: 2))
    let cells = marks.boxes().filter { agree($0.rect.width, 43) && agree($0.rect.height, 43) }
    #expect(cells.count == 12, "what follows is not drawn")
    for (index, map) in maps.enumerated() {
      let drawn = cells[3 * index..<3 * index + 3]
      #expect(drawn.map(\.color) == [map[0], map[2], map[3]].map { shade(theme.sequential, $0) })
      let corner = drawn.first!.rect
      #expect(drawn.map { ($0.rect.x - corner.x) / 44 } == [0, 0, 1])
      #expect(drawn.map { ($0.rect.y - corner.y) / 44 } == [0, 1, 1])
    }
    let corners = stride(from: 0, to: 12, by: 3).map { cells[$0].rect }
    #expect(corners[0].x < corners[1].x && corners[0].y == corners[1].y)
    #expect(corners[0].y < corners[2].y && corners[0].x == corners[2].x)
    #expect(corners[1].x == corners[3].x && corners[2].y == corners[3].y)
  }

  @Test("steps have their numbers in rows and columns, shaded by size, with the sums of rows")
  func drawsSteps() throws {
    let (logits, counts) = ([-2.0, 1, 0, 4], [1.0, 3, 2, 6])
    let marks = marks(
      of: ForwardSteps(
        rowLabels: ["p", "q"], columnLabels: ["x", "y"],
        steps: [
          .init("l", values: logits, decimals: 1),
          .init("c", operation: "exp", values: counts, decimals: 1, showsSums: true),
        ]))
    let cells = marks.boxes().filter { agree($0.rect.height, 27) }
    let colors =
      logits.map { shade(theme.diverging, 0.5 + $0 / 4 * 0.25) }
      + counts.map { shade(theme.sequential, $0 / 6 * 0.55) }
    #expect(cells.map(\.color) == colors)
    let texts = ["−2.0", "1.0", "0.0", "4.0", "1.0", "3.0", "2.0", "6.0"]
    for (cell, text) in zip(cells, texts) {
      #expect(marks.places(of: text).contains { cell.rect.contains($0) }, "\(text)")
    }
    #expect(cells[0].rect.y == cells[1].rect.y && cells[0].rect.maxX < cells[1].rect.x)
    #expect(cells[0].rect.x == cells[2].rect.x && cells[0].rect.maxY < cells[2].rect.y)
    for (row, sum) in ["4.0", "8.0"].enumerated() {
      let line = cells[4 + 2 * row].rect.center.y
      #expect(marks.places(of: sum).contains { $0.x > cells[5].rect.maxX && abs($0.y - line) < 8 })
    }
  }

  @Test("sides of a matrix are as long as its sizes")
  func drawsProductShapes() throws {
    let marks = marks(
      of: ProductShapes(
        products: [.init("n", .init("x", 20, 40), .init("w", 40, 80), result: "y")]))
    let boxes = marks.boxes().map(\.rect)
    // The longest side, 80, is 130 pixels long.
    let sides: [(width: Double, height: Double)] = [(65, 32.5), (130, 65), (130, 32.5)]
    #expect(boxes.count == 3)
    for (box, side) in zip(boxes, sides) {
      #expect(abs(box.width - side.width) <= 0.5 && abs(box.height - side.height) <= 0.5)
    }
    for (name, box) in zip(["x", "w", "y"], boxes) {
      #expect(marks.places(of: name).contains { agree($0.x, box.center.x) && $0.y > box.maxY })
    }
  }
}
