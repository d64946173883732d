import Basics

/// A part of a text: one that runs from right to left, or what stands between two of them.
struct DirectedPart: Equatable {
  let text: String
  let isTurned: Bool
}

/// The parts of `text` by the direction of their letters. Blanks and points between letters of one direction are
/// theirs, and so is the token before or after a word, which stands beside it without a blank.
func directedParts(of text: String) -> [DirectedPart] {
  let scalars = Array(text.unicodeScalars)
  var parts: [DirectedPart] = []
  func append(_ range: Range<Int>, isTurned: Bool) {
    guard !range.isEmpty else { return }
    let text = String(String.UnicodeScalarView(scalars[range]))
    parts.append(DirectedPart(text: text, isTurned: isTurned))
  }
  var index = 0
  var plain = 0
  while let first = scalars[index...].firstIndex(where: \.isRightToLeft) {
    var end = first + 1
    var next = end
    while next < scalars.count, !scalars[next].isOfOtherScripts {
      if scalars[next].isRightToLeft { end = next + 1 }
      next += 1
    }
    var start = first
    if start > plain, scalars[start - 1] == "." { start -= 1 }
    let isToken = end + 1 < scalars.count && scalars[end] == "." && scalars[end + 1] != " "
    if isToken { end += 1 }
    append(plain..<start, isTurned: false)
    append(start..<end, isTurned: true)
    (index, plain) = (end, end)
  }
  append(plain..<scalars.count, isTurned: false)
  return parts
}

extension Unicode.Scalar {
  /// Whether it is a letter or a digit that is written from left to right.
  fileprivate var isOfOtherScripts: Bool {
    !isRightToLeft && (properties.isAlphabetic || properties.numericType != nil)
  }
}
