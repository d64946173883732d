/// Labels beside each other's line, moved as little as needed so that none covers another.
enum LabelColumn {
  /// Middles for labels of one `height` that should stand at `wanted`, inside `bounds` if there is
  /// room for all of them. Order is kept; equal wishes keep the order in which they are given.
  static func places(
    for wanted: [Double], height: Double, within bounds: ClosedRange<Double>
  ) -> [Double] {
    let order = wanted.indices.sorted { (wanted[$0], $0) < (wanted[$1], $1) }
    var blocks: [(middle: Double, count: Int)] = []
    for index in order {
      blocks.append((wanted[index], 1))
      while let joined = joinLast(blocks, height: height, within: bounds) { blocks = joined }
    }
    let placed = blocks.flatMap { block in
      let middle = clamp(block, height: height, within: bounds)
      return (0..<block.count).map { middle + (Double($0) - Double(block.count - 1) / 2) * height }
    }
    var result = wanted
    for (rank, index) in order.enumerated() { result[index] = placed[rank] }
    return result
  }

  /// The last two blocks as one around their common middle, if they touch; nil if they do not.
  private static func joinLast(
    _ blocks: [(middle: Double, count: Int)], height: Double, within bounds: ClosedRange<Double>
  ) -> [(middle: Double, count: Int)]? {
    guard blocks.count >= 2 else { return nil }
    let (upper, lower) = (blocks[blocks.count - 2], blocks[blocks.count - 1])
    let half = height / 2
    let upperEnd = clamp(upper, height: height, within: bounds) + Double(upper.count) * half
    let lowerStart = clamp(lower, height: height, within: bounds) - Double(lower.count) * half
    guard lowerStart < upperEnd else { return nil }
    let count = upper.count + lower.count
    let middle =
      (upper.middle * Double(upper.count) + lower.middle * Double(lower.count)) / Double(count)
    return blocks.dropLast(2) + [(middle, count)]
  }

  private static func clamp(
    _ block: (middle: Double, count: Int), height: Double, within bounds: ClosedRange<Double>
  ) -> Double {
    let half = Double(block.count) * height / 2
    return max(bounds.lowerBound + half, min(block.middle, bounds.upperBound - half))
  }
}
