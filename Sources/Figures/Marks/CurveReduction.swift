/// The mean of each value and its neighbours, `width` in all. Near the start, where losses fall
/// fast, the window shrinks around its middle; at the end it is cut off, so that the last mean,
/// where the label stands, is not a single noisy value.
func movingMean(_ values: [Double], _ width: Int) -> [Double] {
  guard width > 1 else { return values }
  var sums = [0.0]
  for value in values { sums.append(sums.last! + value) }
  return values.indices.map { index in
    let reach = min(width / 2, index)
    let end = min(index + reach + 1, values.count)
    return (sums[end] - sums[index - reach]) / Double(end - index + reach)
  }
}

/// The same picture with fewer points: in each column of half a pixel only the first, lowest,
/// highest and last, in their order.
func thinned(_ points: [Point]) -> [Point] {
  guard points.count > 2000 else { return points }
  var result: [Point] = []
  var start = 0
  while start < points.count {
    let column = (points[start].x * 2).rounded(.down)
    var end = start
    while end < points.count, (points[end].x * 2).rounded(.down) == column { end += 1 }
    let bucket = start..<end
    let low = bucket.min { points[$0].y < points[$1].y }!
    let high = bucket.max { points[$0].y < points[$1].y }!
    result += Set([start, low, high, end - 1]).sorted().map { points[$0] }
    start = end
  }
  return result
}
