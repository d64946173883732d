/// The words of a UTF-8 text: the one place that knows what a line, a blank and a word are.
struct CorpusText {
  /// The lines that are not blank, without the white space around them.
  let lines: [Substring.UnicodeScalarView]

  /// `linesBefore` is added to the line number in an error, when `bytes` are a part of a file.
  init(
    _ bytes: ArraySlice<UInt8>, named name: String, after linesBefore: Int = 0
  ) throws(CorpusError) {
    if linesBefore == 0, let encoding = wideEncoding(of: bytes) {
      throw .otherEncoding(name, encoding)
    }
    let marked = linesBefore == 0 && bytes.starts(with: byteOrderMark)
    let body = marked ? bytes.dropFirst(byteOrderMark.count) : bytes
    guard let text = String(validating: body, as: UTF8.self) else {
      if linesBefore == 0, let packer = packers.first(where: { bytes.starts(with: $0.start) }) {
        throw .packed(name, by: packer.program)
      }
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

/// Byte order marks stand within a text where files were joined.
private func isSpace(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII
    ? scalar.value <= 32 && asciiSpaces.contains(scalar)
    : scalar.properties.isWhitespace || scalar == "\u{FEFF}"
}

/// What a text is that has two or four bytes a character, told by its mark or by where its zeros stand;
/// nil for one that may be UTF-8.
private func wideEncoding(of bytes: ArraySlice<UInt8>) -> String? {
  for (mark, encoding) in wideMarks where bytes.starts(with: mark) { return encoding }
  var (zeros, lines, wideLines) = ([0, 0], 0, [0, 0])
  let start = bytes.startIndex
  for (index, byte) in bytes.enumerated() {
    if byte == 0 { zeros[index % 2] += 1 }
    guard byte == 0x0A else { continue }
    lines += 1
    // A line feed is 0A 00 or 00 0A; of the last one, a block of lines may lack the second byte.
    let isLast = index + 1 == bytes.count
    if index % 2 == 0, isLast || bytes[start + index + 1] == 0 { wideLines[1] += 1 }
    if index % 2 == 1, bytes[start + index - 1] == 0 { wideLines[0] += 1 }
  }
  for (place, encoding) in ["UTF-16BE", "UTF-16LE"].enumerated() {
    let isOnlyThere = zeros[place] > 0 && zeros[1 - place] == 0
    let isWide = lines > 0 ? 2 * wideLines[place] > lines : 4 * zeros[place] >= bytes.count
    if isOnlyThere, isWide { return encoding }
  }
  return nil
}

/// The longer mark first, which begins like the shorter one.
private let wideMarks: [([UInt8], String)] = [
  ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"), ([0xFF, 0xFE], "UTF-16"),
  ([0xFE, 0xFF], "UTF-16"),
]

/// What packed files begin with.
private let packers: [(start: [UInt8], program: String)] = [
  ([0x1F, 0x8B], "gzip"), ([0x50, 0x4B, 3, 4], "zip"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], "xz"),
  ([0x28, 0xB5, 0x2F, 0xFD], "zstd"), ([0x42, 0x5A, 0x68, 0x39, 0x31, 0x41, 0x59], "bzip2"),
]

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
