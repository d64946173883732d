import Basics

/// Where each character of a word looks: a triangle of weights for each layer and each head.
public struct AttentionMaps: Figure {
  /// T characters of a word, in its order.
  let labels: [String]
  /// Layers of heads of T x T weights, row after row.
  let maps: [[[Double]]]
  /// CSS pixels, if the cells do not become too small.
  let width: Double

  /// `maps[layer][head]` holds T x T weights from 0 to 1, row after row: the row is the character
  /// that looks, the column what it looks at. What follows a character is not drawn.
  public init(
    labels: [String], maps: [[[Double]]],
    width: Double = FigureSize.columnWidth
  ) {
    precondition(
      maps.joined().allSatisfy { $0.count == labels.count * labels.count },
      "a weight for each pair of characters")
    self.labels = labels.map { drawnLabel($0) }
    (self.maps, self.width) = (maps, width)
  }

  private static let style = TextStyle(13)
  private static let strong = TextStyle(13, .semibold)
  private static let note = "row = the character that looks, column = what it looks at"
  private static let gap = 16.0
  /// Room for the name of a layer, which is turned by a quarter.
  private static let layerWidth = 22.0
  private static let smallestPitch = 10.0

  private static let bar = ColorBar(
    ramp: \.sequential, scale: Scale(0...1, to: (0, 1)),
    ticks: Ticks(values: [0, 0.5, 1], labels: ["0", "0.5", "1"]),
    label: "weight; a row adds up to 1")

  private var heads: Int { maps.map(\.count).max() ?? 0 }
  private var isSingle: Bool { maps.count <= 1 && heads <= 1 }

  /// Where the maps stand.
  struct Layout {
    var pitch: Double
    var labelStyle: TextStyle
    /// The top left corner of the first map.
    var origin: Point
    /// From map to map.
    var step: Point
    /// Under the last row of maps and its letters.
    var bottom: Double
  }

  func layout(_ ruler: Ruler) -> Layout {
    let (rows, columns) = (Double(max(1, maps.count)), Double(max(1, heads)))
    let letters = Double(max(1, labels.count))
    let left =
      (isSingle ? 0 : Self.layerWidth) + ruler.width(ofWidest: labels, Self.strong).rounded(.up)
      + 10
    let room = (width - left - (columns - 1) * Self.gap) / (columns * letters)
    let pitch = min(44, max(Self.smallestPitch, room.rounded(.down)))
    let style = TextStyle(min(13, max(11, pitch - 1)), .semibold)
    let widest = ruler.width(ofWidest: labels, style)
    let band = (widest <= pitch ? style.size : widest).rounded(.up) + 12
    let step = Point(letters * pitch + Self.gap, letters * pitch + band + 8)
    let top = isSingle ? 28.0 : 54
    return Layout(
      pitch: pitch, labelStyle: style, origin: Point(left, top), step: step,
      bottom: top + rows * step.y)
  }

  public var isMirrored: Bool { readsFromRightToLeft(labels) }

  public func size(_ ruler: Ruler) -> FigureSize {
    let layout = layout(ruler)
    let grid = layout.origin.x + Double(max(1, heads)) * layout.step.x - Self.gap
    let words = max(ruler.width(of: Self.note, Self.style), Self.bar.width(ruler))
    return FigureSize(
      max(grid, words + layout.origin.x), layout.bottom + 6 + ColorBar.height)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = layout(canvas.ruler)
    canvas.text(Self.note, at: Point(layout.origin.x, 14), Self.style, theme.secondary)
    if !isSingle { drawNames(layout, on: canvas, in: theme) }
    for (layer, row) in maps.enumerated() {
      for (head, map) in row.enumerated() {
        grid(of: map, layer, head, layout, theme).draw(on: canvas, in: theme)
      }
    }
    Self.bar.draw(at: Point(layout.origin.x, layout.bottom + 6), on: canvas, in: theme)
  }

  private func drawNames(_ layout: Layout, on canvas: Canvas, in theme: Theme) {
    let half = Double(labels.count) * layout.pitch / 2
    for head in 0..<heads {
      let x = layout.origin.x + Double(head) * layout.step.x + half
      canvas.text(
        "head \(head + 1)", at: Point(x, layout.origin.y - 10), Self.style, theme.secondary,
        align: .center)
    }
    for layer in maps.indices {
      let y = layout.origin.y + Double(layer) * layout.step.y + half
      canvas.text(
        "layer \(layer + 1)", at: Point(12, y), Self.style, theme.secondary, align: .center,
        quarterTurns: -1)
    }
  }

  private func grid(
    of map: [Double], _ layer: Int, _ head: Int, _ layout: Layout, _ theme: Theme
  ) -> CellGrid {
    CellGrid(
      rowLabels: labels, columnLabels: labels,
      origin: Point(
        layout.origin.x + Double(head) * layout.step.x,
        layout.origin.y + Double(layer) * layout.step.y),
      pitch: layout.pitch, sides: head == 0 ? [.left, .bottom] : .bottom,
      labelStyle: layout.labelStyle, smallestText: 11
    ) { row, column in
      guard column <= row else { return nil }
      let weight = map[row * labels.count + column]
      guard weight.isFinite else {
        return GridCell(color: theme.unseen, lower: weight.text(.exact))
      }
      return GridCell(
        color: Self.bar.color(of: weight, in: theme),
        lower: weight.text(.fixed(weight == 0 ? 0 : 2)))
    }
  }
}

extension AttentionMaps {
  /// Four heads: equal weights, the character itself, the one before it, the first.
  static let example = AttentionMaps(
    labels: [".", "e", "m", "m", "a"],
    maps: [
      [weights { row, _ in 1 / Double(row + 1) }, weights { $0 == $1 ? 0.8 : 0.2 / Double($0) }],
      [
        weights { $1 == max(0, $0 - 1) ? 0.9 : 0.1 / Double($0) },
        weights { row, column in column == 0 ? 1 : 0 },
      ],
    ])

  private static func weights(_ weight: (_ row: Int, _ column: Int) -> Double) -> [Double] {
    (0..<25).map { $0 % 5 > $0 / 5 ? 0 : $0 == 0 ? 1 : weight($0 / 5, $0 % 5) }
  }
}
