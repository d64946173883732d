import Testing

@testable import Figures

@Suite struct HeatmapTests {
  private func heatmap(_ size: Int, _ count: (Int) -> Int) -> CountHeatmap {
    CountHeatmap(
      characters: (0..<size).map { Unicode.Scalar(UInt32(0x100 + $0))! },
      counts: (0..<size * size).map(count))
  }

  @Test("beyond sixty characters only the most frequent are shown, in their order")
  func showsMostFrequent() {
    let figure = heatmap(100) { $0 / 100 >= 40 && $0 % 100 >= 40 ? 1 : 0 }
    #expect(figure.shown(evenRuler(in: .wide)) == Array(40..<100))
    #expect(heatmap(60) { $0 }.shown(evenRuler(in: .wide)).count == 60)
  }

  @Test("a telephone has room for the alphabet and the token about words")
  func showsTheAlphabetOnATelephone() {
    #expect(heatmap(27) { $0 }.shown(evenRuler(in: .narrow)).count == 27)
    #expect(heatmap(100) { $0 }.shown(evenRuler(in: .narrow)).count < 30)
  }

  @Test("cells are whole pixels, 32 for the alphabet, never under 10 or over 44")
  func choosesPitch() {
    let widths = [1, 27, 60, 600].map { CellGrid.pitch(forColumns: $0, within: 864) }
    #expect(widths == [44, 32, 14, 10])
  }

  @Test("a vocabulary of 3,000 characters is drawn as its 60 most frequent ones")
  func drawsLargeVocabulary() throws {
    let image = try render(heatmap(3000) { $0 % 50 }, id: "x")
    #expect(image.svg.count < 600_000)
  }

  @Test("empty, one cell, all zero and huge counts are drawn", arguments: [0, 1, 2, 61])
  func drawsAnySize(size: Int) {
    for count in [0, 1, Int.max / 10_000_000] {
      let figure = heatmap(size) { _ in count }
      expectInside(figure)
      let shown = figure.shown(evenRuler).count
      let cells = marks(of: figure).boxes().prefix(shown * shown)
      #expect(cells.allSatisfy { $0.rect.width == $0.rect.height && $0.rect.width >= 9 })
      #expect(cells.allSatisfy { ($0.color == Theme.standard.unseen) == (count == 0) })
    }
  }

  @Test func drawsMarkupAndUnseenCharacters() throws {
    let characters: [Unicode.Scalar] = ["<", "&", "\0", " ", "\u{301}", "\u{1F600}", "\u{202e}"]
    let figure = CountHeatmap(characters: characters, counts: Array(0..<49))
    let image = try render(figure, id: "x", title: "<script>", description: "\u{1b}")
    let text = String(decoding: image.svg, as: UTF8.self)
    #expect(text.contains("<title>&lt;script&gt;</title>"))
    #expect(!text.contains("\u{1b}"))
  }

  @Test("values that are not finite, and a matrix of zeros, are drawn")
  func drawsAnyMatrix() {
    for values in [[0.0, 0, 0, 0], [.nan, .infinity, -.infinity, 1], [-1e300, 1e300, 0, 1e-300]] {
      for quantity in [MatrixHeatmap.Quantity.signed(decimals: 2), .probability(decimals: 1)] {
        let figure = MatrixHeatmap(
          rowLabels: ["x", "y"], columnLabels: ["x", "y"],
          values: values, quantity: quantity, note: "n", unit: "u", showsPairs: true)
        expectInside(figure)
        let cells = marks(of: figure).boxes().filter { $0.rect.width == 43 }
        #expect(cells.count == 4)
        for (value, cell) in zip(values, cells) where !value.isFinite {
          #expect(cell.color == Theme.standard.unseen)
        }
      }
    }
  }
}
