import Glibc
import Testing

@testable import Figures

/// Figures with a mark for each character.
@Suite struct LetterFiguresTests {
  private let theme = Theme.standard

  private func marks(of figure: any Figure, in room: Room) -> [Mark] {
    let list = MarkList()
    let ruler = Ruler(fonts: EvenLetters(), room: room)
    figure.draw(on: Canvas(pen: list, ruler: ruler), in: theme)
    return list.marks
  }

  @Test(
    "a cell for each letter with its number, a frame around those that count, and lines that wrap")
  func drawsLetterRows() throws {
    let letters = (0..<27).map { String(Unicode.Scalar(UInt8(65 + $0))) }
    let values = (0..<27).map { Double($0) / 100 - 0.13 }
    let figure = LetterRows(
      characters: letters, rows: [.init("row", note: "note", values: values, outlined: [4])],
      quantity: .signed(decimals: 3), unit: "unit")
    for room in Room.allCases {
      let marks = marks(of: figure, in: room)
      let cells = marks.boxes().map(\.rect).filter { agree($0.height, 35) }
      #expect(cells.count == 27, "\(room)")
      let lines = Set(cells.map(\.y)).count
      // By hand: -0.130 takes 6 x 11 x 0.6 = 39.6 pixels and 6 more; so many fit into 312, 688 and 916.
      let most = Int(room.width / 45.6)
      let expected = (27 + most - 1) / most
      #expect(lines == expected, "\(room)")
      for (index, letter) in letters.enumerated() {
        #expect(marks.places(of: letter).contains { cells[index].contains($0) })
        let extreme = 0.13
        #expect(
          marks.boxes().contains {
            $0.rect == cells[index]
              && $0.color == theme.diverging.color(at: 0.5 + values[index] / extreme / 2)
          }, "\(letter)")
      }
      let frames = marks.filter { $0.stroke?.color == theme.accent }.compactMap(\.rect)
      #expect(frames == [cells[4].inset(by: -0.5)])
      #expect(cells.allSatisfy { $0.maxX <= room.width })
    }
    let nothing = LetterRows(
      characters: [], rows: [], quantity: .probability(decimals: 0), unit: "")
    expectInside(nothing)
  }

  @Test(
    "bars of each stage begin at zero, are as long as their numbers, and stand in one column a letter"
  )
  func drawsStages() throws {
    let figure = StageBars(
      characters: ["a", "b", "c"],
      stages: [
        .init("first", note: "", values: [2, -1, 0.5], decimals: 1),
        .init("second", note: "", values: [400, 100, 200], decimals: 1),
      ], marked: 1)
    for room in Room.allCases {
      let marks = marks(of: figure, in: room)
      let bars = (marks.boxes(theme.series[0]) + marks.boxes(theme.accent)).map(\.rect)
      #expect(bars.count == 6)
      let first = marks.boxes(theme.series[0]).map(\.rect)
      #expect(agree(first[0].height, 4 * first[1].height), "2 and a half")
      #expect(agree(first[2].height, 2 * first[3].height), "400 and 200")
      let marked = marks.boxes(theme.accent).map(\.rect)
      #expect(agree(marked[0].y, first[0].maxY) && agree(2 * marked[0].height, first[0].height))
      #expect(agree(marked[0].x, marked[1].x) && agree(first[0].x, first[2].x))
      #expect(marks.texts.contains("b: −1.0") && marks.texts.contains("b: 100.0"))
    }
    expectInside(
      StageBars(characters: [], stages: [.init("s", note: "", values: [], decimals: 0)], marked: 0))
  }

  @Test("letters stand at their counts and weights, the line rises with the logarithm")
  func drawsLetterScatters() throws {
    let letters = [("a", 100.0, 4.0), ("e", 10, 2.5), ("m", 1, 1), ("q", 0, -1)]
    let figure = LetterScatter(
      x: "count", y: "weight", letters: letters.map { .init($0.0, x: $0.1, y: $0.2) }, intercept: 0)
    let marks = marks(of: figure, in: .column)
    let x = try #require(ReadScale(.below, of: marks, isLogarithmic: true))
    let y = try #require(ReadScale(.left, of: marks))
    let seen = letters.prefix(3).map { Point(x($0.1), y($0.2)) }
    #expect(agree(marks.dots(theme.series[0]), seen))
    let never = try #require(marks.dots(theme.accent).first)
    let zero = try #require(
      marks.places(of: "0").map(\.x).min { abs($0 - never.x) < abs($1 - never.x) })
    #expect(agree(never.x, zero) && agree(never.y, y(-1)) && never.x < seen[2].x)
    let line = try #require(marks.lines(theme.line, width: 1.5).first)
    #expect(agree(line, [Point(x(1), y(0)), Point(x(100), y(log(100)))]))
    expectInside(LetterScatter(x: "", y: "", letters: [], intercept: .nan))
  }

  @Test("a dot a setting, level with its number, and the marked ones last")
  func drawsTracks() throws {
    let figure = SlidingDots(
      x: "penalty", y: "weight", settings: ["p", "q"],
      tracks: [.init("a", [3, 1]), .init("e", [-1, 0], isMarked: true)])
    let marks = marks(of: figure, in: .column)
    let y = try #require(ReadScale(.left, of: marks))
    let places = try ["p", "q"].map { try #require(marks.places(of: $0).first).x }
    #expect(agree(marks.dots(theme.series[0]), [Point(places[0], y(3)), Point(places[1], y(1))]))
    #expect(agree(marks.dots(theme.accent), [Point(places[0], y(-1)), Point(places[1], y(0))]))
    #expect(marks.texts.contains("a") && marks.texts.contains("e"))
    expectInside(SlidingDots(x: "", y: "", settings: [], tracks: []))
  }
}
