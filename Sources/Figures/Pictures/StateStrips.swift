import Basics

/// What goes on inside of a network while it reads a word: gates and states as strips, a row a
/// unit, side by side.
public struct StateStrips: Figure {
  /// Between which ends the values of a panel lie.
  public enum ValueRange: Sendable, Hashable, CaseIterable {
    /// A gate: from 0, shut, to 1, open.
    case fraction
    /// A state: from -1 to 1, and 0 is neutral.
    case signed
  }

  /// One quantity.
  public struct Panel: Sendable {
    /// `update gate z`
    let name: String
    let range: ValueRange
    /// H units x T characters, row after row.
    let values: [Double]

    /// `values` hold H units x T characters, row after row.
    public init(_ name: String, _ range: ValueRange, _ values: [Double]) {
      (self.name, self.range, self.values) = (name, range, values)
    }
  }

  /// T characters of a word, in its order.
  let labels: [String]
  let panels: [Panel]
  /// CSS pixels, if the cells do not become too small.
  let width: Double

  /// The panels stand from left to right, and each has whole rows of one value for each label.
  public init(
    labels: [String], panels: [Panel],
    width: Double = FigureSize.columnWidth
  ) {
    precondition(
      panels.allSatisfy { $0.values.count.isMultiple(of: max(1, labels.count)) },
      "a value for each character")
    self.labels = labels.map { drawnLabel($0) }
    (self.panels, self.width) = (panels, width)
  }

  /// More units cannot be told apart at a picture's height.
  static let mostUnits = 32

  private static let style = TextStyle(13)
  private static let strong = TextStyle(13, .semibold)
  private static let gap = 22.0
  private static let top = 56.0

  private var units: Int {
    labels.isEmpty ? 0 : (panels.map { $0.values.count / labels.count }.max() ?? 0)
  }
  private var shown: Int { min(units, Self.mostUnits) }
  private var note: String {
    "row = unit, column = character read"
      + (units > shown ? "; the first \(shown) of \(units.grouped) units" : "")
  }

  /// Where the panels stand, in pixels.
  struct Layout {
    var pitch: Double
    var rowPitch: Double
    var labelStyle: TextStyle
    /// The left edge of each panel.
    var lefts: [Double]
    var right: Double
    /// Under the letters.
    var bottom: Double
  }

  func layout(_ ruler: Ruler) -> Layout {
    let left = ruler.width(of: "\(shown)", TextStyle(11)).rounded(.up) + 10
    let (count, letters) = (Double(max(1, panels.count)), Double(max(1, labels.count)))
    let room = (width - left - (count - 1) * Self.gap) / (count * letters)
    let pitch = min(44, max(10, room.rounded(.down)))
    let rowPitch = min(24, max(13, (420 / Double(max(1, shown))).rounded(.down)))
    let style = TextStyle(min(13, max(11, pitch - 1)), .semibold)
    let widest = ruler.width(ofWidest: labels, style)
    var (lefts, x) = ([Double](), left)
    for panel in panels {
      lefts.append(x)
      x += max(letters * pitch, ruler.width(of: panel.name, Self.strong).rounded(.up)) + Self.gap
    }
    return Layout(
      pitch: pitch, rowPitch: rowPitch, labelStyle: style, lefts: lefts,
      right: max(left, x - Self.gap),
      bottom: Self.top + Double(shown) * rowPitch + (widest <= pitch ? style.size : widest) + 14)
  }

  private func bar(_ range: ValueRange) -> ColorBar {
    switch range {
    case .fraction:
      ColorBar(
        ramp: \.sequential, scale: Scale(0...1, to: (0, 1)),
        ticks: Ticks(values: [0, 0.5, 1], labels: ["0", "0.5", "1"]), label: "gate, open at 1",
        length: 200)
    case .signed:
      ColorBar(
        ramp: \.diverging, scale: Scale(-1...1, to: (0, 1)),
        ticks: Ticks(values: [-1, 0, 1], labels: ["−1", "0", "1"]), label: "value, neutral at 0",
        length: 200)
    }
  }

