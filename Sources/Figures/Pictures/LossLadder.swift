import Basics

/// Losses of models as the rungs of a ladder, from guessing at random on top down to the least loss that there
/// can be. With two columns each rung leads from one rail to the other, and says how far it rises.
public struct LossLadder: Figure {
  /// What a rung stands for, told apart by colour and dash.
  public enum Kind: Sendable, CaseIterable {
    /// No model of its own: the ceiling and the floor.
    case limit
    /// A table of counts.
    case counts
    /// What gradients have trained.
    case network
  }

  /// A model and its losses.
  public struct Rung: Sendable {
    let name: String
    /// One a column.
    let losses: [Double]
    let kind: Kind
    let isMarked: Bool

    /// A rung of `losses` in nats per character, one a column; a marked one is what to look at.
    public init(_ name: String, _ losses: [Double], kind: Kind, isMarked: Bool = false) {
      (self.name, self.losses, self.kind, self.isMarked) = (name, losses, kind, isMarked)
    }
  }

  /// Losses between two values that have one name, such as answers that others have published.
  public struct Band: Sendable {
    let name: String
    let range: ClosedRange<Double>

    /// The losses of `range`, in nats per character.
    public init(_ name: String, _ range: ClosedRange<Double>) {
      (self.name, self.range) = (name, range)
    }
  }

  /// What the losses are and in which unit.
  let unit: String
  /// The words that each column's losses are about; one or two.
  let columns: [String]
  let rungs: [Rung]
  let bands: [Band]

  /// Rungs with a loss that is no number are left out. Bands are drawn if there is one column.
  public init(
    unit: String = "loss (nats per character)", columns: [String] = [""], rungs: [Rung],
    bands: [Band] = []
  ) {
    precondition((1...2).contains(columns.count), "a ladder has one column of losses or two")
    precondition(rungs.allSatisfy { $0.losses.count == columns.count }, "a loss for each column")
    (self.unit, self.columns) = (unit, columns)
    self.rungs = rungs.filter { $0.losses.allSatisfy(\.isFinite) }
    self.bands = columns.count == 1 ? bands : []
  }

  static let lineHeight = 20.0
  static let style = TextStyle(13)
  static let valueStyle = TextStyle(13, .semibold)
  static let titleBaseline = 13.0
  /// From a rail to the words beside it, in pixels.
  static let lead = 26.0

  public func size(_ ruler: Ruler) -> FigureSize {
    FigureSize(ruler.columnWidth, LadderLayout(self, ruler).area.maxY + 12)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let layout = LadderLayout(self, canvas.ruler)
    canvas.text(unit, at: Point(0, Self.titleBaseline), Self.style, theme.secondary)
    drawKey(layout, on: canvas, theme)
    drawGround(layout, on: canvas, theme)
    drawRails(layout, on: canvas, theme)
    for band in bands {
      let (top, bottom) = (layout.y(band.range.upperBound), layout.y(band.range.lowerBound))
      canvas.fill(
        Rect(x: layout.area.x, y: top, width: layout.area.width, height: bottom - top),
        theme.accent.over(theme.background, opacity: 0.22))
    }
    for kind in Kind.allCases {
      for rung in rungs where rung.kind == kind {
        let ends = layout.ends(rung)
        canvas.line([ends.from, ends.to], Self.stroke(kind, theme, isMarked: rung.isMarked))
      }
    }
    drawWords(layout, on: canvas, theme)
  }

  static func stroke(_ kind: Kind, _ theme: Theme, isMarked: Bool = false) -> Stroke {
    let width = isMarked ? 5.0 : 3.5
    return switch kind {
    case .limit: Stroke(theme.text, width: width)
    case .counts: Stroke(theme.series[0], width: width)
    case .network: Stroke(theme.accent, width: width, dash: [7, 3])
    }
  }

  /// Where no model can be: below the lowest limit.
  private func drawGround(_ layout: LadderLayout, on canvas: Canvas, _ theme: Theme) {
    guard columns.count == 1,
      let floor = rungs.filter({ $0.kind == .limit }).compactMap(\.losses.last).min(),
      floor == rungs.compactMap(\.losses.last).min()
    else { return }
    let (area, y) = (layout.area, layout.y(floor))
    canvas.fill(
      Rect(x: area.x, y: y, width: area.width, height: area.maxY - y), theme.grid)
  }

