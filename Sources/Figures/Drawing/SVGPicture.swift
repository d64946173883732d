/// The colours that an SVG has.
public enum Scheme: Sendable {
  case light
  case dark
  /// Those that the page has which shows it. No second file is loaded, and paper is always light.
  case both
}

/// A figure that was drawn once, to be written as an SVG in each scheme.
public struct SVGPicture: Sendable {
  let id: String
  let title: String
  let description: String
  /// As Cairo wrote it, with markers for colours.
  let bytes: [UInt8]
  /// What each marker stands for.
  let colors: [Color]

  /// The picture in the colours of `scheme`. Where ids begin with `id`, those of the dark one begin with `ID-dark`.
  public func svg(in scheme: Scheme) -> [UInt8] {
    tidySVG(
      bytes, id: scheme == .dark ? "\(id)-dark" : id,
      words: "<title>\(escaped(title))</title>\n<desc>\(escaped(description))</desc>\n",
      SVGStyles(colors, for: scheme))
  }
}

/// Numbers the colours of a drawing. Cairo writes a number as a colour, and exactly: each scheme then puts its own
/// colour there.
final class ColorMarkers {
  private(set) var colors: [Color] = []
  private var numbers: [Color: Int] = [:]

  func marker(of color: Color) -> RGB {
    let number = numbers[color] ?? colors.count
    if number == colors.count {
      numbers[color] = number
      colors.append(color)
    }
    return RGB(UInt32(number))
  }
}
