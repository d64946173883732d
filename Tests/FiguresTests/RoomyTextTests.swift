import Testing

@testable import Figures

/// Words that are longer than their room: none is cut, and none stands over what else is drawn.
@Suite struct RoomyTextTests {
  private static let long = Array(repeating: "words", count: 16).joined(separator: " ")

  @Test("what is said of a figure goes on in a second line where a room is too narrow for it")
  func wrapsWords() {
    let figures: [any Figure] = [
      WordArrows(characters: ["a", "b"], legend: Self.long),
      ShareBars(unit: Self.long, parts: ["p", "q"], rows: [.init("r", [0.5, 0.5])]),
      AttentionMaps(
        labels: ["a", "b"],
        maps: [.init(Self.long, [1, 0, 0, 1]), .init(Self.long, [1, 0, 0, 1])],
        columns: 2),
    ]
    for figure in figures {
      for room in Room.allCases {
        let ruler = evenRuler(in: room)
        #expect(Double(figure.size(ruler).width) <= room.width, "\(type(of: figure)), \(room)")
        for mark in marks(of: figure, for: room) where mark.text?.hasPrefix("words") == true {
          let end = mark.center!.x + ruler.width(of: mark.text!, mark.textStyle!)
          #expect(end <= room.width, "\(type(of: figure)), \(room)")
        }
      }
    }
  }

  @Test("the key of shares stands under all lines of what they are")
  func keepsTheKeyUnderTheWords() throws {
    let figure = ShareBars(unit: Self.long, parts: ["p", "q"], rows: [.init("r", [0.5, 0.5])])
    for room in Room.allCases {
      let marks = marks(of: figure, for: room)
      let words = marks.filter { $0.text?.hasPrefix("words") == true }.compactMap(\.center?.y)
      let key = try #require(marks.places(of: "p").first)
      #expect(key.y - words.max()! >= 16, "\(room)")
    }
  }

  @Test("on a telephone, names at a ladder are whole")
  func keepsNamesOfRungs() throws {
    let ruler = Ruler(fonts: try FontSet(), room: .narrow)
    let names = ["Modified Kneser-Ney 6-gram", "Hierarchical WaveNet", "uniform: equal chances"]
    for columns in [[""], ["train", "dev"]] {
      let shown = columns.count == 1 ? names : ["Kneser-Ney 5-gram", "uniform"]
      let figure = LossLadder(
        columns: columns,
        rungs: shown.map { .init($0, columns.map { _ in 2 }, kind: .counts, isMarked: true) })
      let list = MarkList()
      figure.draw(on: Canvas(pen: list, ruler: ruler), in: .standard)
      #expect(Set(shown).subtracting(list.marks.texts) == [])
    }
  }

  @Test("on a telephone, one-hot rows have all of the alphabet")
  func keepsAllColumns() throws {
    let letters = (0..<27).map { Unicode.Scalar(UInt8($0 == 0 ? 46 : 96 + $0)) }
    let figure = OneHotPicture(characters: letters, inputs: [0, 5, 13])
    let list = MarkList()
    figure.draw(
      on: Canvas(pen: list, ruler: Ruler(fonts: try FontSet(), room: .narrow)), in: .standard)
    #expect(Set(letters.map { String($0) }).subtracting(list.marks.texts) == [])
  }

  @Test("the last label of an axis, which moves in from the edge, does not touch the one before it")
  func keepsTheLastLabelApart() {
    let ruler = evenRuler
    for width in stride(from: 120.0, through: 500, by: 20) {
      let area = Rect(x: 0, y: 0, width: width, height: 100)
      let axis = Axes.horizontal(
        AxisData(title: "", values: [1, 100_000], spread: .logarithmic), in: area, within: width,
        ruler)
      let spans = axis.marks.map { place, label in
        let length = ruler.width(of: label, Axes.style)
        let middle = min(place, width - length / 2)
        return (from: middle - length / 2, to: middle + length / 2)
      }
      for (one, next) in zip(spans, spans.dropFirst()) {
        #expect(next.from - one.to >= 8, "\(width)")
      }
    }
  }

  @Test("letters under the traces of a long word touch in no room")
  func keepsLettersApart() throws {
    let ruler = Ruler(fonts: try FontSet(), room: .narrow)
    let word = "QLGPRQPCINHVVYCM".map { String($0) }
    let figure = UnitTraces(
      labels: word, lines: ["h"], units: [.init("u", [word.map { _ in 0 }])])
    let list = MarkList()
    figure.draw(on: Canvas(pen: list, ruler: ruler), in: .standard)
    let letters = list.marks.filter { word.contains($0.text ?? "") }
    #expect(letters.count == word.count)
    for (index, one) in letters.enumerated() {
      for other in letters[..<index] where one.center!.y == other.center!.y {
        let widths = [one, other].map { ruler.width(of: $0.text!, $0.textStyle!) }
        #expect(abs(one.center!.x - other.center!.x) >= (widths[0] + widths[1]) / 2)
      }
    }
  }

  @Test("a character without a font is its code point in a chip, large enough to be read")
  func writesCodePoints() throws {
    let ruler = Ruler(fonts: try FontSet(scriptFolders: []))
    for (text, lines) in [("\u{5d0}", ["05", "D0"]), ("\u{1F34E}", ["1F3", "4E"])] {
      let list = MarkList()
      Chip(text, around: Point(50, 50)).draw(on: Canvas(pen: list, ruler: ruler), in: .standard)
      #expect(list.marks.texts == lines)
      for mark in list.marks.filter({ $0.text != nil }) {
        let style = try #require(mark.textStyle)
        #expect(style.size >= 11 && ruler.width(of: mark.text!, style) <= 28)
      }
    }
  }
}
