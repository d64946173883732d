import Figures
import Testing

@testable import Chapters
@testable import Sites

@Suite struct FigureIllustrationTests {
  @Test func knowsTheSizeBeforeItIsDrawn() throws {
    let characters = (0..<27).map { Unicode.Scalar(UInt8($0 == 0 ? 46 : 96 + $0)) }
    let counts = (0..<729).map { $0 * $0 % 7000 }
    let heatmap = CountHeatmap(
      title: "Most names end in a vowel", alternativeText: "Heatmap of made-up counts",
      characters: characters, counts: counts)
    let data = DataTable(id: "pairs", caption: "", columns: [], rows: [])
    let illustration = try Illustration(id: "heatmap", figure: heatmap, data: data)
    let image = try render(heatmap, id: "heatmap")
    #expect([illustration.width, illustration.height] == [image.width, image.height])
    #expect(
      try illustration.files() == [
        SiteFile(path: "figures/heatmap.svg", bytes: image.svg),
        SiteFile(path: "figures/heatmap-dark.svg", bytes: image.darkSVG),
        SiteFile(path: "figures/heatmap.png", bytes: image.png),
      ])
  }
}
