/// Values that must have a place on an axis, and what they are.
struct AxisData {
  /// With the unit.
  var title: String
  var values: [Double]
  var spread = Spread.linear
}

extension Ruler {
  /// The size of a chart that is `height` pixels high in the column of a page: as wide as the column where there is
  /// room for that, and on a telephone as wide as the screen and no higher than is good to look at.
  func chartExtent(height: Double) -> (width: Double, height: Double) {
    (columnWidth, room == .narrow ? min(height, 320) : height)
  }
}

extension Axes {
  /// CSS pixels around the area of a chart: the words above and below, and at the right if no names
  /// stand there.
  private static let margins = (top: 38.0, bottom: 50.0, right: 12.0)
  /// The area is no smaller, however long the words are.
  private static let smallest = (width: 60.0, height: 40.0)
  /// Pixels from label to label, about.
  private static let distances = (x: 110.0, y: 64.0)
  /// Room over and under the outermost values, as a part of their range.
  private static let headroom = 0.03

  /// Names at the ends of lines take no more of the width than this; otherwise they stand over the area.
  private static let mostForNames = 0.36

  /// Axes that give every value a place in a picture of `extent`, with room for the `names` of curves: at the
  /// right, or above where that is too much or asked for. Those of `levels` stand at the right too, or else at their lines.
  init(
    x: AxisData, y: AxisData, names: [String] = [], levels: [String] = [], note: String = "",
    extent: (width: Double, height: Double), _ ruler: Ruler, namesAbove: Bool = false
  ) {
    let range = widened(domain(of: y.values, fallback: 0...1))
    let yTicks = Ticks(range, wanted: max(3, Int(extent.height / Self.distances.y)))
    let left = (ruler.width(ofWidest: yTicks.labels, Self.style) + Self.labelGap + 6).rounded(.up)
    let names = Names(names, levels, within: extent.width, areAbove: namesAbove, ruler)
    let right = names.right ?? Self.margins.right
    let heading = Heading(
      y.title, note, within: extent.width, noteEnd: extent.width - right, ruler)
    let (top, bottom) = (
      Self.margins.top + heading.added + names.height,
      Self.margins.bottom + TextLines(x.title, within: extent.width, ruler).added
    )
    area = Rect(
      x: left, y: top,
      width: max(Self.smallest.width, (extent.width - left - right).rounded(.down)),
      height: max(Self.smallest.height, extent.height - top - bottom))
    (self.note, rightEnd) = (note, extent.width)
    legendTop = names.right == nil ? Self.margins.top + heading.added - 12 : nil
    self.x = Self.horizontal(x, in: area, within: extent.width, ruler)
    let room = (range.upperBound - range.lowerBound) * Self.headroom
    let (low, high) = (yTicks.values.first!, yTicks.values.last!)
    let shown = min(low, range.lowerBound - room)...max(high, range.upperBound + room)
    self.y = Axis(y.title, Scale(shown, to: (area.maxY, area.y)), yTicks)
  }

  /// The room that the names of lines take: at the right, or else over the area.
  private struct Names {
    /// Nil if they stand above.
    var right: Double? = margins.right
    var height = 0.0

    init(
      _ names: [String], _ levels: [String], within width: Double, areAbove: Bool, _ ruler: Ruler
    ) {
      guard !(names + levels).isEmpty else { return }
      let atEnds = EndLabels.width(of: names + levels, ruler)
      right = !areAbove && atEnds <= width * mostForNames ? atEnds : nil
      guard right == nil, !names.isEmpty else { return }
      height = Legend.height(of: names, within: width, ruler) + 2
    }
  }

  /// An axis under `area`; zero and infinity have places of their own on a logarithmic one. No label reaches over
  /// `rightEnd`.
  static func horizontal(
    _ data: AxisData, in area: Rect, within rightEnd: Double, _ ruler: Ruler
  ) -> Axis {
    let isLogarithmic = data.spread == .logarithmic
    let inner = data.values.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
    let range = domain(of: inner, fallback: isLogarithmic ? 1...10 : 0...1)
    let hasZero = isLogarithmic && data.values.contains { $0 <= 0 }
    let hasInfinity = isLogarithmic && data.values.contains(.infinity)
    let from = area.x + (hasZero ? Axis.detour : 0)
    let to = area.maxX - (hasInfinity ? Axis.detour : 0)
    let ticks =
      isLogarithmic
      ? Ticks(logarithmic: range)
      : ticks(range, areWhole: inner.allSatisfy { $0 == $0.rounded() }, width: area.width)
    var axis = Axis(
      data.title, Scale(range, to: (from, to), spread: data.spread), ticks, isGrid: false)
    if hasZero { axis.zero = area.x + Axis.inset }
    if hasInfinity { axis.infinity = area.maxX - Axis.inset }
    return axis.spaced(within: rightEnd, ruler)
  }

  /// About as many as there is room for; between whole numbers no others.
  private static func ticks(
    _ range: ClosedRange<Double>, areWhole: Bool, width: Double
  ) -> Ticks {
    let wanted = max(3, Int(width / distances.x))
    let ticks = Ticks(range, wanted: wanted)
    guard areWhole, ticks.values.contains(where: { $0 != $0.rounded() }) else { return ticks }
    let step = max(1, ((range.upperBound - range.lowerBound) / Double(wanted)).rounded(.up))
    return Ticks(every: step, in: range)
  }

  /// The place of a point of a chart that has both axes, in pixels.
  func place(_ point: Point) -> Point {
    Point(x.map { $0(point.x) } ?? area.x, y.map { $0(point.y) } ?? area.y)
  }

  /// Curves may touch the axes with all of their width, but not run over the words above.
  var clipArea: Rect {
    Rect(x: area.x - 8, y: area.y - 6, width: area.width + 16, height: area.height + 14)
  }
}

private func domain(of values: [Double], fallback: ClosedRange<Double>) -> ClosedRange<Double> {
  guard let low = values.min(), let high = values.max() else { return fallback }
  return low...high
}

/// A range of one value gets some room above and below.
private func widened(_ domain: ClosedRange<Double>) -> ClosedRange<Double> {
  guard domain.lowerBound == domain.upperBound else { return domain }
  let room = max(abs(domain.lowerBound) * 0.1, 0.5)
  return (domain.lowerBound - room)...(domain.upperBound + room)
}
