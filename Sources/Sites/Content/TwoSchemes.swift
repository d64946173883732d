/// One picture that is light or dark as what it stands on: what differs in style becomes a class with a rule for
/// each, so that no second file is loaded, and paper is always light.
///
/// - Parameters:
///   - light: an SVG with an element a line.
///   - dark: the same drawing in other colours; one that differs in more stands beside the other.
///   - id: begins the ids of the one; those of the other begin with `ID-dark`.
func inBothSchemes(_ light: String, _ dark: String, id: String) -> String {
  var merge = SchemeMerge()
  let same = dark.replacingBytes(of: "\(id)-dark-", with: "\(id)-")
  guard let body = merge.lines(lines(light), lines(same)) else { return beside(light, dark) }
  guard let root = body.firstIndex(where: { $0.hasPrefix("<svg") }), !merge.numbers.isEmpty else {
    return light
  }
  let style = "<style>\(merge.light)@media (prefers-color-scheme:dark){\(merge.dark)}</style>"
  return (body[...root] + [style] + body[(root + 1)...]).joined(separator: "\n")
}

private func lines(_ text: String) -> [Substring] {
  text.split(separator: "\n", omittingEmptySubsequences: false)
}

/// Walks along two drawings at once. Cairo joins neighbours of one colour into a group, and so one of them may
/// end a group where the other goes on.
private struct SchemeMerge {
  /// The classes by the two styles that they stand for.
  private(set) var numbers: [String: Int] = [:]
  private(set) var light = ""
  private(set) var dark = ""

  /// The lines of both in one; nil if they are not the same elements.
  mutating func lines(_ a: [Substring], _ b: [Substring]) -> [String]? {
    var (i, j) = (0, 0)
    var open: (a: Substring, b: Substring) = ("", "")
    var result: [String] = []
    while i < a.count, j < b.count {
      if let line = merged(a[i], b[j]) {
        if a[i].hasPrefix("<g") { open = (a[i], b[j]) }
        result.append(line)
        (i, j) = (i + 1, j + 1)
      } else if let next = nextGroup(a, i), let line = merged(next, open.b) {
        open.a = next
        result += ["</g>", line]
        i += 2
      } else if let next = nextGroup(b, j), let line = merged(open.a, next) {
        open.b = next
        result += ["</g>", line]
        j += 2
      } else {
        return nil
      }
    }
    return i == a.count && j == b.count ? result : nil
  }

  /// The group that begins where one ends.
  private func nextGroup(_ lines: [Substring], _ index: Int) -> Substring? {
    guard lines[index] == "</g>", index + 1 < lines.count, lines[index + 1].hasPrefix("<g")
    else { return nil }
    return lines[index + 1]
  }

  /// Two lines that differ in style alone, or not at all.
  private mutating func merged(_ a: Substring, _ b: Substring) -> String? {
    if a == b { return String(a) }
    guard let (start, x, end) = parts(a), let (otherStart, y, otherEnd) = parts(b),
      start == otherStart, end == otherEnd
    else { return nil }
    let pair = "\(x)|\(y)"
    let number = numbers[pair] ?? numbers.count
    if numbers.updateValue(number, forKey: pair) == nil {
      light += ".s\(number){\(x)}"
      dark += ".s\(number){\(y)}"
    }
    return "\(start) class=\"s\(number)\"\(end)"
  }

  /// What stands before, in and behind the style of a line.
  private func parts(_ line: Substring) -> (start: Substring, style: Substring, end: Substring)? {
    guard let open = line.range(ofBytes: " style=\""),
      let close = line[open.upperBound...].firstIndex(of: "\"")
    else { return nil }
    return (
      line[..<open.lowerBound], line[open.upperBound..<close], line[line.index(after: close)...]
    )
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
