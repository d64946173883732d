import Basics

/// Cairo's SVG with ids that begin with `id` and count from 1, with `words` as its first elements, in the colours of
/// `styles`, and without what only makes it longer.
///
/// Cairo counts surfaces per process and glyphs per file, so its own ids change from run to run
/// and collide when two figures stand in one page. A scanner of bytes does in 1 ms what regular
/// expressions do in 100.
func tidySVG(_ bytes: [UInt8], id: String, words: String, _ styles: SVGStyles) -> [UInt8] {
  bytes.withUnsafeBufferPointer { input in
    var scanner = SVGScanner(input: input, id: id, words: words, styles: styles)
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
  typealias Bytes = Slice<UnsafeBufferPointer<UInt8>>

  let input: UnsafeBufferPointer<UInt8>
  let id: String
  let words: String
  var styles: SVGStyles
  private var output: [UInt8] = []
  private var index = 0
  /// The new ids by Cairo's.
  private var ids: [String: String] = [:]
  /// The tags of groups, as they were written: those that are open, and the one that ended last.
  private var groups: (open: [[UInt8]], ended: [UInt8]?) = ([], nil)
  /// Whether an outline of a font is being read.
  private var isGlyph = false
  /// What the tag that is being read says of colours and lines, and where the first of it stood.
  private var style: (declarations: String, place: Int)?
  /// Where the rules of styles belong.
  private var rules = 0

  private static let groupEnd = Array("</g>\n".utf8)
  private static let color = Array("rgb(".utf8)
  private static let glyph = Array("glyph".utf8)
  private static let url = Array("url(#".utf8)
  private static let close = Array("Z ".utf8)
  private static let move = Array("M ".utf8)

  init(input: UnsafeBufferPointer<UInt8>, id: String, words: String, styles: SVGStyles) {
    (self.input, self.id, self.words, self.styles) = (input, id, words, styles)
    output.reserveCapacity(input.count)
  }

  mutating func scan() -> [UInt8] {
    while index < input.count {
      writeLayout()
      writeTag()
    }
    output.insert(contentsOf: styles.element.utf8, at: rules)
    return output
  }

  private func bytes(from start: Int, upTo end: Unicode.Scalar) -> Bytes {
    input[min(start, input.count)...].prefix { $0 != UInt8(ascii: end) }
  }

  private mutating func write(upTo end: Int) {
    output += input[index..<end]
    index = end
  }

  /// What stands between tags, without indentation.
  private mutating func writeLayout() {
    let layout = bytes(from: index, upTo: "<")
    output += layout.lazy.filter { $0 != UInt8(ascii: " ") }
    index = layout.endIndex
  }

  private mutating func writeTag() {
    let start = output.count
    let ends = (UInt8(ascii: " "), UInt8(ascii: ">"))
    let tag = input[index...].prefix { $0 != ends.0 && $0 != ends.1 }
    let name = String(decoding: tag, as: UTF8.self)
    write(upTo: tag.endIndex)
    while index < input.count, input[index] == ends.0 { writeAttribute(of: name) }
    writeStyle()
    write(upTo: min(bytes(from: index, upTo: ">").endIndex + 1, input.count))
    switch name {
    case "<svg": writeWords()
    case "<g": openGroup(start)
    case "</g":
      groups.ended = groups.open.popLast()
      isGlyph = false
    case "<symbol": isGlyph = true
    case "</symbol": isGlyph = false
    default: break
    }
  }

  /// A group that ends where one with the same attributes begins goes on instead.
  private mutating func openGroup(_ start: Int) {
    let tag = Array(output[start...])
    groups.open.append(tag)
    let isNext = output[..<start].suffix(Self.groupEnd.count).elementsEqual(Self.groupEnd)
    guard isNext, tag == groups.ended else { return }
    output.removeLast(tag.count + Self.groupEnd.count)
    index += 1
  }

  private mutating func writeWords() {
    output.removeLast()
    output += " role=\"img\">\n".utf8
    rules = output.count
    output += words.utf8
    index += 1
  }

  /// The attribute that begins here with a space.
  private mutating func writeAttribute(of element: String) {
    let name = bytes(from: index + 1, upTo: "=")
    let value = bytes(from: name.endIndex + 2, upTo: "\"")
    index = min(value.endIndex + 1, input.count)
    let word = String(decoding: name, as: UTF8.self)
    switch word {
    case "style": return declare(String(decoding: value, as: UTF8.self))
    case "fill", "stroke":
      if value.starts(with: Self.color) {
        return declare("\(word):\(String(decoding: value, as: UTF8.self))")
      }
    // Cairo 1.18 has groups where 1.16 has symbols.
    case "id": if element == "<g" { isGlyph = value.starts(with: Self.glyph) }
    default: break
    }
    output += " \(word)=\"".utf8
    switch word {
    case "id": output += newID(value).utf8
    case "d": writePath(value)
    case "x", "y": if element == "<use" { writeHundredths(value) } else { output += value }
    default: writeReference(value)
    }
    output.append(UInt8(ascii: "\""))
  }

  /// Notes what a tag says: Cairo 1.16 says all of it in one attribute, 1.18 fill and stroke in one each, where classes
  /// have room in one only.
  private mutating func declare(_ declaration: String) {
    let before = style.map { "\($0.declarations);" } ?? ""
    style = (before + declaration, style?.place ?? output.count)
  }

  private mutating func writeStyle() {
    guard let (declarations, place) = style else { return }
    output.insert(contentsOf: styles.attribute(declarations), at: place)
    style = nil
  }

  private mutating func newID(_ old: Bytes) -> String {
    let key = String(decoding: old, as: UTF8.self)
    let new = ids[key] ?? "\(id)-\(ids.count + 1)"
    ids[key] = new
    return new
  }

  /// A value that may name an id: `#ID` or `url(#ID)`.
  private mutating func writeReference(_ value: Bytes) {
    let isURL = value.starts(with: Self.url)
    guard isURL || value.first == UInt8(ascii: "#") else {
      output += value
      return
    }
    let name = value.dropFirst(isURL ? Self.url.count : 1).prefix { $0 != UInt8(ascii: ")") }
    output += value[..<name.startIndex]
    output += newID(name).utf8
    output += value[name.endIndex...]
  }

  /// Cairo ends every closed shape by moving to its start, which draws nothing. A glyph's outline, like its place,
  /// needs no more than hundredths of a pixel.
  private mutating func writePath(_ value: Bytes) {
    let start = value.lastIndex { $0 >= UInt8(ascii: "A") } ?? value.startIndex
    let isMove =
      value[start...].starts(with: Self.move) && value[..<start].suffix(2).elementsEqual(Self.close)
    let path = isMove ? value[..<(start - 1)] : value
    if isGlyph { writeHundredths(path) } else { output += path }
  }

  /// Numbers with two decimals at most; the others are cut off.
  private mutating func writeHundredths(_ numbers: Bytes) {
    var decimals: Int?
    for byte in numbers {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      decimals = byte == UInt8(ascii: ".") ? 0 : isDigit ? decimals.map { $0 + 1 } : nil
      if (decimals ?? 0) <= 2 { output.append(byte) }
    }
  }
}