  /// What colours mean, if there are both counts and networks.
  private func drawKey(_ layout: LadderLayout, on canvas: Canvas, _ theme: Theme) {
    for (kind, place) in layout.key {
      canvas.line(
        [Point(place.x, place.y - 4.5), Point(place.x + 20, place.y - 4.5)],
        Self.stroke(kind, theme))
      canvas.text(kind.title, at: Point(place.x + 26, place.y), Self.style, theme.text)
    }
  }

  private func drawRails(_ layout: LadderLayout, on canvas: Canvas, _ theme: Theme) {
    let area = layout.area
    for x in [area.x, area.maxX] {
      canvas.line([Point(x, area.y), Point(x, area.maxY)], Stroke(theme.line, width: 1.5))
    }
    for (y, label) in layout.ticks where columns.count == 1 {
      canvas.line([Point(area.x - 4, y), Point(area.x, y)], Stroke(theme.line))
      canvas.text(label, middle: Point(area.x - 8, y), Self.style, theme.secondary, align: .end)
    }
    for (title, x) in zip(columns, [area.x, area.maxX]) {
      canvas.text(
        title, at: Point(x, area.y - 8), Self.valueStyle, theme.text, align: .center)
    }
    guard let x = layout.choicesEnd else { return }
    canvas.text(
      LadderLayout.choicesTitle, at: Point(x, area.y - 8), Self.style, theme.secondary, align: .end)
  }

  private func drawWords(_ layout: LadderLayout, on canvas: Canvas, _ theme: Theme) {
    for label in layout.labels {
      canvas.line(
        [label.end, label.place], Stroke(theme.line.over(theme.background, opacity: 0.6)))
      let place = Point(layout.valueEnd, label.place.y)
      guard let rung = label.rung else {
        layout.drawName(label.name, at: place, Self.style, theme.secondary, on: canvas)
        continue
      }
      let loss = rung.losses[columns.count - 1]
      canvas.text(loss.text(.fixed(4)), middle: place, Self.valueStyle, theme.text, align: .end)
      layout.drawName(
        rung.name, at: place, rung.isMarked ? Self.valueStyle : Self.style, theme.text, on: canvas)
      if let x = layout.choicesEnd {
        canvas.text(
          Elementary.exp(loss).text(.fixed(1)), middle: Point(x, place.y), Self.style,
          theme.secondary, align: .end)
      }
    }
    for label in layout.leftLabels {
      canvas.line(
        [label.end, label.place], Stroke(theme.line.over(theme.background, opacity: 0.6)))
      canvas.text(label.name, middle: label.place, Self.valueStyle, theme.text, align: .end)
    }
  }
}

extension LossLadder.Kind {
  /// What the key calls it.
  var title: String {
    switch self {
    case .limit: "limit"
    case .counts: "counts"
    case .network: "networks"
    }
  }
}

extension LossLadder {
  /// Nets and counts between equal chances for 27 characters and a list that is known by heart.
  static let example = LossLadder(
    rungs: [
      .init("every character equally likely", [3.2958], kind: .limit),
      .init("bigram counts", [2.4540], kind: .counts),
      .init("net of two one-hot vectors", [2.3295], kind: .network),
      .init("trigram counts", [2.1863], kind: .counts, isMarked: true),
      .init("net with a row a pair", [2.1864], kind: .network),
      .init("the list by heart: the floor", [1.4403], kind: .limit),
    ], bands: [.init("some published answers", 2.2...2.3)])

  /// What is learned by heart shows as a rise from train to dev.
  static let pairedExample = LossLadder(
    columns: ["train", "dev"],
    rungs: [
      .init("uniform", [3.2958, 3.2958], kind: .limit),
      .init("2-gram", [2.4530, 2.4560], kind: .counts),
      .init("5-gram", [1.8270, 2.0510], kind: .counts, isMarked: true),
      .init("LSTM", [1.8620, 1.9310], kind: .network),
      .init("by heart", [1.4121, 1.1380], kind: .limit),
    ])
}
