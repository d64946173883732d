import Glibc
import Testing

@testable import Figures

/// The pictures of the lecture's first half: where their marks should be for data that is checked by hand.
@Suite struct LectureFiguresTests {
  private let theme = Theme.standard

  private static let figures = [
    "word-arrows", "shifted-strips", "filling-table", "cell-maps", "needle-bars", "tally-bar",
    "broadcast-division", "running-likelihood", "surprise-curve", "walk-comparison", "row-shift",
  ]

  @Test("in each room a figure is no wider than the room, and its words are large enough to read")
  func fitsEveryRoom() throws {
    let fonts = try FontSet()
    for id in Self.figures {
      let figure = try galleryFigure(id)
      for room in Room.allCases {
        let size = figure.size(Ruler(fonts: fonts, room: room))
        #expect(Double(size.width) <= room.width, "\(id) in \(room)")
        for case .text(let text, let style, _, _, _) in marks(of: figure, for: room).map(\.kind) {
          #expect(style.size >= 11, "\(id) in \(room): \(text)")
        }
      }
      expectInside(figure)
    }
  }

  @Test("a word of five pairs has five arrows, each with its note under it")
  func drawsWordArrows() {
    let figure = WordArrows(
      characters: ["^", "a", "b", "c", "d", "$"], notes: ["1", "2", "3", "4", "5"])
    let marks = marks(of: figure)
    let shafts = marks.lines(theme.accent, width: 1.8).filter { $0.count == 2 }
    #expect(shafts.count == 5)
    for (index, shaft) in shafts.enumerated() {
      let middle = (shaft[0].x + shaft[1].x) / 2
      #expect(marks.places(of: "\(index + 1)").allSatisfy { abs($0.x - middle) < 1 })
    }
  }

  @Test("a long word goes on in the next line with the character that was reached")
  func wrapsWordArrows() {
    let letters = (0..<30).map { String(UnicodeScalar(UInt8(65 + $0))) }
    let figure = WordArrows(characters: letters)
    let marks = marks(of: figure, for: .narrow)
    #expect(marks.lines(theme.accent, width: 1.8).filter { $0.count == 2 }.count == 29)
    #expect(marks.texts.count { $0 == "F" } == 2, "5 arrows of 54 pixels on a line of 312")
    expectInside(figure)
  }

  @Test("each character but the last has a partner")
  func drawsStrips() {
    let marks = marks(of: ShiftedStrips(characters: ["^", "a", "b", "$"], names: ("w", "v", "p")))
    #expect(marks.lines(theme.accent, width: 2).count == 3)
    #expect(marks.texts.filter { $0.count == 2 } == ["^a", "ab", "b$"])
    for word in [["a", "b"], Array(repeating: "w", count: 80)] {
      expectInside(ShiftedStrips(characters: word, names: ("w", "v", "p")))
    }
  }

  @Test("the pair that comes twice counts two")
  func fillsTables() {
    #expect(FillingTable.example.frames.map { $0.reduce(0, +) } == [0, 1, 2, 3, 4, 5])
    #expect(FillingTable.example.frames.last == [0, 1, 0, 0, 0, 2, 1, 1, 0])
    let marks = marks(of: FillingTable.example)
    #expect(marks.texts.count { $0 == "N[1, 2] += 1" } == 2)
    #expect(marks.texts.count { $0 == "2" } == 2)
  }

  @Test("cells never seen have a colour of their own; bars are as long as sums")
  func drawsCellMaps() {
    let map = CellMaps.Map(
      "m", labels: ["a", "b"], values: [0, 10, 100, 0], rowSums: [1, 2], columnSums: [4, 0.5],
      emptyRow: 1)
    let marks = marks(of: CellMaps(maps: [map], spread: .logarithmic))
    #expect(marks.boxes(theme.unseen).count == 2)
    let (rows, columns) = (
      marks.boxes(theme.series[0]).map(\.rect.width),
      marks.boxes(theme.series[1]).map(\.rect.height)
    )
    #expect(rows[1] == 2 * rows[0] && columns[0] == 2 * rows[1] && columns[1] == rows[0] / 2)
    #expect(marks.count { $0.stroke?.color == theme.accent } == 1)
  }

