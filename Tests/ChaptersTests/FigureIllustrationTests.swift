import Figures
import Testing

@testable import Chapters
@testable import Sites

@Suite struct FigureIllustrationTests {
  @Test func knowsTheSizeBeforeItIsDrawn() throws {
    let characters = (0..<27).map { Unicode.Scalar(UInt8($0 == 0 ? 46 : 96 + $0)) }
    let counts = (0..<729).map { $0 * $0 % 7000 }
    let heatmap = CountHeatmap(characters: characters, counts: counts)
    let (title, words) = ("Most names end in a vowel", "Heatmap of made-up counts")
    let illustration = try Illustration(
      id: "heatmap", title: title, alternative: words, figure: heatmap, columns: [], rows: [])
    let image = try render(heatmap, id: "heatmap", title: title, description: words)
    #expect([illustration.main.width, illustration.main.height] == [image.width, image.height])
    #expect(
      try illustration.files().prefix(3) == [
        SiteFile(path: "figures/heatmap.svg", bytes: image.svg),
        SiteFile(path: "figures/heatmap-dark.svg", bytes: image.darkSVG),
        SiteFile(path: "figures/heatmap.png", bytes: image.png),
      ])
  }
}
