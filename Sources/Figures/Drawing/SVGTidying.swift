import Basics

/// Cairo's SVG with ids that begin with `id` and count from 1, with a title and a description,
/// and without what only makes it longer.
///
/// Cairo counts surfaces per process and glyphs per file, so its own ids change from run to run
/// and collide when two figures stand in one page. A scanner of bytes does in 2 ms what regular
/// expressions do in 100.
func tidySVG(_ bytes: [UInt8], id: String, title: String, description: String) -> [UInt8] {
  bytes.withUnsafeBufferPointer { input in
    var scanner = SVGScanner(input: input, id: id)
    scanner.words = "<title>\(escaped(title))</title>\n<desc>\(escaped(description))</desc>\n"
    return scanner.scan()
  }
}

/// The text with what XML forbids and marks of direction spelled out, and what it reserves escaped.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "'": result += "'"
    case "\t", "\n", "\r": result += " "
    case _ where scalar.isHarmfulInMarkup: result += scalar.spelled
    case "\u{fffe}", "\u{ffff}": result += scalar.spelled
    default: result += scalar.markupReference ?? String(scalar)
    }
  }
  return result
}

private struct SVGScanner {
  let input: UnsafeBufferPointer<UInt8>
  let id: String
  var words = ""
  private var output: [UInt8] = []
  private var index = 0
  private var numbers: [[UInt8]: Int] = [:]
  /// Those that were written: a figure has few, and many times.
  private var colors: [ArraySlice<UInt8>: [UInt8]] = [:]
  /// The attributes of the group that was opened last.
  private var group: [UInt8] = []
  /// Whether an outline of a font is being read.
  private var isGlyph = false
  /// How many decimals of a number have been read.
  private var decimals: Int?

  /// Defaults that Cairo spells out.
  private static let dropped = [
    " stroke:none;fill-rule:nonzero;", "fill-opacity:1;", "stroke-opacity:1;",
    "stroke-miterlimit:10;",
  ].map { Array($0.utf8) }
  /// What stands before an id, and what ends it.
  private static let references: [(start: [UInt8], end: Character)] = [
    ("id=\"", "\""), ("\"#", "\""), ("(#", ")"),
  ].map { (Array($0.utf8), $1) }
  private static let color = Array("rgb(".utf8)
  private static let groupStart = Array("<g ".utf8)
  private static let nextGroup = Array("</g>\n<g ".utf8)
  private static let root = Array("<svg ".utf8)
  private static let glyph = Array("<symbol".utf8)
  private static let glyphEnd = Array("</symbol".utf8)
  private static let use = Array("  <use ".utf8)
  private static let closedPath = Array("Z M ".utf8)

  init(input: UnsafeBufferPointer<UInt8>, id: String) {
    (self.input, self.id) = (input, id)
    output.reserveCapacity(input.count)
  }

  mutating func scan() -> [UInt8] {
    while index < input.count {
      if !rewrite() { copy() }
    }
    return output
  }

  /// The next byte as it is; a glyph's outline, like its place, needs no more than hundredths of a pixel.
  private mutating func copy() {
    let byte = input[index]
    if byte == UInt8(ascii: "<") {
      if matches(Self.glyph) { isGlyph = true }
      if matches(Self.glyphEnd) { isGlyph = false }
    }
    let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    decimals = byte == UInt8(ascii: ".") ? 0 : isDigit ? decimals.map { $0 + 1 } : nil
    if !isGlyph || (decimals ?? 0) <= 2 { output.append(byte) }
    index += 1
  }

  /// Whether something begins here that is written otherwise; it then has been.
  private mutating func rewrite() -> Bool {
    switch input[index] {
    case UInt8(ascii: " "): return drop() || writeUse()
    case UInt8(ascii: "f"), UInt8(ascii: "s"): return drop()
    case UInt8(ascii: "i"), UInt8(ascii: "\""), UInt8(ascii: "("): return renumber()
    case UInt8(ascii: "r"): return writeColor()
    case UInt8(ascii: "<"): return joinGroups() || openGroup() || writeWords()
    case UInt8(ascii: "Z"): return endPath()
    default: return false
    }
  }

