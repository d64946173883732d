import Testing

@testable import Figures

@Suite struct ColorTests {
  @Test("contrast is WCAG's: 21 for black on white, 4.54 for the darkest gray that passes")
  func computesContrast() {
    #expect(abs(RGB.black.contrast(with: .white) - 21) < 1e-12)
    #expect(abs(RGB(0x767676).contrast(with: .white) - 4.54) < 0.005)
    #expect(abs(RGB(0x777777).contrast(with: .white) - 4.48) < 0.005)
    #expect(RGB(0x123456).contrast(with: RGB(0x123456)) == 1)
  }

  @Test("luminance of the primaries is the three weights")
  func weighsPrimaries() {
    #expect(abs(RGB(0xff0000).luminance - 0.2126) < 1e-12)
    #expect(abs(RGB(0x00ff00).luminance - 0.7152) < 1e-12)
    #expect(abs(RGB(0x0000ff).luminance - 0.0722) < 1e-12)
  }

  @Test("OKLab coordinates published for white, black and the primaries give these colours")
  func convertsOKLab() {
    #expect(OKLab(1, 0, 0).rgb == .white)
    #expect(OKLab(0, 0, 0).rgb == .black)
    #expect(OKLab(0.627955, 0.224863, 0.125846).rgb == RGB(0xff0000))
    #expect(OKLab(0.866440, -0.233888, 0.179498).rgb == RGB(0x00ff00))
    #expect(OKLab(0.452014, -0.032457, -0.311528).rgb == RGB(0x0000ff))
  }

  @Test func writesHexWithLeadingZeros() {
    #expect(RGB(0x0a00ff).hex == "#0a00ff")
  }

  @Test("half of white over black is the middle gray")
  func mixes() {
    #expect(RGB.white.over(.black, opacity: 0.5) == RGB(0x808080))
  }

  @Test func computesForBothPapersAtOnce() {
    let (ink, ground) = (Color(light: 0x123456, dark: 0xfedcba), Color(light: 0xffffff, dark: 0))
    let mixed = ink.over(ground, opacity: 0.25)
    #expect(mixed.light == ink.light.over(.white, opacity: 0.25))
    #expect(mixed.dark == ink.dark.over(.black, opacity: 0.25))
    // Dark ink on light paper, light ink on dark paper.
    let inks = [Color(RGB(0x1b1f24)), Color(.white)]
    #expect(ground.readableInk(among: inks) == Color(light: 0x1b1f24, dark: 0xffffff))
    #expect(Color(.white).readableInk(among: [Color(.white)]) == Color(.black))
  }
}

extension Color {
  /// The contrast on the paper on which it is less.
  func contrast(with other: Color) -> Double {
    min(light.contrast(with: other.light), dark.contrast(with: other.dark))
  }
}