  /// The keys of colours that are needed, and where they begin: beside each other or, where that
  /// is too wide, under each other.
  private func bars(_ layout: Layout, _ ruler: Ruler) -> [(bar: ColorBar, origin: Point)] {
    let left = layout.lefts.first ?? 0
    var origin = Point(left, layout.bottom.rounded(.up) + 8)
    return ValueRange.allCases.filter { range in panels.contains { $0.range == range } }.map {
      range in
      let bar = bar(range)
      if origin.x > left, origin.x + bar.width(ruler) > width {
        origin = Point(left, origin.y + ColorBar.height)
      }
      defer { origin.x += (bar.width(ruler) + 36).rounded() }
      return (bar, origin)
    }
  }

  public var isMirrored: Bool { readsFromRightToLeft(labels) }

  public func size(_ ruler: Ruler) -> FigureSize {
    let layout = layout(ruler)
    let bars = bars(layout, ruler)
    let rights = bars.map { $0.origin.x + $0.bar.width(ruler) }
    let words = ruler.width(of: note, Self.style) + (layout.lefts.first ?? 0)
    return FigureSize(
      max(layout.right, words, rights.max() ?? 0),
      (bars.last?.origin.y ?? layout.bottom) + ColorBar.height)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = layout(canvas.ruler)
    canvas.text(note, at: Point(layout.lefts.first ?? 0, 14), Self.style, theme.secondary)
    for (index, panel) in panels.enumerated() {
      draw(panel, at: layout.lefts[index], isFirst: index == 0, layout, on: canvas, theme)
    }
    for (bar, origin) in bars(layout, canvas.ruler) {
      bar.draw(at: origin, on: canvas, in: theme)
    }
  }

  private func draw(
    _ panel: Panel, at x: Double, isFirst: Bool, _ layout: Layout, on canvas: Canvas,
    _ theme: Theme
  ) {
    canvas.text(panel.name, at: Point(x, Self.top - 11), Self.strong, theme.text)
    let bar = bar(panel.range)
    let rows = labels.isEmpty ? 0 : min(shown, panel.values.count / labels.count)
    let grid = CellGrid(
      rowLabels: Array(repeating: "", count: shown), columnLabels: labels,
      origin: Point(x, Self.top), pitch: layout.pitch, rowPitch: layout.rowPitch, sides: .bottom,
      labelStyle: layout.labelStyle
    ) { row, column in
      guard row < rows else { return nil }
      let value = panel.values[row * labels.count + column]
      return GridCell(
        color: value.isFinite ? bar.color(of: value, in: theme) : theme.unseen, lower: "")
    }
    grid.draw(on: canvas, in: theme)
    guard isFirst else { return }
    for row in 0..<shown {
      let y = Self.top + (Double(row) + 0.5) * layout.rowPitch - 0.5
      canvas.text(
        "\(row + 1)", middle: Point(x - 8, y), TextStyle(11), theme.secondary, align: .end)
    }
  }
}

extension StateStrips {
  /// A state that remembers: h = (1 - z) h + z c with gates and candidates of three kinds of unit.
  static let example: StateStrips = {
    let units = 12
    let letters = [".", "e", "m", "m", "a"]
    var (gates, candidates, states) = ([Double](), [Double](), [Double]())
    for unit in 0..<units {
      var state = 0.0
      for step in letters.indices {
        let gate = unit < 4 ? 0.1 : unit < 8 ? 0.9 : (unit + step).isMultiple(of: 3) ? 0.8 : 0.2
        let candidate = Double((unit * 5 + step * 3) % 9 - 4) / 4
        state = (1 - gate) * state + gate * candidate
        gates.append(gate)
        candidates.append(candidate)
        states.append(state)
      }
    }
    return StateStrips(
      labels: letters,
      panels: [
        .init("update gate z", .fraction, gates), .init("candidate n", .signed, candidates),
        .init("state h", .signed, states),
      ])
  }()
}
