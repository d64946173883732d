/// What a look at all bytes tells, many at a time.
public struct ByteScan: Sendable {
  /// How many line feeds there are.
  public let lineFeeds: Int
  /// Whether all others are visible ASCII, without spaces.
  public let isPlain: Bool

  private typealias Lanes = SIMD32<UInt8>

  /// Looks at `bytes`.
  public init(_ bytes: ArraySlice<UInt8>) {
    (lineFeeds, isPlain) = bytes.withUnsafeBytes { bytes in
      let whole = bytes.count / Lanes.scalarCount
      var (feeds, others) = (0, SIMDMask<SIMD32<Int8>>(repeating: false))
      // A lane counts to 255.
      for start in stride(from: 0, to: whole, by: 255) {
        var counts = Lanes.zero
        for index in start..<min(whole, start + 255) {
          let lanes = bytes.loadUnaligned(
            fromByteOffset: index * Lanes.scalarCount, as: Lanes.self)
          let isFeed = lanes .== lineFeed
          counts.replace(with: counts &+ 1, where: isFeed)
          others .|= .!isFeed .& (lanes &- first .> last &- first)
        }
        feeds += (0..<Lanes.scalarCount).reduce(0) { $0 + Int(counts[$1]) }
      }
      let rest = bytes[(whole * Lanes.scalarCount)...]
      feeds += rest.count { $0 == lineFeed }
      let isPlain =
        !any(others)
        && rest.allSatisfy { (first...last).contains($0) || $0 == lineFeed }
      return (feeds, isPlain)
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let (first, last) = (UInt8(ascii: "!"), UInt8(ascii: "~"))
