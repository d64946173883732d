/// Why two shapes do not go together.
public enum ShapeError: Error, Equatable, CustomStringConvertible {
  /// The sizes of one dimension, counted from the last (0), differ and neither is 1.
  case notBroadcastable([Int], [Int], dimension: Int)

  public var description: String {
    switch self {
    case .notBroadcastable(let a, let b, let dimension):
      let (left, right) = (a[a.count - 1 - dimension], b[b.count - 1 - dimension])
      let place = dimension == 0 ? "the last dimension" : "dimension \(dimension + 1) from the end"
      return """
        shapes \(a) and \(b) do not broadcast: in \(place) one has \(left) and the other \(right). \
        Sizes are compared from the last dimension on; they must be equal, or one of them 1. \
        If a sum made that dimension disappear, keep it as a 1 (keepdim).
        """
    }
  }
}

/// The shape of a op b: sizes are compared from the last dimension on, and a size of 1, or a missing
/// dimension, is repeated. Throws `ShapeError` if two sizes differ and neither is 1.
public func broadcastShape(_ a: [Int], _ b: [Int]) throws(ShapeError) -> [Int] {
  var shape: [Int] = []
  for dimension in 0..<max(a.count, b.count) {
    let left = dimension < a.count ? a[a.count - 1 - dimension] : 1
    let right = dimension < b.count ? b[b.count - 1 - dimension] : 1
    guard left == right || left == 1 || right == 1 else {
      throw .notBroadcastable(a, b, dimension: dimension)
    }
    shape.append(left == 1 ? right : left)
  }
  return shape.reversed()
}
