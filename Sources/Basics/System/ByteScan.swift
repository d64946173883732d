/// What a look at all bytes tells.
public struct ByteScan: Sendable {
  /// How many line feeds there are.
  public let lineFeeds: Int
  /// Whether all others are visible ASCII, without spaces.
  public let isPlain: Bool

  /// So many are looked at together: their line feeds fit into a byte, and so the compiler takes many at a time.
  private static let piece = 192

  /// Looks at `bytes`.
  public init(_ bytes: ArraySlice<UInt8>) {
    (lineFeeds, isPlain) = bytes.withUnsafeBufferPointer { bytes in
      var (feeds, others): (Int, UInt8) = (0, 0)
      var start = 0
      while start < bytes.count {
        let end = min(start + Self.piece, bytes.count)
        var count: UInt8 = 0
        for index in start..<end {
          let isFeed: UInt8 = bytes[index] == lineFeed ? 1 : 0
          let isVisible: UInt8 = bytes[index] &- first <= last - first ? 1 : 0
          count &+= isFeed
          others |= 1 ^ (isFeed | isVisible)
        }
        feeds += Int(count)
        start = end
      }
      return (feeds, others == 0)
    }
  }
}

private let lineFeed = UInt8(ascii: "\n")
private let first = UInt8(ascii: "!")
private let last = UInt8(ascii: "~")
