import Basics
import Testing

@testable import Figures

/// Words of scripts that are read from right to left have their first letter at the right.
@Suite struct RightToLeftTests {
  /// Four letters of Hebrew between tokens.
  private static let word = [".", "\u{5e9}", "\u{5dc}", "\u{5d5}", "\u{5dd}"]

  /// Where each of `letters` stands that is written once, from the first to the last.
  private func places(_ letters: [String], in figure: some Figure) -> [Double] {
    let marks = marks(of: figure)
    return letters.compactMap { marks.places(of: $0).first?.x }
  }

  private func expectFromRight(_ figure: some Figure) {
    #expect(figure.isMirrored)
    let places = places(Array(Self.word.dropFirst()), in: figure)
    #expect(places.count == Self.word.count - 1)
    #expect(
      zip(places, places.dropFirst()).allSatisfy { $0 > $1 }, "\(type(of: figure)): \(places)")
    expectInside(figure)
  }

  @Test func drawsNetworksAlongAWord() {
    let steps = zip(Self.word, Self.word.dropFirst() + ["."]).map {
      UnrolledNetwork.Step($0, predictions: [("x", 0.5)], target: $1)
    }
    let figure = UnrolledNetwork(cell: "GRU", steps: steps)
    expectFromRight(figure)
    // The start token is read first, and the first state comes before it.
    let marks = marks(of: figure)
    let start = marks.places(of: ".").first?.x ?? 0
    #expect(start > marks.places(of: Self.word[1]).first?.x ?? .infinity)
    #expect(marks.places(of: "h\u{2080}").first?.x ?? 0 > start)
  }

  @Test func drawsUnitsAndFieldsAlongAWord() {
    expectFromRight(
      UnitTraces(
        labels: Self.word, lines: ["state"], units: [.init("unit", [[0.1, 0.2, 0.3, 0.4, 0.5]])]))
    expectFromRight(
      ReceptiveField(letters: Self.word, levels: [.init("pairs", taps: [0, 1])], answer: "x"))
  }

  @Test func drawsAttentionAlongAWord() {
    let count = Self.word.count
    let figure = AttentionMaps(
      labels: Self.word, maps: [.init("head", Array(repeating: 0.2, count: count * count))],
      columns: 1)
    #expect(figure.isMirrored)
    let marks = marks(of: figure)
    // Labels of columns stand under the map, the last of each letter that is written.
    let columns = Self.word.compactMap { marks.places(of: $0).last?.x }
    #expect(zip(columns, columns.dropFirst()).allSatisfy { $0 > $1 })
    expectInside(figure)
  }

  @Test("each pair of a walk is read from right to left, too")
  func drawsWalks() {
    let word = [".", "\u{5e9}", "\u{5dc}"]
    let figures: [any Figure] = [
      RunningLikelihood(characters: word, probabilities: [0.5, 0.25]),
      WalkComparison(
        characters: word, names: ("counts", "net"), probabilities: [(0.5, 0.4), (0.25, 0.3)]),
    ]
    for figure in figures {
      let marks = marks(of: figure)
      let (first, second) = (marks.places(of: ".")[0], marks.places(of: "\u{5e9}"))
      #expect(first.x > second[0].x && first.y == second[0].y)
      #expect(second[1].x > marks.places(of: "\u{5dc}")[0].x)
    }
  }

  @Test func drawsArrowsAlongAWord() {
    expectFromRight(WordArrows(characters: Self.word + ["."]))
  }

  @Test func leavesOtherWordsAsTheyAre() {
    #expect(!WordArrows.example.isMirrored && !UnrolledNetwork.example.isMirrored)
  }

  @Test("in a mirror, text keeps its letters' order and its distance from the mirrored place")
  func mirrorsPlacesAndNoText() {
    let (list, ink) = (MarkList(), Theme.standard.text)
    let canvas = Canvas(pen: MirroredPen(pen: list, width: 100), ruler: evenRuler)
    canvas.text("ab", at: Point(10, 5), TextStyle(10), ink, align: .start)
    canvas.text("ab", at: Point(30, 5), TextStyle(10), ink, align: .center, quarterTurns: -1)
    canvas.fill(Rect(x: 10, y: 0, width: 20, height: 5), ink)
    let marks = list.marks
    #expect(marks[0].kind == .text("ab", TextStyle(10), ink, .end, quarterTurns: 0))
    #expect(marks[0].center == Point(90, 5))
    // Turned to run upwards, letters stand left of their baseline at 30: from 22.73 to 30, now 70 to 77.27.
    #expect(abs((marks[1].center?.x ?? 0) - 77.27) < 1e-9)
    #expect(marks[2].rect == Rect(x: 70, y: 0, width: 20, height: 5))
  }
}
