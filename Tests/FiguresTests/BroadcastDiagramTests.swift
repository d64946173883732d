import Testing

@testable import Figures

@Suite struct BroadcastDiagramTests {
  private func diagram(_ left: [Int], _ right: [Int]) -> BroadcastDiagram {
    BroadcastDiagram(
      left: ("a", left), right: ("b", right), operation: "/",
      symbol: "s")
  }

  @Test("the cases of PyTorch's broadcasting semantics")
  func alignsShapes() {
    let column = diagram([27, 27], [27, 1]).alignment
    #expect(column.shape == [27, 27] && column.rules == [.equal, .stretched])
    let row = diagram([27, 27], [27]).alignment
    #expect(row.shape == [27, 27] && row.rules == [.missing, .equal])
    let outer = diagram([5, 1, 4, 1], [3, 1, 1]).alignment
    #expect(outer.shape == [5, 3, 4, 1])
    #expect(outer.rules == [.missing, .stretched, .stretched, .equal])
    let wrong = diagram([5, 2, 4, 1], [3, 1, 1]).alignment
    #expect(wrong.shape == nil && wrong.rules[1] == .mismatch)
  }

  @Test("every pair of shapes is drawn, those that do not fit too")
  func drawsAnyShapes() {
    let shapes = [[1], [27], [27, 1], [1, 27], [27, 27], [2, 3, 4], [100_000]]
    for left in shapes {
      for right in shapes {
        let figure = diagram(left, right)
        expectInside(figure)
        #expect(marks(of: figure).texts.contains("error") == (figure.alignment.shape == nil))
      }
    }
  }
}
