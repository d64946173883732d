extension Unicode.Scalar {
  /// What it looks like, its code and its name: `'é' (U+00E9 LATIN SMALL LETTER E WITH ACUTE)`.
  public var described: String {
    // The standard gives controls no names.
    let isControl = properties.generalCategory == .control
    let name = properties.name ?? (isControl ? "a control character" : nil)
    let codeAndName = code + (name.map { " " + $0 } ?? "")
    return isUnseen ? codeAndName : "'\(visible)' (\(codeAndName))"
  }

  /// `U+00E9`.
  public var code: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The character, a combining one on a dotted circle; its code where there is nothing to see, or where it
  /// would move what stands beside it.
  public var visible: String {
    if isUnseen { return code }
    return isMark ? "\(Self.dottedCircle)\(self)" : String(self)
  }

  /// Where a letter would be that a mark belongs to.
  public static let dottedCircle: Unicode.Scalar = "\u{25CC}"

  /// Whether it is drawn over, under or beside the letter before it.
  public var isMark: Bool {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark: true
    default: false
    }
  }

  /// `\u{202E}`, as Swift spells it.
  public var spelled: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }

  /// Whether a page must spell it out: unseen, and not one of those that writing needs, which join letters or
  /// keep them apart, begin a line or a column.
  public var isHarmfulInMarkup: Bool {
    isUnseen && !["\n", "\t", "\u{200C}", "\u{200D}"].contains(self)
  }

  /// Whether it belongs to a script that is written from right to left.
  public var isRightToLeft: Bool {
    switch value {
    case 0x0590...0x08FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      true
    default: false
    }
  }

  /// Whether it has no glyph of its own but an effect: controls, marks of direction, ends of lines.
  public var isUnseen: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: false
    }
  }
}

extension StringProtocol {
  /// Whether it belongs to a script that is written from right to left, with no letter or digit of others.
  public var readsFromRightToLeft: Bool {
    let letters = unicodeScalars.filter {
      $0.properties.isAlphabetic || $0.properties.numericType != nil
    }
    return !letters.isEmpty && letters.allSatisfy(\.isRightToLeft)
  }
}
