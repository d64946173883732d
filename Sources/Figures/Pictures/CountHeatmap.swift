import Basics

/// How often each character follows each other one, V x V, after the picture of the lecture.
public struct CountHeatmap: Figure {
  /// V characters or marks as they are drawn; the first is usually the dot about a word.
  let labels: [String]
  /// How many rows and columns there would be if those that are left out were here.
  let whole: Int
  /// V x V, row after row: `counts[previous * V + next]`.
  let counts: [Int]
  let spread: Spread
  /// What is counted, in the key of colours.
  let unit: String
  /// Cells that a reader should find, by row and column of the whole table.
  let outlined: Set<[Int]>

  /// `counts` has V x V elements for V `characters`.
  public init(
    characters: [Unicode.Scalar], counts: [Int],
    spread: Spread = .logarithmic, unit: String = "times seen", outlined: Set<[Int]> = []
  ) {
    self.init(
      labels: characters.map { String($0) },
      counts: counts, whole: characters.count, spread: spread, unit: unit, outlined: outlined)
  }

  /// A table with marks of several characters, or the most frequent part of a table of
  /// `whole` x `whole` cells.
  public init(
    labels: [String], counts: [Int], whole: Int,
    spread: Spread = .logarithmic, unit: String = "times seen", outlined: Set<[Int]> = []
  ) {
    precondition(counts.count == labels.count * labels.count, "counts must be V x V")
    (self.whole, self.outlined) = (whole, outlined)
    self.labels = labels.map { drawnLabel($0) }
    (self.counts, self.spread, self.unit) = (counts, spread, unit)
  }

  /// The rows and columns that are shown: all, or the most frequent ones in their order.
  func shown(_ ruler: Ruler) -> [Int] {
    let (size, wanted) = (labels.count, HeatmapLayout.mostCharacters(labels, ruler))
    guard size > wanted else { return Array(0..<size) }
    var occurrences = [Int](repeating: 0, count: size)
    for (cell, count) in counts.enumerated() {
      occurrences[cell / size] += count
      occurrences[cell % size] += count
    }
    return occurrences.indicesOfLargest(wanted)
  }

  private func layout(_ shown: [Int]) -> HeatmapLayout {
    let labels = shown.map { self.labels[$0] }
    let cut = shown.count < whole
    let note =
      "row = previous character, column = next"
      + (cut ? "; the \(shown.count) most frequent of \(whole.grouped)" : "")
    return HeatmapLayout(note: note, rowLabels: labels, columnLabels: labels, bar: bar)
  }

  private var bar: ColorBar {
    let most = Double(max(1, counts.max() ?? 1))
    let domain = (spread == .logarithmic ? 1 : 0)...max(most, 1)
    let inner = spread == .logarithmic ? Ticks(logarithmic: domain) : Ticks(domain, wanted: 4)
    let values = Set(inner.values.filter { domain.contains($0) } + [1, most]).sorted()
    let ticks = Ticks(values: values, labels: values.map { $0.text(.fixed(0)) })
    let words: [Spread: String] = [
      .linear: unit, .logarithmic: "\(unit), log scale", .squareRoot: "\(unit), square-root scale",
    ]
    return ColorBar(
      ramp: \.sequential, scale: Scale(domain, to: (0, 1), spread: spread), ticks: ticks,
      label: words[spread]!, zeroLabel: "0: never seen")
  }

  public func size(_ ruler: Ruler) -> FigureSize { layout(shown(ruler)).size(ruler) }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let shown = shown(canvas.ruler)
    let layout = layout(shown)
    let labels = layout.rowLabels
    layout.draw(on: canvas, in: theme) { row, column in
      let count = counts[shown[row] * self.labels.count + shown[column]]
      return GridCell(
        color: count == 0 ? theme.unseen : layout.bar.color(of: Double(count), in: theme),
        upper: labels[row] + labels[column], lower: "\(count)", quiet: count == 0,
        isOutlined: outlined.contains([shown[row], shown[column]]))
    }
  }
}

extension CountHeatmap {
  /// The bigrams of emma, ava and mia.
  static let example = CountHeatmap(
    characters: [".", "a", "e", "i", "m", "v"],
    counts: [
      0, 1, 1, 0, 1, 0,
      3, 0, 0, 0, 0, 1,
      0, 0, 0, 0, 1, 0,
      0, 1, 0, 0, 0, 0,
      0, 1, 0, 1, 1, 0,
      0, 1, 0, 0, 0, 0,
    ], outlined: [[0, 2], [2, 4], [4, 4], [4, 1], [1, 0]])
}
