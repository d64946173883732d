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
    let files = try illustration.files()
    let names = ["figures/heatmap.svg", "figures/heatmap-dark.svg", "figures/heatmap.png"]
    #expect(files.prefix(3).map(\.path) == names)
    // The picture to keep is the one that has room for the numbers.
    #expect(files[1].bytes == image.darkSVG)
    #expect(try files[2].bytes == renderPNG(heatmap, in: .wide))
    #expect(
      files.dropFirst(3).map(\.path) == ["figures/heatmap-narrow.svg", "figures/heatmap-wide.svg"])
    // Both schemes in one, and not one beside the other.
    let both = String(decoding: files[0].bytes, as: UTF8.self)
    #expect(both.contains("@media (prefers-color-scheme:dark)"))
    #expect(!both.contains("<g class=\"dark\">"))
  }
}
