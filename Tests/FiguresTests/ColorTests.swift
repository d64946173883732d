import Testing

@testable import Figures

@Suite struct ColorTests {
  @Test("contrast is WCAG's: 21 for black on white, 4.54 for the darkest gray that passes")
  func computesContrast() {
    #expect(abs(Color.black.contrast(with: .white) - 21) < 1e-12)
    #expect(abs(Color(0x767676).contrast(with: .white) - 4.54) < 0.005)
    #expect(abs(Color(0x777777).contrast(with: .white) - 4.48) < 0.005)
    #expect(Color(0x123456).contrast(with: Color(0x123456)) == 1)
  }

  @Test("luminance of the primaries is the three weights")
  func weighsPrimaries() {
    #expect(abs(Color(0xff0000).luminance - 0.2126) < 1e-12)
    #expect(abs(Color(0x00ff00).luminance - 0.7152) < 1e-12)
    #expect(abs(Color(0x0000ff).luminance - 0.0722) < 1e-12)
  }

  @Test("OKLab coordinates published for white, black and the primaries give these colours")
  func convertsOKLab() {
    #expect(OKLab(1, 0, 0).color == .white)
    #expect(OKLab(0, 0, 0).color == .black)
    #expect(OKLab(0.627955, 0.224863, 0.125846).color == Color(0xff0000))
    #expect(OKLab(0.866440, -0.233888, 0.179498).color == Color(0x00ff00))
    #expect(OKLab(0.452014, -0.032457, -0.311528).color == Color(0x0000ff))
  }

  @Test func writesHexWithLeadingZeros() {
    #expect(Color(0x0a00ff).hex == "#0a00ff")
  }

  @Test("half of white over black is the middle gray")
  func mixes() {
    #expect(Color.white.over(.black, opacity: 0.5) == Color(0x808080))
  }
}
