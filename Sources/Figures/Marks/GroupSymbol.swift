/// What tells a group apart: a colour, and round or square, drawn through or dashed.
struct GroupSymbol {
  var color: Color
  var fill: Color
  var isRound: Bool
  var dash: [Double]

  init(_ group: Int, _ theme: Theme) {
    color = theme.series[group % theme.series.count]
    fill = color.over(theme.background, opacity: 0.12)
    isRound = group.isMultiple(of: 2)
    dash = [[], [], [3, 2.5], [3, 2.5], [1, 2.5], [1, 2.5]][group % 6]
  }

  func draw(_ box: Rect, on canvas: Canvas) {
    let radius = isRound ? box.height / 2 : 1.5
    canvas.fill(box, fill, radius: radius)
    canvas.outline(box.inset(by: 0.75), Stroke(color, width: 1.5, dash: dash), radius: radius)
  }
}
