import Testing

@testable import Figures

@Suite struct ComputationGraphTests {
  private func graph(_ parents: [[Int]]) -> ComputationGraph {
    ComputationGraph(
      nodes: parents.enumerated().map { index, parents in
        .init("n\(index)", parents.isEmpty ? nil : "+", of: parents, value: 1, gradient: 1)
      })
  }

  @Test("children stand right of their parents, inputs just left of their first use")
  func layersNodes() {
    #expect(graph([[], [], [0, 1], [], [2, 3]]).layers == [0, 0, 1, 1, 2])
    #expect(graph([[]]).layers == [0])
    #expect(graph([[], [0], [1], [0, 2]]).layers == [0, 1, 2, 3])
  }

  @Test("boxes never touch", arguments: [2, 5, 12, 30])
  func keepsBoxesApart(count: Int) throws {
    let parents = (0..<count).map { index in
      index % 3 == 0 ? [] : Array(Set([index / 2, index * 7 % index])).sorted()
    }
    let figure = graph(parents)
    for room in Room.allCases {
      let layout = figure.layout(Ruler(fonts: try FontSet(), room: room))
      let places = layout.boxes
      for (index, a) in places.enumerated() {
        for b in places[..<index] { #expect(!a.overlaps(b)) }
        #expect(a.x >= 0 && a.y >= 0)
        for parent in parents[index] {
          let b = places[parent]
          #expect(layout.goesDown ? b.maxY < a.y : b.maxX < a.x)
        }
      }
    }
  }

  @Test("it goes to the right where there is room, and else down; lines keep off other boxes")
  func routesLines() {
    // The loss of a choice between two: a count is used by the sum and by the division behind it.
    let figure = graph([[], [], [0], [1], [2], [3], [4, 5], [4, 6], [7]])
    for (room, goesDown) in [(Room.narrow, true), (.wide, false)] {
      let layout = figure.layout(Ruler(fonts: EvenLetters(), room: room))
      #expect(layout.goesDown == goesDown)
      #expect(layout.boxes.allSatisfy { $0.maxX <= room.width })
      let points = layout.edge(from: 4, to: 7, 0).points
      for (index, box) in layout.boxes.enumerated() where index != 4 && index != 7 {
        for (a, b) in zip(points, points.dropFirst()) {
          #expect(!box.isCrossed(from: a, to: b), "box \(index), \(room)")
        }
      }
    }
  }

  @Test("local slopes stand on the lines, and the last box is the first of the backward pass")
  func writesSlopes() {
    let figure = ComputationGraph(
      nodes: [
        .init("a", value: 2, gradient: 3), .init("b", value: 3, gradient: 0.002),
        .init("c", "×", of: [0, 1], slopes: [3, 0.002], value: 6, gradient: 1),
      ])
    let texts = marks(of: figure).texts
    #expect(texts.contains("× 3.00") && texts.contains("× 0.002"))
    #expect(texts.filter { ["1", "2", "3"].contains($0) } == ["3", "2", "1"])
    expectInside(figure)
  }

  @Test func drawsNothingAndWhatIsNotFinite() {
    #expect(marks(of: graph([])).isEmpty)
    let figure = ComputationGraph(
      nodes: [.init("a very long name 你", value: .nan, gradient: -.infinity)])
    expectInside(figure)
    #expect(marks(of: figure).texts == ["value", "gradient", "a very long name 你", "–", "−∞"])
  }

  @Test("operations have room for their words, and slopes stand beside them, not over them")
  func keepsWordsApart() throws {
    let figure = ComputationGraph(
      nodes: [
        .init("a", value: 1, gradient: -20.3562),
        .init("b", "W[i]", of: [0], slopes: [1], value: 1, gradient: 1),
        .init("c", "-log", of: [1], slopes: [-20.36], value: 1, gradient: 1),
      ])
    for room in Room.allCases {
      let ruler = Ruler(fonts: try FontSet(), room: room)
      let layout = figure.layout(ruler)
      for index in [1, 2] {
        let node = figure.nodes[index]
        let room = Rect(
          around: layout.sign(of: index), width: figure.signWidth(of: node, ruler),
          height: 2 * ComputationGraph.radii.sign)
        #expect(ruler.width(of: node.operation!, TextStyle(12)) <= room.width - 8)
        let label = Rect(
          around: layout.edge(from: index - 1, to: index, 0).label,
          width: ruler.width(of: figure.slopeText(node.slopes[0]), ComputationGraph.slopeStyle),
          height: 12)
        #expect(!label.overlaps(room) && !label.overlaps(layout.boxes[index - 1]))
      }
    }
  }
}
