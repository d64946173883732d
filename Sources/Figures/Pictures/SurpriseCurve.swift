import Basics

/// The curve of -log p over p from 0 to 1, with points on it: what a probability costs.
public struct SurpriseCurve: Figure {
  /// A probability with the name of what has it.
  public typealias Item = (name: String, probability: Double)

  let items: [Item]

  /// Items whose probabilities are above zero; others have no place on the curve.
  public init(items: [Item]) {
    self.items = items.filter { $0.probability > 0 && $0.probability <= 1 }
      .map { (drawnLabel($0.name), $0.probability) }
  }

  private static let nameStyle = TextStyle(13, .semibold)
  private static let height = 300.0

  /// The curve ends at the left where it reaches this, in nats.
  private var highest: Double {
    max(5, (items.map { -Elementary.log($0.probability) }.max() ?? 0) * 1.1)
  }

  private func width(_ ruler: Ruler) -> Double { min(ruler.width, 720) }

  public func size(_ ruler: Ruler) -> FigureSize { FigureSize(width(ruler), Self.height) }

  func axes(_ ruler: Ruler) -> Axes {
    Axes(
      x: AxisData(title: "probability p", values: [0, 1]),
      y: AxisData(title: "−log p (nats)", values: [0, highest]),
      extent: (width(ruler), Self.height), ruler)
  }

  public func draw(on canvas: Canvas, in theme: Theme) {
    let axes = axes(canvas.ruler)
    axes.draw(on: canvas, in: theme)
    // Even steps of cost, so that the steep end has as many points as the flat one.
    let curve = (0...200).map { step -> Point in
      let cost = highest * Double(step) / 200
      return axes.place(Point(Elementary.exp(-cost), cost))
    }
    canvas.line(curve, Stroke(theme.series[3], width: 2.2))
    let places = items.map {
      axes.place(Point($0.probability, -Elementary.log($0.probability)))
    }
    // Right of its point nothing of the curve is in the way of a label.
    let middles = LabelColumn.places(
      for: places.map { $0.y - 9 }, height: 17, within: 0...(axes.area.maxY + 8))
    for (index, item) in items.enumerated() {
      let place = places[index]
      let width = canvas.ruler.width(of: text(item), Self.nameStyle)
      let isCut = place.x + 14 + width > axes.area.maxX
      let start = Point(
        isCut ? axes.area.maxX - width : place.x + 14, middles[index] - (isCut ? 12 : 0))
      canvas.line([place, Point(start.x - 2, start.y)], Stroke(theme.line))
      canvas.dot(place, radius: 4, theme.accent)
      canvas.text(text(item), middle: start, Self.nameStyle, theme.text, align: .start)
    }
  }

  private func text(_ item: Item) -> String {
    "\(item.name)  \((-Elementary.log(item.probability)).text(.fixed(2)))"
  }
}

extension SurpriseCurve {
  static let example = SurpriseCurve(
    items: [(".e", 0.0478), ("em", 0.0377), ("mm", 0.0253), ("ma", 0.3899), ("a.", 0.1960)])
}
