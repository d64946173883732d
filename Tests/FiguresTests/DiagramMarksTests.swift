import Glibc
import Testing

@testable import Figures

/// Boxes hold what they are about, and lines lead from what gives to what takes.
@Suite struct DiagramMarksTests {
  private let theme = Theme.standard

  @Test("a node's box holds its name, value and gradient; lines come from its parents")
  func drawsNodes() throws {
    let marks = marks(
      of: ComputationGraph(
        nodes: [
          .init("a", value: 2, gradient: 5), .init("b", value: 3, gradient: 6),
          .init("c", "+", of: [0, 1], value: 7, gradient: 8),
        ], decimals: 0))
    // The room of an operation is lower than a node's.
    let boxes = marks.boxes().map(\.rect).filter { $0.height > 30 }
    #expect(boxes.count == 3)
    for (box, texts) in zip(boxes, [["a", "2", "5"], ["b", "3", "6"], ["c", "7", "8"]]) {
      for text in texts { #expect(marks.places(of: text).contains { box.contains($0) }, "\(text)") }
    }
    let sign = try #require(marks.places(of: "+").first)
    let lines = marks.lines(theme.line, width: 1.5).filter { $0.count == 2 }
    #expect(lines.map(\.[0]) == boxes[..<2].map { Point($0.maxX, $0.center.y) })
    #expect(lines.allSatisfy { agree($0[1].x, sign.x) && abs($0[1].y - sign.y) < 8 })
    #expect(boxes[2].x > sign.x)
  }

  @Test("bold lines lead from the answer down to what it sees, and to nothing else")
  func drawsReceptiveFields() throws {
    let marks = marks(
      of: ReceptiveField(
        letters: ["a", "b", "c", "d"],
        levels: [.init("l", taps: [0, 1]), .init("m", taps: [0, 2])], answer: "e"))
    // By hand: d sees c and d through its own node, a and b through that of b.
    let lines = marks.lines(theme.series[0], width: 2.2).filter { $0.count == 2 }
    let xs = try ["a", "b", "c", "d"].map { try #require(marks.places(of: $0).first).x }
    func columns(_ line: [Point]) -> [Int?] {
      line.map { point in xs.firstIndex { agree($0, point.x) } }
    }
    let edges = lines.map(columns)
    for expected in [[0, 1], [1, 1], [2, 3], [3, 3], [1, 3]] { #expect(edges.contains(expected)) }
    #expect(edges.filter { $0 == [3, 3] }.count == 3, "two levels and the answer")
    #expect(lines.count == 7)
    #expect(
      marks.dots(theme.series[0], radius: 8).map { point in xs.firstIndex { agree($0, point.x) } }
        == [1, 3, 3])
  }

  @Test(
    "each step has its letter below, and its predictions above with their probability and colour")
  func drawsUnrolledSteps() throws {
    let steps: [UnrolledNetwork.Step] = [
      .init("x", predictions: [("p", 0.5), ("q", 0.25)], target: "q"),
      .init("y", predictions: [("r", 0.75), ("s", 0.1)], target: "r"),
    ]
    let marks = marks(of: UnrolledNetwork(cell: "RNN", steps: steps))
    let cells = marks.places(of: "RNN")
    #expect(cells.count == 2 && cells[0].x < cells[1].x)
    for (step, cell) in zip(steps, cells) {
      let input = try #require(marks.places(of: step.input).first)
      #expect(agree(input.x, cell.x) && input.y > cell.y)
      var above = 0.0
      for (label, probability) in step.predictions {
        let text = try #require(marks.places(of: label).first)
        let box = try #require(
          marks.boxes(shade(theme.sequential, probability)).first { $0.rect.contains(text) }?.rect)
        #expect(agree(box.center.x, cell.x) && box.maxY < cell.y && box.y > above)
        above = box.y
        let number = "\(Int(100 * probability))"
        #expect(marks.places(of: number).contains { box.contains($0) })
        let frames = marks.filter { $0.stroke?.color == theme.accent }.compactMap(\.rect)
        #expect(
          frames.contains { agree($0.inset(by: 0.5).y, box.y) && agree($0.center.x, box.center.x) }
            == (label == step.target))
      }
    }
  }
}
