import Figures
import Testing

struct DrawingEnvironmentTests {
  @Test("names what draws, down to letters, pixels and PNG, and the font; the same each time")
  func namesWhatDraws() {
    let lines = drawingEnvironment()
    for part in [
      "libcairo.so", "libpango-1", "libharfbuzz.so", "libfreetype.so", "libpixman", "libpng",
      "libz.so", "Inter",
    ] {
      #expect(lines.contains { $0.contains(part) }, "\(part)")
    }
    #expect(drawingEnvironment() == lines)
  }
}
