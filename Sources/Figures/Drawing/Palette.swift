/// Colours that run evenly from one to another through OKLab, in 256 steps.
public struct Ramp: Sendable {
  /// 256 of them.
  public let colors: [Color]

  /// Straight lines between stops, which stand at equal distances.
  init(light: [OKLab], dark: [OKLab]) {
    colors = zip(steps(between: light), steps(between: dark)).map { Color(light: $0, dark: $1) }
  }

  /// The colour at `part` of the way, 0 to 1; beyond the ends it is the end's.
  public func color(at part: Double) -> Color {
    colors[Int((min(max(part, 0), 1) * 255).rounded())]
  }
}

/// 256 colours on straight lines from stop to stop.
private func steps(between stops: [OKLab]) -> [RGB] {
  (0..<256).map { step in
    let place = Double(step) / 255 * Double(stops.count - 1)
    let index = min(Int(place), stops.count - 2)
    let (from, to, part) = (stops[index], stops[index + 1], place - Double(index))
    return OKLab(
      from.lightness + (to.lightness - from.lightness) * part,
      from.a + (to.a - from.a) * part, from.b + (to.b - from.b) * part
    ).rgb
  }
}

/// The colours of a figure by their role.
public struct Theme: Sendable {
  /// Behind everything; the page should have the same.
  public let background: Color
  /// Words and numbers.
  public let text: Color
  /// Words that explain: axis labels, notes.
  public let secondary: Color
  /// Thin lines behind the data.
  public let grid: Color
  /// Lines that carry meaning without being data: axes, brackets, arrows.
  public let line: Color
  /// Boxes that hold something.
  public let panel: Color
  /// A count of zero: "never seen".
  public let unseen: Color
  /// What the reader should look at.
  public let accent: Color
  /// One a series, told apart also by people who see fewer colours.
  public let series: [Color]
  /// From least to most.
  public let sequential: Ramp
  /// From most negative through zero to most positive.
  public let diverging: Ramp

  /// Dark on white, and light on near black.
  public static let standard = Theme(
    background: Color(light: 0xffffff, dark: 0x14171c),
    text: Color(light: 0x1b1f24, dark: 0xe8eaed), secondary: Color(light: 0x57606a, dark: 0xa3abb5),
    grid: Color(light: 0xe6e8eb, dark: 0x2a2f37), line: Color(light: 0x868e97, dark: 0x7d8691),
    panel: Color(light: 0xf5f6f8, dark: 0x1f242b), unseen: Color(light: 0xf3f1ed, dark: 0x24221f),
    accent: Color(light: 0xc2410c, dark: 0xff9d5c),
    series: [
      Color(light: 0x1f5fbf, dark: 0x6aa9ff), Color(light: 0xc2410c, dark: 0xff9d5c),
      Color(light: 0x15803d, dark: 0x5fc97e), Color(light: 0x7e3fb3, dark: 0xc59cf5),
      Color(light: 0x0e7490, dark: 0x4cc3d9), Color(light: 0x9a6700, dark: 0xdcb350),
    ],
    sequential: Ramp(
      light: [
        OKLab(0.968, -0.012, -0.014), OKLab(0.90, -0.026, -0.040), OKLab(0.80, -0.034, -0.078),
        OKLab(0.62, -0.026, -0.132), OKLab(0.38, 0.000, -0.150),
      ],
      dark: [
        OKLab(0.285, -0.005, -0.045), OKLab(0.40, -0.010, -0.105), OKLab(0.56, -0.030, -0.125),
        OKLab(0.76, -0.045, -0.090), OKLab(0.945, -0.030, -0.025),
      ]),
    diverging: Ramp(
      light: [
        OKLab(0.42, 0.140, 0.085), OKLab(0.68, 0.105, 0.075), OKLab(0.97, 0.002, 0.004),
        OKLab(0.68, -0.035, -0.110), OKLab(0.42, -0.010, -0.155),
      ],
      dark: [
        OKLab(0.80, 0.085, 0.085), OKLab(0.53, 0.110, 0.080), OKLab(0.245, 0.001, 0.002),
        OKLab(0.53, -0.030, -0.125), OKLab(0.80, -0.045, -0.080),
      ]))

  /// The ink for words on `ground`, with a contrast of 4.5 or more.
  public func ink(on ground: Color) -> Color { ground.readableInk(among: Self.inks) }

  /// The quieter ink if it still reads well on `ground`.
  public func quietInk(on ground: Color) -> Color {
    ground.readableInk(among: [secondary] + Self.inks)
  }

  /// Near black and white, on any paper.
  private static let inks = [Color(RGB(0x1b1f24)), Color(.white)]
}
