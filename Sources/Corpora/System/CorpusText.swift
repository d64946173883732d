/// The words of a UTF-8 text: the one place that knows what a line, a blank and a word are.
struct CorpusText {
  /// The lines that are not blank, without the white space around them.
  let lines: [Substring.UnicodeScalarView]

  /// `linesBefore` is added to the line number in an error, when `bytes` are a part of a file.
  init(
    _ bytes: ArraySlice<UInt8>, named name: String, after linesBefore: Int = 0
  ) throws(CorpusError) {
    let marked = linesBefore == 0 && bytes.starts(with: byteOrderMark)
    let body = marked ? bytes.dropFirst(byteOrderMark.count) : bytes
    guard let text = String(validating: body, as: UTF8.self) else {
      throw firstInvalidByte(of: body, named: name, after: linesBefore)
    }
    lines = text.unicodeScalars.split { $0 == "\n" || $0 == "\r" }
      .map(trimmed).filter { !$0.isEmpty }
  }
}

private let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

private func trimmed(_ line: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView {
  let rest = line.drop(while: isSpace)
  guard let last = rest.lastIndex(where: { !isSpace($0) }) else { return rest[rest.endIndex...] }
  return rest[...last]
}

private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII
    ? scalar.value <= 32 && asciiSpaces.contains(scalar) : scalar.properties.isWhitespace
}

private let asciiSpaces: [Unicode.Scalar] = [" ", "\t", "\u{B}", "\u{C}"]

/// Finds what `String(validating:)` only tells us to be somewhere.
private func firstInvalidByte(
  of bytes: ArraySlice<UInt8>, named name: String, after linesBefore: Int
) -> CorpusError {
  var parser = Unicode.UTF8.ForwardParser()
  var iterator = bytes.makeIterator()
  var offset = bytes.startIndex
  var (line, lineStart) = (linesBefore + 1, offset)
  while case .valid(let scalar) = parser.parseScalar(from: &iterator) {
    offset += scalar.count
    let byte = bytes[offset - 1]
    let crlf = byte == 0x0A && offset - 2 >= bytes.startIndex && bytes[offset - 2] == 0x0D
    if byte == 0x0A || byte == 0x0D {
      line += crlf ? 0 : 1
      lineStart = offset
    }
  }
  return .invalidUTF8(name, line: line, byte: offset - lineStart + 1, value: bytes[offset])
}