  @Test("the needle stands at its number, in the piece that it has hit")
  func drawsNeedles() throws {
    let figure = NeedleBars(
      rows: [
        .init(
          "^", pieces: [("a", 0.25), ("b", 0), ("c", 0.5), ("d", 0.25)], needle: 0.6, chosen: 2)
      ], headers: ("r", "b", "n"))
    let bar = figure.bar(of: 0, evenRuler)
    let marks = marks(of: figure)
    let needle = try #require(marks.lines(theme.text, width: 2).first)
    #expect(abs(needle[0].x - (bar.x + 0.6 * bar.width)) < 1e-9)
    let hit = try #require(marks.boxes(theme.accent).first { $0.rect.height == bar.height })
    #expect(abs(hit.rect.x - (bar.x + 0.25 * bar.width)) < 1e-9)
    #expect(abs(hit.rect.width - 0.5 * bar.width) < 1e-9)
    #expect(marks.texts.contains("0.6000") && !marks.texts.contains("b0"))
  }

  @Test("there are as many strokes as draws, for any count")
  func talliesDraws() {
    let figure = TallyBar(probabilities: [0.5, 0.3, 0.2], counts: [503, 0, 7])
    for (index, count) in [503, 0, 7].enumerated() {
      #expect(marks(of: figure).lines(theme.series[index], width: 1.6).count == count)
    }
    expectInside(figure)
  }

  @Test("ana, anna and nana: each row by its own sum, or each column by another row's")
  func dividesTables() {
    let figure = BroadcastDivision.example
    #expect(figure.rowSums == [3, 6, 5])
    #expect((0..<3).map { figure.quotient(1, $0, .column) } == [0.5, 0, 0.5])
    // a is followed by the end 3 times, of 3 words; by n 3 times, of 5 that follow n.
    #expect((0..<3).map { figure.quotient(1, $0, .row) } == [1, 0, 0.6])
    let marks = marks(of: figure)
    #expect(marks.texts.count { $0 == "1.00" } == 7, "3 sums each, and a quotient")
  }

  @Test("halves: the product halves, the sum falls by ln 2, the loss is ln 2")
  func multipliesAndAdds() {
    let walk = RunningLikelihood(
      characters: [".", "a", "b", "."], probabilities: [0.5, 0.5, 0.5])
    #expect(walk.products == [0.5, 0.25, 0.125])
    #expect(zip(walk.sums, [1, 2, 3]).allSatisfy { abs($0 + $1 * log(2)) < 1e-14 })
    #expect(abs(walk.loss - log(2)) < 1e-15)
    let impossible = RunningLikelihood(characters: ["j", "q", "."], probabilities: [0, 1])
    #expect(impossible.products == [0, 0] && impossible.loss == .infinity)
    expectInside(impossible)
  }

  @Test("one e-th costs one nat, and what never comes is not on the curve")
  func drawsTheCurve() throws {
    let figure = SurpriseCurve(items: [("x", 1 / M_E), ("y", 1), ("z", 0)])
    let axes = figure.axes(evenRuler)
    let dots = marks(of: figure).dots(theme.accent)
    #expect(dots.count == 2)
    #expect(abs(dots[0].y - axes.place(Point(0, 1)).y) < 1e-9)
    #expect(abs(dots[1].x - axes.place(Point(1, 0)).x) < 1e-9)
    expectInside(figure)
  }

  @Test("bars of both models have one scale, and what is infinite has an arrow")
  func comparesWalks() {
    let figure = WalkComparison(
      characters: ["a", "b", "c"], names: ("f", "s"), probabilities: [(0.5, 0.25), (0, 0.125)])
    let marks = marks(of: figure)
    let second = marks.boxes(theme.series[1]).map(\.rect.width).dropFirst()  // After the key.
    let first = marks.boxes(theme.series[0]).map(\.rect.width).dropFirst()
    let unit = first.first!
    for (width, factor) in zip(second, [2, 3, 2.5]) { #expect(abs(width - factor * unit) < 1e-9) }
    #expect(marks.texts.count { $0 == "infinite" } == 2, "the pair and the mean")
  }

  @Test("zero has a place below all others")
  func shiftsRows() throws {
    let figure = RowShift(
      labels: ["a", "b", "c"], before: [0.5, 0.5, 0], after: [0.4, 0.4, 0.2],
      names: ("before", "after"), marked: 2)
    let marks = marks(of: figure)
    let before = marks.dots(theme.series[0]).dropFirst().map(\.y)  // After the key.
    let after = marks.dots(theme.series[1]).dropFirst().map(\.y)
    #expect(before.count == 3 && after.count == 3)
    #expect(before[0] == before[1] && before[0] < after[0] && after[0] < after[2])
    #expect(after[2] < before[2])
  }
}
