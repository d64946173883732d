/// What a prediction is made of: levels of nodes over the characters, each joining some below.
public struct ReceptiveField: Figure {
  /// A layer of the network.
  public struct Level: Sendable {
    /// `level 1: pairs`
    let name: String
    /// How many characters back from its own place a node looks into the level below; 0 is its
    /// own place.
    let taps: [Int]

    /// `taps` count characters back from the node's own place, which is 0.
    public init(_ name: String, taps: [Int]) {
      (self.name, self.taps) = (name, taps)
    }
  }

  /// Which nodes there are.
  public enum Extent: Sendable, Hashable {
    /// One over each character; what the prediction does not depend on is faint.
    case everywhere
    /// Only those that the prediction depends on, each over the middle of what it joins; faint are those that
    /// earlier predictions have needed too.
    case tree
  }

  /// T characters, of which the last one stands before the predicted one.
  let letters: [String]
  /// From the lowest.
  let levels: [Level]
  let answer: String
  let extent: Extent

  /// `levels` are given from the lowest; the last node of the highest predicts `answer`.
  public init(
    letters: [String], levels: [Level], answer: String,
    extent: Extent = .everywhere
  ) {
    precondition(levels.flatMap(\.taps).allSatisfy { $0 >= 0 }, "a network cannot look ahead")
    (self.letters, self.answer) = (letters.map { drawnLabel($0) }, drawnLabel(answer))
    (self.levels, self.extent) = (levels, extent)
  }

  private static let style = TextStyle(13)
  private static let rowHeight = 60.0
  /// The side of a letter's box where there is room, in pixels.
  private static let chip = 30.0
  /// The smallest letters, and the names on a telephone, which then have two lines, in pixels.
  private static let smallest = 11.0
  private static let narrowNames = 64.0

  /// The places, 0 to T - 1, that the prediction depends on: in the characters, then in each level.
  var needed: [Set<Int>] {
    var rows = [letters.isEmpty ? [] : Set([letters.count - 1])]
    for level in levels.reversed() {
      rows.append(Set(rows.last!.flatMap { sources(of: $0, in: level) }))
    }
    return rows.reversed()
  }

  private func sources(of place: Int, in level: Level) -> [Int] {
    level.taps.map { place - $0 }.filter { $0 >= 0 }
  }

  private var names: [String] { ["characters"] + levels.map(\.name) + ["next character"] }

  /// Where everything stands.
  struct Layout {
    /// The room for the names at the left.
    var gutter: Double
    var names: [TextLines]
    var pitch: Double
    var letterStyle: TextStyle
    /// The middle of each node, by row from the characters up and by place.
    var nodes: [[Int: Point]]
    var answer: Point
  }

  func layout(_ ruler: Ruler) -> Layout {
    let room = ruler.room == .narrow ? Self.narrowNames : ruler.columnWidth
    let names = names.map { TextLines($0, Self.style, within: room, ruler) }
    let gap = ruler.room == .narrow ? 8.0 : 24
    let gutter = ((names.map { $0.width(ruler) }.max() ?? 0) + gap).rounded(.up)
    let free = (ruler.columnWidth - gutter) / Double(max(1, letters.count))
    let style = letterStyle(free, ruler)
    let widest = ruler.width(ofWidest: letters + [answer], style) + 1
    let pitch = max(widest.rounded(.up), min(64, free).rounded(.down))
    let top = Self.chip / 2
    func y(_ row: Int) -> Double { top + Double(levels.count + 1 - row) * Self.rowHeight }
    var nodes = [
      Dictionary(
        uniqueKeysWithValues: letters.indices.map {
          ($0, Point(gutter + (Double($0) + 0.5) * pitch, y(0)))
        })
    ]
    let needed = needed
    for (row, level) in levels.enumerated() {
      let below = nodes[row]
      let places = extent == .tree ? needed[row + 1].sorted() : Array(letters.indices)
      let row = places.map { place in
        let xs = sources(of: place, in: level).compactMap { below[$0]?.x }
        let middle = xs.isEmpty ? nil : xs.reduce(0, +) / Double(xs.count)
        let own = gutter + (Double(place) + 0.5) * pitch
        return (place, Point(extent == .tree ? middle ?? own : own, y(row + 1)))
      }
      nodes.append(Dictionary(uniqueKeysWithValues: row))
    }
    let last = nodes.last?[letters.count - 1]?.x ?? gutter + pitch / 2
    return Layout(
      gutter: gutter, names: names, pitch: pitch, letterStyle: style, nodes: nodes,
      answer: Point(last, y(levels.count + 1)))
  }

  /// The largest letters that stand apart where each has `free` pixels.
  private func letterStyle(_ free: Double, _ ruler: Ruler) -> TextStyle {
    let one = ruler.width(ofWidest: letters + [answer], TextStyle(1, .semibold))
    let fitting = (free.rounded(.down) - 1) / max(one, 0.2)
    return TextStyle(min(15, max(Self.smallest, min(free - 3, fitting))), .semibold)
  }

