import Basics

/// A colour of the screen (sRGB, eight bits a channel), so that every renderer shows the same one.
struct RGB: Sendable, Hashable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8

  /// From the notation of style sheets without the hash: `RGB(0x1a73e8)`.
  init(_ hex: UInt32) {
    red = UInt8(hex >> 16 & 0xff)
    green = UInt8(hex >> 8 & 0xff)
    blue = UInt8(hex & 0xff)
  }

  static let black = RGB(0x000000)
  static let white = RGB(0xffffff)

  /// The notation of style sheets: `#1a73e8`.
  var hex: String {
    let digits = [red, green, blue].map {
      $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16)
    }
    return "#" + digits.joined()
  }

  /// Relative luminance from 0 (black) to 1 (white), as WCAG 2.2 defines it.
  var luminance: Double {
    0.2126 * linearLight(red) + 0.7152 * linearLight(green) + 0.0722 * linearLight(blue)
  }

  /// WCAG 2.2 contrast ratio, 1 to 21; text needs 4.5, lines and marks need 3.
  func contrast(with other: RGB) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// The first of `inks` that reads well on this colour; black or white when none of them does.
  func readableInk(among inks: [RGB]) -> RGB {
    let best = contrast(with: .black) > contrast(with: .white) ? RGB.black : .white
    return inks.first { contrast(with: $0) >= 4.5 } ?? best
  }

  /// This colour laid over `ground` with an opacity from 0 to 1.
  func over(_ ground: RGB, opacity: Double) -> RGB {
    func mix(_ top: UInt8, _ bottom: UInt8) -> UInt8 {
      UInt8((Double(top) * opacity + Double(bottom) * (1 - opacity)).rounded())
    }
    var color = self
    color.red = mix(red, ground.red)
    color.green = mix(green, ground.green)
    color.blue = mix(blue, ground.blue)
    return color
  }
}

/// A colour whose `lightness` (0 to 1) is what the eye sees (Ottosson, "A perceptual color space
/// for image processing", 2020): equal steps look equal, and shades of gray keep their order.
struct OKLab: Sendable {
  var lightness: Double
  var a: Double
  var b: Double

  init(_ lightness: Double, _ a: Double, _ b: Double) {
    (self.lightness, self.a, self.b) = (lightness, a, b)
  }

  /// The colour of the screen nearest to it; channels outside the screen's range are cut.
  var rgb: RGB {
    func cube(_ x: Double) -> Double { x * x * x }
    let l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
    var color = RGB.black
    color.red = eightBits(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s)
    color.green = eightBits(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s)
    color.blue = eightBits(-0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s)
    return color
  }
}

/// The channel of sRGB nearest to an amount of light.
private func eightBits(_ light: Double) -> UInt8 {
  let x = min(max(light, 0), 1)
  let value = x <= 0.0031308 ? 12.92 * x : 1.055 * raise(x, to: 1 / 2.4) - 0.055
  return UInt8((255 * value).rounded())
}

/// The amount of light of an sRGB channel, 0 to 1.
private func linearLight(_ channel: UInt8) -> Double { lightOfChannel[Int(channel)] }

private let lightOfChannel: [Double] = (0...255).map { channel in
  let value = Double(channel) / 255
  return value > 0.04045 ? raise((value + 0.055) / 1.055, to: 2.4) : value / 12.92
}

private func raise(_ base: Double, to exponent: Double) -> Double {
  Elementary.exp(exponent * Elementary.log(base))
}
