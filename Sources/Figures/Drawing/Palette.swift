/// Colours that run evenly from one to another through OKLab, in 256 steps.
public struct Ramp: Sendable {
  /// 256 of them.
  public let colors: [Color]

  /// Straight lines between `stops`, which stand at equal distances.
  init(_ stops: [OKLab]) {
    colors = (0..<256).map { step in
      let place = Double(step) / 255 * Double(stops.count - 1)
      let index = min(Int(place), stops.count - 2)
      let (from, to, part) = (stops[index], stops[index + 1], place - Double(index))
      return OKLab(
        from.lightness + (to.lightness - from.lightness) * part,
        from.a + (to.a - from.a) * part, from.b + (to.b - from.b) * part
      ).color
    }
  }

  /// The colour at `part` of the way, 0 to 1; beyond the ends it is the end's.
  public func color(at part: Double) -> Color {
    colors[Int((min(max(part, 0), 1) * 255).rounded())]
  }
}

/// The colours of a figure by their role. A figure is drawn once and shown under each theme.
public struct Theme: Sendable {
  /// `light` or `dark`.
  public let name: String
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

  /// Dark on white.
  public static let light = Theme(
    name: "light", background: Color(0xffffff), text: Color(0x1b1f24), secondary: Color(0x57606a),
    grid: Color(0xe6e8eb), line: Color(0x868e97), panel: Color(0xf5f6f8), unseen: Color(0xf3f1ed),
    accent: Color(0xc2410c),
    series: [0x1f5fbf, 0xc2410c, 0x15803d, 0x7e3fb3, 0x0e7490, 0x9a6700].map { Color($0) },
    sequential: Ramp([
      OKLab(0.968, -0.012, -0.014), OKLab(0.90, -0.026, -0.040), OKLab(0.80, -0.034, -0.078),
      OKLab(0.62, -0.026, -0.132), OKLab(0.38, 0.000, -0.150),
    ]),
    diverging: Ramp([
      OKLab(0.42, 0.140, 0.085), OKLab(0.68, 0.105, 0.075), OKLab(0.97, 0.002, 0.004),
      OKLab(0.68, -0.035, -0.110), OKLab(0.42, -0.010, -0.155),
    ]))

  /// Light on near black.
  public static let dark = Theme(
    name: "dark", background: Color(0x14171c), text: Color(0xe8eaed), secondary: Color(0xa3abb5),
    grid: Color(0x2a2f37), line: Color(0x7d8691), panel: Color(0x1f242b), unseen: Color(0x24221f),
    accent: Color(0xff9d5c),
    series: [0x6aa9ff, 0xff9d5c, 0x5fc97e, 0xc59cf5, 0x4cc3d9, 0xdcb350].map { Color($0) },
    sequential: Ramp([
      OKLab(0.285, -0.005, -0.045), OKLab(0.40, -0.010, -0.105), OKLab(0.56, -0.030, -0.125),
      OKLab(0.76, -0.045, -0.090), OKLab(0.945, -0.030, -0.025),
    ]),
    diverging: Ramp([
      OKLab(0.80, 0.085, 0.085), OKLab(0.53, 0.110, 0.080), OKLab(0.245, 0.001, 0.002),
      OKLab(0.53, -0.030, -0.125), OKLab(0.80, -0.045, -0.080),
    ]))

  /// Both.
  public static let all = [light, dark]

  /// The ink for words on `ground`, with a contrast of 4.5 or more.
  public func ink(on ground: Color) -> Color {
    ground.readableInk(among: [Color(0x1b1f24), .white])
  }

  /// The quieter ink if it still reads well on `ground`.
  public func quietInk(on ground: Color) -> Color {
    ground.readableInk(among: [secondary, Color(0x1b1f24), .white])
  }
}
