import Glibc

extension BinaryFloatingPoint {
  /// The value with exactly `digits` decimals and a point, in every locale: `2.4546`, `-0.0274`, `inf`.
  public func fixed(_ digits: Int) -> String {
    withVaList([digits, Double(self)]) { arguments in
      var buffer = [CChar](repeating: 0, count: 400)
      let length = vsnprintf(&buffer, buffer.count, "%.*f", arguments)
      return String(
        decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }
}

extension BinaryInteger {
  /// The number with a comma between groups of three digits: `228,146`.
  public var grouped: String {
    let digits = String(magnitude)
    var text = self < 0 ? "-" : ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return text
  }
}
