import Testing

@testable import Figures

/// Figures of what a model does along a word.
@Suite struct WordFiguresTests {
  private static let words = ["", "a", ".abcdefghijklmgw", ".สวัสดีครับ", ".محمد", "\u{0}<\u{301}"]

  private func letters(_ word: String) -> [String] { word.unicodeScalars.map(String.init) }

  private func maps(_ word: String, _ layers: Int, _ heads: Int) -> AttentionMaps {
    let count = letters(word).count
    let weights = (0..<count * count).map { Double($0 * 7 % 11) / 10 }
    return AttentionMaps(
      labels: letters(word),
      maps: Array(repeating: .init("a head", weights), count: heads * layers), columns: heads)
  }

  private func traces(_ word: String, units: Int) -> UnitTraces {
    let values = letters(word).indices.map { Double($0 * 7 % 21) / 10 - 1 }
    return UnitTraces(
      labels: letters(word), lines: ["state h", "update gate z"],
      units: (0..<units).map {
        .init(
          "unit \($0), after a, e, i, o, u: r = 0.9", [values, values],
          shaded: values.map { $0 > 0 })
      })
  }

  private func network(_ word: String) -> UnrolledNetwork {
    UnrolledNetwork(
      cell: "LSTM",
      steps: letters(word).map {
        .init($0, predictions: [($0, 0.55), ("w", 0.001), ("m", .nan)], target: "m")
      })
  }

  @Test("any word is drawn, and nothing reaches the edge of the picture", arguments: words)
  func drawsAnyWord(word: String) throws {
    try expectFreeEdge(of: maps(word, 1, 1))
    try expectFreeEdge(of: maps(word, 2, 3))
    try expectFreeEdge(of: traces(word, units: 6))
    try expectFreeEdge(of: network(word))
    for extent in [ReceptiveField.Extent.everywhere, .tree] {
      try expectFreeEdge(
        of: ReceptiveField(
          letters: letters(word),
          levels: [.init("level 1: pairs", taps: [0, 1]), .init("level 2", taps: [0, 2, 4])],
          answer: "?", extent: extent))
    }
  }

  @Test("sixteen letters, four layers of four heads and three panels fit into a page's column")
  func fitsColumn() throws {
    let ruler = Ruler(fonts: try FontSet())
    let word = Self.words[2]
    #expect(letters(word).count == 16)
    let figures: [any Figure] = [
      maps(word, 4, 4), traces(word, units: 6), network(word),
    ]
    for figure in figures {
      #expect(Double(figure.size(ruler).width) <= Room.column.width)
    }
  }

  @Test("what follows a character is not drawn, whatever its weight")
  func leavesTriangleBlank() {
    let weights = (0..<16).map { $0 % 4 > $0 / 4 ? Double.nan : 0.31 }
    let figure = AttentionMaps(
      labels: letters(".ann"), maps: [.init("a head", weights)], columns: 1)
    #expect(marks(of: figure).boxes(Theme.standard.unseen).isEmpty)
    let shade = Theme.standard.sequential.color(at: 0.31)  // None of those of the key.
    #expect(marks(of: figure).boxes(shade).count == 10)
  }

  @Test("boxes of a network do not touch", arguments: words)
  func keepsBoxesApart(word: String) throws {
    let columns = network(word).columns(Ruler(fonts: try FontSet()))
    for (left, right) in zip(columns, columns.dropFirst()) where right.place > 0 {
      #expect(left.box.maxX < right.box.x)
      #expect(left.input.maxX < right.input.x)
      #expect(zip(left.predictions, right.predictions).allSatisfy { $0.maxX < $1.x })
    }
    #expect(columns.allSatisfy { ($0.predictions.first?.x ?? 0) >= 0 })
  }

  @Test("gaps of 1, 2, 4 and 8 see sixteen characters, and need 8, 4, 2 and 1 nodes")
  func doublesTheReach() {
    let levels = [1, 2, 4, 8].map { ReceptiveField.Level("l", taps: [0, $0]) }
    let figure = ReceptiveField(
      letters: Array(repeating: "a", count: 20), levels: levels,
      answer: "?")
    #expect(figure.needed.map(\.count) == [16, 8, 4, 2, 1])
    #expect(figure.needed[0] == Set(4..<20))
    #expect(figure.needed[1] == [5, 7, 9, 11, 13, 15, 17, 19])
  }

  @Test("a kernel of three with gaps 1 and 3 sees nine characters; before the first is nothing")
  func reachesWithThreeTaps() {
    func figure(_ count: Int) -> ReceptiveField {
      ReceptiveField(
        letters: Array(repeating: "a", count: count),
        levels: [.init("1", taps: [0, 1, 2]), .init("2", taps: [0, 3, 6])], answer: "?")
    }
    #expect(figure(12).needed.map(\.count) == [9, 3, 1])
    #expect(figure(4).needed == [[0, 1, 2, 3], [0, 3], [3]])
  }

  @Test("each node of a tree stands over the middle of its letters")
  func centresTree() throws {
    let layout = ReceptiveField.treeExample.layout(Ruler(fonts: try FontSet()))
    #expect(layout.nodes.map(\.count) == [8, 4, 2, 1])
    let xs = (0..<8).map { layout.nodes[0][$0]!.x }
    #expect(layout.nodes[1][1]!.x == (xs[0] + xs[1]) / 2)
    #expect(layout.nodes[3][7]!.x == xs.reduce(0, +) / 8)
    #expect(layout.answer.x == layout.nodes[3][7]!.x)
  }
}
