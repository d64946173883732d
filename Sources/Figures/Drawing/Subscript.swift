/// The number in digits below the line: ₁₂.
func subscripted(_ number: Int) -> String {
  let digits = "\(number)".utf8.map { Unicode.Scalar(0x2080 + UInt32($0) - 0x30)! }
  return String(String.UnicodeScalarView(digits))
}
