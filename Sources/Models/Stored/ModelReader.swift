import Basics

/// Reads a stored model's numbers one after the other. Whatever is missing or cannot be is an error.
struct ModelReader {
  private let bytes: [UInt8]
  private var place = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Bytes that are left.
  var rest: Int { bytes.count - place }

  mutating func byte() throws(StoredModelError) -> UInt8 {
    guard rest >= 1 else { throw .damaged }
    defer { place += 1 }
    return bytes[place]
  }

  mutating func word() throws(StoredModelError) -> UInt32 {
    var word: UInt32 = 0
    for index in 0..<4 { word |= UInt32(try byte()) << UInt32(8 * index) }
    return word
  }

  /// A whole number of `range`.
  mutating func number(in range: ClosedRange<Int>) throws(StoredModelError) -> Int {
    guard let number = Int(exactly: try word()), range.contains(number) else { throw .damaged }
    return number
  }

  /// A byte that says no or yes.
  mutating func flag() throws(StoredModelError) -> Bool {
    let byte = try byte()
    guard byte <= 1 else { throw .damaged }
    return byte == 1
  }

  /// The bytes of a short text.
  mutating func text() throws(StoredModelError) -> [UInt8] {
    let count = Int(try byte())
    var text: [UInt8] = []
    for _ in 0..<count { text.append(try byte()) }
    return text
  }

  /// Any number but NaN.
  mutating func double() throws(StoredModelError) -> Double {
    let low = UInt64(try word())
    let value = Double(bitPattern: UInt64(try word()) << 32 | low)
    guard !value.isNaN else { throw .damaged }
    return value
  }

  /// A list of finite numbers.
  mutating func doubles() throws(StoredModelError) -> [Double] {
    let count = try number(in: 0...rest / 8)
    var values: [Double] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      let value = try double()
      guard value.isFinite else { throw .damaged }
      values.append(value)
    }
    return values
  }

  /// A list of finite numbers.
  mutating func floats() throws(StoredModelError) -> [Float] {
    let count = try number(in: 0...rest / 4)
    var values: [Float] = []
    values.reserveCapacity(count)
    for _ in 0..<count {
      let value = Float(bitPattern: try word())
      guard value.isFinite else { throw .damaged }
      values.append(value)
    }
    return values
  }
}
