/// A colour of a drawing: what it is on light and on dark paper. What is computed of colours is computed for both.
public struct Color: Sendable, Hashable {
  let light: RGB
  let dark: RGB

  init(light: RGB, dark: RGB) { (self.light, self.dark) = (light, dark) }

  /// From the notation of style sheets without the hash: `Color(light: 0x1a73e8, dark: 0x6aa9ff)`.
  public init(light: UInt32, dark: UInt32) { self.init(light: RGB(light), dark: RGB(dark)) }

  /// The same on both.
  init(_ rgb: RGB) { self.init(light: rgb, dark: rgb) }

  /// The first of `inks` that reads well on this colour; black or white when none of them does.
  public func readableInk(among inks: [Color]) -> Color {
    Color(
      light: light.readableInk(among: inks.map(\.light)),
      dark: dark.readableInk(among: inks.map(\.dark)))
  }

  /// This colour laid over `ground` with an opacity from 0 to 1.
  public func over(_ ground: Color, opacity: Double) -> Color {
    Color(
      light: light.over(ground.light, opacity: opacity),
      dark: dark.over(ground.dark, opacity: opacity))
  }
}
