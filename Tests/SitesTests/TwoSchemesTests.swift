import Testing

@testable import Sites

/// A light and a dark drawing as one picture.
struct TwoSchemesTests {
  private func inBothSchemes(_ light: String, _ dark: String, id: String) -> String {
    let both = Sites.inBothSchemes(Array(light.utf8), Array(dark.utf8), id: id)
    return String(decoding: both, as: UTF8.self)
  }

  private func picture(_ colors: String...) -> String {
    colors.reduce("<svg viewBox=\"0 0 9 9\">\n") {
      $0 + "<path style=\"fill:\($1);\" d=\"M 1 1\"/>\n"
    } + "</svg>"
  }

  /// A group of glyphs in `color`, as Cairo writes it.
  private func group(_ color: String, _ glyphs: String...) -> String {
    "<g style=\"fill:\(color);\">\n" + glyphs.map { "<use x=\"\($0)\"/>\n" }.joined() + "</g>\n"
  }

  @Test func whatDiffersInStyleHasAClass() {
    let both = inBothSchemes(
      picture("red", "red", "blue", "green"), picture("pink", "gray", "blue", "tan"), id: "x")
    #expect(
      both == """
        <svg viewBox="0 0 9 9">
        <style>.s0{fill:red;}.s1{fill:red;}.s2{fill:green;}\
        @media (prefers-color-scheme:dark){.s0{fill:pink;}.s1{fill:gray;}.s2{fill:tan;}}</style>
        <path class="s0" d="M 1 1"/>
        <path class="s1" d="M 1 1"/>
        <path style="fill:blue;" d="M 1 1"/>
        <path class="s2" d="M 1 1"/>
        </svg>
        """)
  }

  @Test func groupsThatOneOfThemJoinsAreSplit() {
    let light = "<svg>\n" + group("red", "1", "2", "3") + "</svg>"
    let dark = "<svg>\n" + group("tan", "1") + group("gray", "2", "3") + "</svg>"
    let expected = """
      <g class="s0">
      <use x="1"/>
      </g>
      <g class="s1">
      <use x="2"/>
      <use x="3"/>
      </g>
      </svg>
      """
    for both in [inBothSchemes(light, dark, id: "x"), inBothSchemes(dark, light, id: "x")] {
      #expect(both.hasSuffix(expected))
    }
  }

  @Test func idsOfBothAreThoseOfTheLightOne() {
    let both = inBothSchemes(
      "<svg>\n<path style=\"a\" id=\"bars-1\"/>\n</svg>",
      "<svg>\n<path style=\"b\" id=\"bars-dark-1\"/>\n</svg>", id: "bars")
    #expect(both.contains("<path class=\"s0\" id=\"bars-1\"/>"))
  }

  @Test func drawingsOfOtherShapesStandBesideEachOther() {
    let both = inBothSchemes(picture("red"), picture("red", "gray"), id: "x")
    #expect(both.split(separator: "<path ").count == 4)
    #expect(both.contains("<g class=\"dark\">") && both.hasSuffix("</svg>\n"))
  }
}
