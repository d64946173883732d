import Testing

@testable import Figures

/// Every figure fits each room that a page has for it.
@Suite struct RoomTests {
  /// No text of a picture is smaller, in CSS pixels.
  private static let smallestText = 11.0

  @Test("a figure fills no more than the room, and all it draws is inside", arguments: ids)
  func fits(id: String) throws {
    let figure = try galleryFigure(id)
    expectInside(figure)
    let fonts = try FontSet()
    for room in Room.allCases {
      for ruler in [evenRuler(in: room), Ruler(fonts: fonts, room: room)] {
        #expect(Double(figure.size(ruler).width) <= room.width, "\(id), \(room)")
      }
    }
  }

  @Test("nothing reaches the edge of the picture in any room", arguments: ids)
  func keepsOffTheEdge(id: String) throws {
    for room in Room.allCases { try expectFreeEdge(of: galleryFigure(id), in: room) }
  }

  @Test("no text is smaller than eleven pixels in any room", arguments: ids)
  func canBeRead(id: String) throws {
    let figure = try galleryFigure(id)
    for room in Room.allCases {
      for mark in marks(of: figure, for: room) {
        guard let style = mark.textStyle else { continue }
        #expect(style.size >= Self.smallestText, "\(id), \(room): \(mark.text ?? "")")
      }
    }
  }

  @Test("a picture is what the room leaves it, and a margin of eight pixels")
  func hasMargins() throws {
    // What a telephone of 360 pixels has beside 16 at each side; the others are those of `base.css` and `figures.css`.
    #expect(Room.allCases.map(\.rawValue) == [360 - 2 * 16, 704, 932])
    #expect(Room.allCases.map(\.width) == [312, 688, 916])
  }

  @Test(
    "the alphabet's table keeps every letter in every room, and its numbers where they can be read")
  func keepsTheAlphabet() throws {
    let letters = (0..<27).map { Unicode.Scalar(UInt8($0 == 0 ? 46 : 96 + $0)) }
    let figure = CountHeatmap(characters: letters, counts: (0..<729).map { $0 * 9 })
    for room in Room.allCases {
      let drawn = marks(of: figure, for: room)
      for letter in letters {
        #expect(!drawn.places(of: String(letter)).isEmpty, "\(letter), \(room)")
      }
      #expect(drawn.boxes().filter { $0.rect.width == $0.rect.height }.count >= 729)
    }
    let fonts = try FontSet()
    let list = MarkList()
    figure.draw(on: Canvas(pen: list, ruler: Ruler(fonts: fonts, room: .wide)), in: .standard)
    #expect(list.marks.texts.contains("6552"), "the last cell's count")
  }

  @Test("labels that would touch stand in turn at one side and at the other")
  func alternatesLabels() throws {
    let figure = MatrixHeatmap(
      rowLabels: (10..<34).map { "\($0)" }, columnLabels: (10..<34).map { "\($0)" },
      values: .init(repeating: 0.5, count: 576), quantity: .probability(decimals: 0), note: "n",
      unit: "u")
    let labels = marks(of: figure, for: .narrow).filter { $0.textStyle?.weight == .semibold }
    #expect(labels.count == 48)
    let xs = Set(labels.prefix(24).compactMap(\.center?.x))
    let ys = Set(labels.suffix(24).compactMap(\.center?.y))
    #expect(xs.count == 2 && ys.count == 2)
  }

  @Test(
    "names that need too much of the width stand over the chart, and those of levels at their lines"
  )
  func namesLinesAbove() throws {
    let chart = LineChart(
      x: "step", y: "loss",
      series: [
        .init("a network with a long name", [Point(0, 3), Point(10, 2)]),
        .init("another one", [Point(0, 2.5), Point(10, 1.5)]),
      ], references: [.init("level", 2.25)])
    let (narrow, column) = (marks(of: chart, for: .narrow), marks(of: chart))
    let area = chart.axes(evenRuler(in: .narrow)).area
    for name in ["a network with a long name", "another one"] {
      #expect(try #require(narrow.places(of: name).first).y < area.y)
      #expect(
        try #require(column.places(of: name).first).x > chart.axes(evenRuler(in: .column)).area.maxX
      )
    }
    let y = try #require(ReadScale(.left, of: narrow))
    #expect(abs(try #require(narrow.places(of: "level").first).y - y(2.25)) < 18)
  }

  private static let ids = FigureGallery.examples.map(\.id)
}
