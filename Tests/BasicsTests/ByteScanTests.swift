import Testing

@testable import Basics

struct ByteScanTests {
  @Test("sees each byte at each place, in texts of any length")
  func seesEachByte() {
    let plain = Array(repeating: Array("abc~!Z\n".utf8), count: 30).joined().prefix(200)
    for count in [0, 1, 31, 32, 33, 64, 100, 200] {
      let text = Array(plain.prefix(count))
      let scan = ByteScan(text[...])
      #expect(scan.isPlain && scan.lineFeeds == text.count { $0 == 10 })
      for place in stride(from: 0, to: count, by: 7) {
        for byte: UInt8 in [0, 9, 10, 13, 32, 33, 126, 127, 128, 255] {
          var other = text
          other[place] = byte
          let scan = ByteScan(other[...])
          #expect(scan.isPlain == ((33...126).contains(byte) || byte == 10))
          #expect(scan.lineFeeds == other.count { $0 == 10 })
        }
      }
    }
  }

  @Test("counts more line feeds than a byte holds, in a part of an array too")
  func countsMany() {
    let text = [UInt8](repeating: 10, count: 100_003)
    #expect(ByteScan(text[3...]).lineFeeds == 100_000)
  }
}