  public var isMirrored: Bool { readsFromRightToLeft(letters) }

  public func size(_ ruler: Ruler) -> FigureSize {
    let layout = layout(ruler)
    let answer = layout.pitch / 2
    return FigureSize(
      max(layout.gutter + Double(letters.count) * layout.pitch, layout.answer.x + answer),
      Double(levels.count + 1) * Self.rowHeight + Self.chip)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = layout(canvas.ruler)
    let needed = needed
    for (row, name) in layout.names.enumerated() {
      let y = Self.chip / 2 + Double(names.count - 1 - row) * Self.rowHeight
      let baseline = y + (Self.style.capHeight - name.added) / 2
      name.draw(at: Point(0, baseline), theme.secondary, on: canvas)
    }
    for isBold in [false, true] {
      drawEdges(layout, needed, isBold: isBold, on: canvas, in: theme)
    }
    if let top = layout.nodes.last?[letters.count - 1] {
      canvas.arrow(
        from: top, to: Point(top.x, layout.answer.y + Self.chip / 2 + 2),
        Stroke(theme.series[0], width: 2.2))
    }
    for row in layout.nodes.indices.dropFirst() {
      for (place, point) in layout.nodes[row].sorted(by: { $0.key < $1.key }) {
        let isBold = needed[row].contains(place)
        let radius = min(isBold ? 8 : 5, layout.pitch * 0.35)
        drawNode(
          at: point, radius, isBold: isBold, isKnown: isKnown(place), on: canvas, in: theme)
      }
    }
    for (place, letter) in letters.enumerated() {
      guard let point = layout.nodes[0][place] else { continue }
      let color = needed[0].contains(place) ? theme.series[0] : nil
      drawChip(letter, at: point, color, layout, on: canvas, in: theme)
    }
    drawChip(answer, at: layout.answer, theme.accent, layout, on: canvas, in: theme)
  }

  private func drawEdges(
    _ layout: Layout, _ needed: [Set<Int>], isBold: Bool, on canvas: Canvas, in theme: Theme
  ) {
    for (row, level) in levels.enumerated() {
      for (place, point) in layout.nodes[row + 1].sorted(by: { $0.key < $1.key })
      where needed[row + 1].contains(place) == isBold {
        let color =
          isKnown(place) ? theme.series[0].over(theme.background, opacity: 0.4) : theme.series[0]
        let stroke = isBold ? Stroke(color, width: 2.2) : Stroke(theme.line, width: 0.7)
        for source in sources(of: place, in: level) {
          if let from = layout.nodes[row][source] { canvas.line([from, point], stroke) }
        }
      }
    }
  }

  private func drawNode(
    at point: Point, _ radius: Double, isBold: Bool, isKnown: Bool, on canvas: Canvas,
    in theme: Theme
  ) {
    let isFull = isBold && !isKnown
    canvas.dot(point, radius: radius, isFull ? theme.series[0] : theme.background)
    if isFull { return }
    let color = isBold ? theme.series[0].over(theme.background, opacity: 0.4) : theme.line
    canvas.circle(point, radius: radius, Stroke(color, width: isBold ? 2 : 1))
  }

  /// Whether the network has computed a node at `place` before, for an earlier character; a tree shows it.
  private func isKnown(_ place: Int) -> Bool { extent == .tree && place < letters.count - 1 }

  /// A character in a box; without a colour it is one that the prediction does not depend on.
  private func drawChip(
    _ label: String, at point: Point, _ color: Color?, _ layout: Layout, on canvas: Canvas,
    in theme: Theme
  ) {
    let text = canvas.ruler.width(of: label, layout.letterStyle)
    let box = Rect(
      around: point, width: min(max(Self.chip, text + 6), layout.pitch - 1), height: Self.chip)
    let radius = min(5, box.width / 4)
    canvas.fill(box, theme.panel, radius: radius)
    canvas.outline(
      box.inset(by: 0.75), Stroke(color ?? theme.line, width: color == nil ? 0.7 : 1.8),
      radius: radius)
    canvas.text(
      label, middle: point, layout.letterStyle, color == nil ? theme.secondary : theme.text)
  }
}

extension ReceptiveField {
  /// Four levels of two taps see sixteen characters.
  static let example = ReceptiveField(
    letters: [
      ".", ".", ".", ".", ".", ".", ".", ".", ".", "c", "h", "a", "r", "l", "o", "t",
    ],
    levels: [1, 2, 4, 8].enumerated().map { index, gap in
      .init("level \(index + 1): \(gap) back", taps: [0, gap])
    }, answer: "t")

  static let treeExample = ReceptiveField(
    letters: [".", ".", ".", "c", "h", "a", "r", "l"],
    levels: [
      .init("level 1: pairs", taps: [0, 1]), .init("level 2: fours", taps: [0, 2]),
      .init("level 3: all eight", taps: [0, 4]),
    ], answer: "o", extent: .tree)
}
