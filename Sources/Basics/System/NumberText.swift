import Glibc

/// How a number is written. Every number that is shown goes through here, so that all of the report
/// has one minus, one infinity, one way of grouping digits, and one sign for what is not a number.
public enum NumberText: Sendable, Hashable {
  /// Exactly so many decimals: `2.4540`, `−0.03`, `1,204.5`; for people from 10¹⁶ on as `exact`.
  case fixed(Int)
  /// A share from 0 to 1 in percent, with so many decimals and without the sign: `12.5`.
  case percent(Int)
  /// As few digits as say it exactly: `0.01`, `26,000`, `2.5·10⁻⁷`.
  case exact
  /// All its decimals, and at least so many: `1.993`, `2.10`.
  case atLeast(Int)
  /// Two significant digits, or the nearest whole number from 10 on: `0.18`, `0.5`, `32`, `10,000`.
  case rough
  /// Two significant digits and a power of ten, for a difference's size: `3.1·10⁻⁹`.
  case scientific

  /// Who reads the number.
  public enum Reader: Sendable {
    /// A minus as long as a plus, commas between thousands, `∞`, and a dash for what is not a number.
    case people
    /// What a parser reads, and Python prints: ASCII without commas, `-0.03`, `1e-05`, `inf`, `nan`.
    /// For CSV and JSON, for code on pages, for lines of a terminal that programs read.
    case programs
  }
}

extension BinaryFloatingPoint {
  /// The number in one of the house's styles: for people, unless a program reads it.
  ///
  /// Decimals are those of C's `printf` and Python's `format`: the nearest to the exact value.
  public func text(_ style: NumberText, for reader: NumberText.Reader = .people) -> String {
    let value = Double(self)
    if reader == .programs { return value.ascii(style) }
    return typeset(value.ascii(style == .scientific || value.magnitude < 1e16 ? style : .exact))
  }

  /// `text(.fixed(digits), for: .programs)`: `2.4546`, `-0.0274`, `inf`.
  public func fixed(_ digits: Int) -> String { text(.fixed(digits), for: .programs) }
}

extension BinaryInteger {
  /// The number for people, with a comma between groups of three digits: `228,146`.
  public var grouped: String { typeset(String(self)) }

  /// So many of what `noun` names, whose plural has an s unless it is given: `1 word`, `2,000 words`.
  public func counted(_ noun: String, _ plural: String? = nil) -> String {
    "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
  }
}

extension Double {
  fileprivate func ascii(_ style: NumberText) -> String {
    // The C library gives what is not a number a sign.
    if isNaN { return "nan" }
    return switch style {
    case .fixed(let digits): printed("%.*f", digits)
    case .percent(let digits): (100 * self).printed("%.*f", digits)
    case .exact: shortest
    case .atLeast(let digits):
      shortest.split(separator: ".").dropFirst().first.map(\.count) ?? 0 < digits
        ? printed("%.*f", digits) : shortest
    case .rough: rough
    case .scientific: self == 0 || !isFinite ? shortest : scientific
    }
  }

  /// What C's `printf` makes of it, with a point in every locale.
  fileprivate func printed(_ format: String, _ digits: Int) -> String {
    withVaList([digits, self]) { arguments in
      var buffer = [CChar](repeating: 0, count: 400)
      let length = vsnprintf(&buffer, buffer.count, format, arguments)
      return String(
        decoding: buffer.prefix(Int(length)).map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
  }

  /// The fewest digits that no other double has; a whole number without a point.
  private var shortest: String {
    rounded() == self && magnitude < 1e16 ? String(Int(self)) : "\(self)"
  }

  /// Two significant digits below 10, without zeros at the end.
  private var rough: String {
    guard isFinite, self != 0, magnitude < 10 else {
      return isFinite ? rounded().shortest : shortest
    }
    var (digits, scaled) = (1, magnitude)
    while scaled < 1 { (digits, scaled) = (digits + 1, scaled * 10) }
    var text = printed("%.*f", digits)
    while text.hasSuffix("0") { text.removeLast() }
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// `3.1e-9`.
  private var scientific: String {
    let parts = printed("%.*e", 1).split(separator: "e")
    return "\(parts[0])e\(Int(parts[1])!)"
  }
}

/// A number in ASCII as people read it.
private func typeset(_ ascii: String) -> String {
  switch ascii {
  case "inf": return "∞"
  case "-inf": return "−∞"
  case "nan": return "–"
  default: break
  }
  let isNegative = ascii.hasPrefix("-") && ascii.contains { "123456789".contains($0) }
  let parts = ascii.drop { $0 == "-" }.split(separator: "e")
  let minus = isNegative ? "−" : ""
  guard parts.count == 2, let exponent = Int(parts[1]) else { return minus + grouped(parts[0]) }
  let power = "10" + "\(exponent)".map { superscripts[$0]! }.joined()
  return minus + (parts[0] == "1" ? power : "\(parts[0])·\(power)")
}

/// The digits with a comma before each group of three in front of the point.
private func grouped(_ number: Substring) -> String {
  let whole = number.prefix { $0 != "." }
  var text = ""
  for (index, digit) in whole.enumerated() {
    if index > 0, (whole.count - index).isMultiple(of: 3) { text.append(",") }
    text.append(digit)
  }
  return text + number[whole.endIndex...]
}

private let superscripts: [Character: String] = [
  "-": "⁻", "0": "⁰", "1": "¹", "2": "²", "3": "³", "4": "⁴", "5": "⁵", "6": "⁶", "7": "⁷",
  "8": "⁸", "9": "⁹",
]