  private func matches(_ pattern: [UInt8]) -> Bool {
    guard index + pattern.count <= input.count else { return false }
    return pattern.indices.allSatisfy { input[index + $0] == pattern[$0] }
  }

  /// The bytes from `start` up to the next `end`.
  private func bytes(from start: Int, upTo end: Character) -> ArraySlice<UInt8> {
    let rest = input[start...]
    return Array(rest[..<(rest.firstIndex(of: end.asciiValue!) ?? input.endIndex)])[...]
  }

  private mutating func drop() -> Bool {
    guard let pattern = Self.dropped.first(where: matches) else { return false }
    index += pattern.count
    return true
  }

  private mutating func renumber() -> Bool {
    guard let (start, end) = Self.references.first(where: { matches($0.start) }) else {
      return false
    }
    let name = Array(bytes(from: index + start.count, upTo: end))
    let number = numbers[name] ?? numbers.count + 1
    numbers[name] = number
    output += start
    output += "\(id)-\(number)".utf8
    index += start.count + name.count
    return true
  }

  private mutating func writeColor() -> Bool {
    guard matches(Self.color) else { return false }
    let values = bytes(from: index + 4, upTo: ")")
    guard let color = colors[values] ?? color(of: values) else { return false }
    colors[values] = color
    output += color
    index += 4 + values.count + 1
    return true
  }

  /// `#rrggbb` for three shares in percent; nil if they are none.
  private func color(of values: ArraySlice<UInt8>) -> [UInt8]? {
    let channels = String(decoding: values, as: UTF8.self).split { "%, ".contains($0) }
      .compactMap { Double($0) }
    guard channels.count == 3 else { return nil }
    return Array(Color(channels.reduce(0) { $0 << 8 | UInt32(($1 * 2.55).rounded()) }).hex.utf8)
  }

  private mutating func openGroup() -> Bool {
    guard matches(Self.groupStart) else { return false }
    group = Array(bytes(from: index + Self.groupStart.count, upTo: ">"))
    return false
  }

  /// A group that ends where one with the same attributes begins goes on instead.
  private mutating func joinGroups() -> Bool {
    guard matches(Self.nextGroup) else { return false }
    let next = bytes(from: index + Self.nextGroup.count, upTo: ">")
    guard next.elementsEqual(group) else { return false }
    index += Self.nextGroup.count + next.count + 2
    return true
  }

  private mutating func writeWords() -> Bool {
    guard matches(Self.root), !words.isEmpty else { return false }
    let tag = bytes(from: index, upTo: ">")
    output += tag
    output += " role=\"img\">\n\(words)".utf8
    index += tag.count + 2
    words = ""
    return true
  }

  /// A glyph in its place; a hundredth of a pixel is precise enough.
  private mutating func writeUse() -> Bool {
    guard matches(Self.use) else { return false }
    let tag = bytes(from: index + 2, upTo: ">")
    index += 2
    let end = index + tag.count
    var decimals: Int?
    while index < end {
      if input[index] == UInt8(ascii: "\""), rewrite() { continue }
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(input[index])
      if input[index] == UInt8(ascii: ".") { decimals = 0 } else if !isDigit { decimals = nil }
      if let count = decimals, isDigit { decimals = count + 1 }
      if (decimals ?? 0) <= 2 { output.append(input[index]) }
      index += 1
    }
    return true
  }

  /// Cairo ends every closed shape by moving to its start, which draws nothing.
  private mutating func endPath() -> Bool {
    guard matches(Self.closedPath) else { return false }
    let rest = bytes(from: index + Self.closedPath.count, upTo: "\"")
    guard rest.allSatisfy({ $0 < UInt8(ascii: "A") }) else { return false }
    output.append(UInt8(ascii: "Z"))
    index += Self.closedPath.count + rest.count
    return true
  }
}
