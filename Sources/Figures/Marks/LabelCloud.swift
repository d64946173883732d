/// Labels beside points in the plane, moved as little as needed so that none covers another one
/// or a point that is not its own.
struct LabelCloud {
  /// A point and the size of what is written at it, in pixels.
  struct Label {
    var anchor: Point
    var width: Double
    var height: Double
  }

  var labels: [Label]
  /// Labels stay inside if there is room.
  var bounds: Rect
  /// Labels keep off these if there is room.
  var obstacles: [Rect] = []
  /// From the middle of a point to the nearest label beside it.
  var clearance: Double
  /// Labels stand on their points where they can; otherwise always beside them.
  var isCentered: Bool

  /// A place for each label. Those that have their place to themselves come first, then each takes
  /// the nearest free place, in the order given.
  func places() -> [Rect] {
    var places = [Rect?](repeating: nil, count: labels.count)
    let order =
      isCentered
      ? undisturbed + labels.indices.filter { !undisturbed.contains($0) }
      : Array(labels.indices)
    for index in order {
      let taken = places.indices.compactMap { other in places[other].map { (other, $0) } }
      places[index] = place(of: index, taken)
    }
    return places.map { $0! }
  }

  /// Labels that can stand on their points without touching another one that does the same.
  private var undisturbed: [Int] {
    let centered = labels.map { Rect(around: $0.anchor, width: $0.width, height: $0.height) }
    return centered.indices.filter { index in
      !centered.indices.contains { $0 != index && centered[$0].overlaps(centered[index]) }
    }
  }

  /// The first candidate without any fault, or the one with the fewest.
  private func place(of index: Int, _ taken: [(index: Int, rect: Rect)]) -> Rect {
    var best: (faults: Int, rect: Rect)?
    for rect in candidates(for: labels[index]) {
      let faults = faults(of: rect, for: index, taken, giveUpAt: best?.faults ?? .max)
      if faults == 0 { return rect }
      if best.map({ faults < $0.faults }) ?? true { best = (faults, rect) }
    }
    return best!.rect
  }

  /// Covered text is worst, then a covered point, then a line through a label or a point. What has
  /// `limit` faults is not looked at any further.
  private func faults(
    of rect: Rect, for index: Int, _ taken: [(index: Int, rect: Rect)], giveUpAt limit: Int
  ) -> Int {
    let anchor = labels[index].anchor
    var faults = bounds.contains(rect) ? 0 : 1000
    for (_, place) in taken where place.overlaps(rect) { faults += 10_000 }
    guard faults < limit else { return faults }
    for (other, place) in taken {
      if place.isCrossed(from: anchor, to: rect.center) { faults += 10 }
      if rect.isCrossed(from: labels[other].anchor, to: place.center) { faults += 10 }
    }
    if rect.center != anchor, rect.inset(by: 0.5 - clearance).contains(anchor) { faults += 100 }
    faults += obstacles.filter { $0.overlaps(rect) }.count * 20
    return labels.indices.reduce(faults) { $0 + nearness(of: rect, for: index, to: labels[$1]) }
  }

  /// How much a label disturbs the point of another one.
  private func nearness(of rect: Rect, for index: Int, to other: Label) -> Int {
    let anchor = labels[index].anchor
    guard other.anchor != anchor else { return 0 }
    if rect.inset(by: -3).contains(other.anchor) { return 100 }
    let mark = Rect(around: other.anchor, width: 6, height: 6)
    if mark.isCrossed(from: anchor, to: rect.center) { return 10 }
    // Of two near points each should lead away from the other.
    let (x, y) = (other.anchor.x - anchor.x, other.anchor.y - anchor.y)
    let isNear = x * x + y * y < 9 * clearance * clearance
    let isTowards = x * (rect.center.x - anchor.x) + y * (rect.center.y - anchor.y) > 0
    return isNear && isTowards ? 1 : 0
  }

  /// On the point, then around it in sixteen directions, ever farther away.
  private func candidates(for label: Label) -> [Rect] {
    let (width, height) = (label.width, label.height)
    let onPoint = isCentered ? [Rect(around: label.anchor, width: width, height: height)] : []
    return onPoint
      + (0..<60).flatMap { ring in
        Self.directions.map { direction in
          let reach = clearance + Double(ring) * 7
          let center = Point(
            label.anchor.x + direction.x * (width / 2 + reach),
            label.anchor.y + direction.y * (height / 2 + reach))
          return Rect(around: center, width: width, height: height)
        }
      }
  }

  /// Right, left, below, above, then between them.
  private static let directions: [Point] = {
    let quarter = [(1, 0), (0.7, 0.7), (0.92, 0.38), (0.38, 0.92)]
    return quarter.flatMap { x, y in
      [Point(x, -y), Point(-x, y), Point(y, x), Point(-y, -x)]
    }
  }()
}

extension Rect {
  init(around center: Point, width: Double, height: Double) {
    self.init(x: center.x - width / 2, y: center.y - height / 2, width: width, height: height)
  }

  func overlaps(_ other: Rect) -> Bool {
    x < other.maxX && other.x < maxX && y < other.maxY && other.y < maxY
  }

  func contains(_ point: Point) -> Bool {
    point.x >= x && point.x <= maxX && point.y >= y && point.y <= maxY
  }

  func contains(_ other: Rect) -> Bool {
    other.x >= x && other.maxX <= maxX && other.y >= y && other.maxY <= maxY
  }

  /// Whether the straight way between two points leads through it.
  func isCrossed(from start: Point, to end: Point) -> Bool {
    var (first, last) = (0.0, 1.0)
    for (from, to, low, high) in [(start.x, end.x, x, maxX), (start.y, end.y, y, maxY)] {
      let way = to - from
      guard way != 0 else {
        if from <= low || from >= high { return false }
        continue
      }
      let (a, b) = ((low - from) / way, (high - from) / way)
      (first, last) = (max(first, min(a, b)), min(last, max(a, b)))
    }
    return first < last
  }

  /// The point of its outline at which the straight way from `start` to its middle arrives.
  func edge(facing start: Point) -> Point {
    let (x, y) = (start.x - center.x, start.y - center.y)
    let part = max(x.magnitude / (width / 2), y.magnitude / (height / 2))
    return part <= 1 ? start : Point(center.x + x / part, center.y + y / part)
  }
}
