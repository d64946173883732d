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
    let places = figure.places(Ruler(fonts: try FontSet()))
    for (index, a) in places.enumerated() {
      for b in places[..<index] {
        let overlaps = a.x < b.maxX && b.x < a.maxX && a.y < b.maxY && b.y < a.maxY
        #expect(!overlaps)
      }
      #expect(a.x >= 0 && a.y >= 0)
      for parent in parents[index] { #expect(places[parent].maxX < a.x) }
    }
  }

  @Test func drawsNothingAndWhatIsNotFinite() {
    #expect(marks(of: graph([])).isEmpty)
    let figure = ComputationGraph(
      nodes: [.init("a very long name 你", value: .nan, gradient: -.infinity)])
    expectInside(figure)
    #expect(marks(of: figure).texts == ["a very long name 你", "value", "–", "grad", "−∞"])
  }
}
