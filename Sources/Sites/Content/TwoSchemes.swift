import Basics

/// One picture that is light or dark as what it stands on: what differs in style becomes a class with a rule for
/// each, so that no second file is loaded, and paper is always light.
///
/// - Parameters:
///   - light: an SVG with an element a line.
///   - dark: the same drawing in other colours; one that differs in more stands beside the other.
///   - id: begins the ids of the one; those of the other begin with `ID-dark`.
func inBothSchemes(_ light: [UInt8], _ dark: [UInt8], id: String) -> [UInt8] {
  var merge = SchemeMerge()
  let same = replacing(Array("\(id)-dark-".utf8), with: Array("\(id)-".utf8), in: dark)
  guard let body = merge.merged(lines(light), lines(same)) else {
    let (light, dark) = (
      String(decoding: light, as: UTF8.self), String(decoding: dark, as: UTF8.self)
    )
    return Array(beside(light, dark).utf8)
  }
  guard let root = body.firstIndex(where: { $0.starts(with: svg) }), !merge.numbers.isEmpty else {
    return light
  }
  let style = "<style>\(merge.light)@media (prefers-color-scheme:dark){\(merge.dark)}</style>"
  return joined(body[...root] + [Array(style.utf8)[...]] + body[(root + 1)...])
}

/// A line of an SVG.
private typealias Line = ArraySlice<UInt8>

private let newline = UInt8(ascii: "\n")
private let quote = UInt8(ascii: "\"")
private let svg = Array("<svg".utf8)
private let group = Array("<g".utf8)
private let groupEnd = Array("</g>".utf8)
private let styleStart = Array(" style=\"".utf8)

private func lines(_ text: [UInt8]) -> [Line] {
  text.split(separator: newline, omittingEmptySubsequences: false)
}

private func joined(_ lines: some Collection<Line>) -> [UInt8] {
  var result: [UInt8] = []
  for line in lines {
    result += line
    result.append(newline)
  }
  result.removeLast()
  return result
}

/// Walks along two drawings at once. Cairo joins neighbours of one colour into a group, and so one of them may
/// end a group where the other goes on.
private struct SchemeMerge {
  /// The classes by the two styles that they stand for.
  private(set) var numbers: [String: Int] = [:]
  private(set) var light = ""
  private(set) var dark = ""

  /// The lines of both in one; nil if they are not the same elements.
  mutating func merged(_ a: [Line], _ b: [Line]) -> [Line]? {
    var (i, j) = (0, 0)
    var open: (a: Line, b: Line) = ([], [])
    var result: [Line] = []
    result.reserveCapacity(a.count)
    while i < a.count, j < b.count {
      if let line = merged(a[i], b[j]) {
        if a[i].starts(with: group) { open = (a[i], b[j]) }
        result.append(line)
        (i, j) = (i + 1, j + 1)
      } else if let next = nextGroup(a, i), let line = merged(next, open.b) {
        open.a = next
        result += [groupEnd[...], line]
        i += 2
      } else if let next = nextGroup(b, j), let line = merged(open.a, next) {
        open.b = next
        result += [groupEnd[...], line]
        j += 2
      } else {
        return nil
      }
    }
    return i == a.count && j == b.count ? result : nil
  }

  /// The group that begins where one ends.
  private func nextGroup(_ lines: [Line], _ index: Int) -> Line? {
    guard lines[index].elementsEqual(groupEnd), index + 1 < lines.count,
      lines[index + 1].starts(with: group)
    else { return nil }
    return lines[index + 1]
  }

  /// Two lines that differ in style alone, or not at all.
  private mutating func merged(_ a: Line, _ b: Line) -> Line? {
    if a == b { return a }
    guard let (start, own, end) = parts(a), let (otherStart, other, otherEnd) = parts(b),
      start == otherStart, end == otherEnd
    else { return nil }
    let (x, y) = (String(decoding: own, as: UTF8.self), String(decoding: other, as: UTF8.self))
    let pair = "\(x)|\(y)"
    let number = numbers[pair] ?? numbers.count
    if numbers.updateValue(number, forKey: pair) == nil {
      light += ".s\(number){\(x)}"
      dark += ".s\(number){\(y)}"
    }
    return start + Array(" class=\"s\(number)\"".utf8) + end
  }

  /// What stands before, in and behind the style of a line.
  private func parts(_ line: Line) -> (start: Line, style: Line, end: Line)? {
    guard let open = place(of: styleStart, in: line),
      case let style = line[(open + styleStart.count)...], let close = style.firstIndex(of: quote)
    else { return nil }
    return (line[..<open], style[..<close], line[(close + 1)...])
  }
}

/// Two drawings in one picture that shows one of them.
private func beside(_ light: String, _ dark: String) -> String {
  guard let root = light[...].range(ofBytes: "<svg"),
    let start = light[root.upperBound...].firstIndex(of: ">"),
    let darkRoot = dark[...].range(ofBytes: "<svg"),
    let darkStart = dark[darkRoot.upperBound...].firstIndex(of: ">"),
    let end = light.range(ofLast: "</svg>"), let darkEnd = dark.range(ofLast: "</svg>")
  else { return light }
  return light[...start] + """
    <style>.dark{display:none}@media (prefers-color-scheme:dark){.light{display:none}.dark{display:inline}}</style>
    <g class="light">\(light[light.index(after: start)..<end])</g>
    <g class="dark">\(dark[dark.index(after: darkStart)..<darkEnd])</g>
    </svg>

    """
}

extension String {
  /// Where `text` begins for the last time.
  fileprivate func range(ofLast text: String) -> Index? {
    var rest = self[...]
    var last: Index?
    while let found = rest.range(ofBytes: text) {
      last = found.lowerBound
      rest = rest[found.upperBound...]
    }
    return last
  }
}
