/// Colour and dash together, so that lines differ without colour too.
struct SeriesStyle {
  var color: Color
  var dash: [Double]

  private static let dashes: [[Double]] = [[], [7, 4], [2, 3], [10, 3, 2, 3], [4, 2], [12, 4]]

  init(_ index: Int, _ theme: Theme) {
    let (round, place) = index.quotientAndRemainder(dividingBy: theme.series.count)
    color = theme.series[place]
    dash = Self.dashes[(place + round) % Self.dashes.count]
  }
}
