/// The axes of a line chart: where values are placed, the grid and the words around.
struct ChartFrame {
  let area: Rect
  private let axes: (x: String, y: String)
  private let note: String
  private let xScale: Scale
  private let yScale: Scale
  private let xTicks: Ticks
  private let yTicks: Ticks
  /// Places of zero and infinity, which a logarithmic axis cannot hold; nil if there are none.
  private let zero: Double?
  private let infinity: Double?

  static let labelStyle = TextStyle(13)
  /// How far zero and infinity stand from the end of a logarithmic axis.
  private static let detour = 44.0

  init(_ chart: LineChart, _ ruler: Ruler) {
    let points = chart.series.flatMap(\.points)
    let xs = points.map(\.x)
    let isLogarithmic = chart.xSpread == .logarithmic
    let inner = xs.filter { $0.isFinite && (!isLogarithmic || $0 > 0) }
    let xDomain = Self.domain(of: inner, fallback: isLogarithmic ? 1...10 : 0...1)
    let levels = points.map(\.y) + chart.references.map(\.value)
    let shown = levels.map { min($0, chart.highest) }
    let yDomain = Self.widened(Self.domain(of: shown, fallback: 0...1))
    yTicks = Ticks(yDomain, wanted: max(3, Int(chart.extent.height / 64)))
    area = Self.area(of: chart, yTicks, ruler)
    (axes, note) = (chart.axes, Self.smoothingNote(chart.series))
    zero = isLogarithmic && xs.contains { $0 <= 0 } ? area.x + 12 : nil
    infinity = isLogarithmic && xs.contains(.infinity) ? area.maxX - 12 : nil
    let from = area.x + (zero == nil ? 0 : Self.detour)
    let to = area.maxX - (infinity == nil ? 0 : Self.detour)
    xScale = Scale(xDomain, to: (from, to), spread: chart.xSpread)
    xTicks =
      isLogarithmic
      ? Ticks(logarithmic: xDomain) : Ticks(xDomain, wanted: max(3, Int(area.width / 110)))
    let room = (yDomain.upperBound - yDomain.lowerBound) * 0.03
    let (low, high) = (yTicks.values.first!, yTicks.values.last!)
    yScale = Scale(
      min(low, yDomain.lowerBound - room)...max(high, yDomain.upperBound + room),
      to: (area.maxY, area.y))
  }

  /// What is left for the curves when all words have their room.
  private static func area(of chart: LineChart, _ yTicks: Ticks, _ ruler: Ruler) -> Rect {
    let names = chart.labelEnds.map(\.text)
    let labels = names.isEmpty ? 12 : ruler.width(ofWidest: names, TextStyle(13, .semibold)) + 22
    let left = (ruler.width(ofWidest: yTicks.labels, labelStyle) + 14).rounded(.up)
    return Rect(
      x: left, y: 38, width: max(60, (chart.extent.width - left - labels).rounded(.down)),
      height: max(40, chart.extent.height - 38 - 50))
  }

  private static func domain(of values: [Double], fallback: ClosedRange<Double>)
    -> ClosedRange<Double>
  {
    guard let low = values.min(), let high = values.max() else { return fallback }
    return low...high
  }

  /// A range of one value gets some room above and below.
  private static func widened(_ domain: ClosedRange<Double>) -> ClosedRange<Double> {
    guard domain.lowerBound == domain.upperBound else { return domain }
    let room = max(abs(domain.lowerBound) * 0.1, 0.5)
    return (domain.lowerBound - room)...(domain.upperBound + room)
  }

  private static func smoothingNote(_ series: [LineChart.Series]) -> String {
    let widths = Set(series.map(\.smoothing).filter { $0 > 1 }).sorted()
    guard !widths.isEmpty else { return "" }
    return "bold: mean of \(widths.map(String.init).joined(separator: " or ")) points"
  }

  /// Curves may touch the axes with all of their width, but not run over the words above.
  var clipArea: Rect {
    Rect(x: area.x - 8, y: area.y - 6, width: area.width + 16, height: area.height + 14)
  }

  func isSpecial(_ x: Double) -> Bool {
    (zero != nil && x <= 0) || (infinity != nil && x == .infinity)
  }

  func x(_ value: Double) -> Double {
    if let zero, value <= 0 { return zero }
    if let infinity, value == .infinity { return infinity }
    return xScale(value)
  }

  func y(_ value: Double) -> Double { yScale(value) }

  func draw(on canvas: Canvas, in theme: Theme) {
    canvas.text(axes.y, at: Point(0, 14), Self.labelStyle, theme.secondary)
    canvas.text(
      note, at: Point(area.maxX, 14), Self.labelStyle, theme.secondary, align: .end)
    for (value, label) in zip(yTicks.values, yTicks.labels) {
      let y = yScale(value)
      canvas.line([Point(area.x, y), Point(area.maxX, y)], Stroke(theme.grid))
      canvas.text(
        label, middle: Point(area.x - 8, y), Self.labelStyle, theme.secondary, align: .end)
    }
    drawXAxis(on: canvas, in: theme)
  }

  private func drawXAxis(on canvas: Canvas, in theme: Theme) {
    let y = area.maxY
    let (from, to) = (
      zero == nil ? area.x : area.x + Self.detour - 12,
      infinity == nil ? area.maxX : area.maxX - Self.detour + 12
    )
    canvas.line([Point(from, y), Point(to, y)], Stroke(theme.line))
    var marks = zip(xTicks.values, xTicks.labels).map { (xScale($0), $1) }
      .filter { $0.0 >= area.x - 0.5 && $0.0 <= area.maxX + 0.5 }
    if let zero { marks.append((zero, "0")) }
    if let infinity { marks.append((infinity, "∞")) }
    for (x, label) in marks {
      canvas.line([Point(x, y), Point(x, y + 5)], Stroke(theme.line))
      canvas.text(
        label, at: Point(x, y + 19), Self.labelStyle, theme.secondary, align: .center)
    }
    canvas.text(
      axes.x, at: Point(area.center.x, y + 40), Self.labelStyle, theme.secondary, align: .center)
  }
}
