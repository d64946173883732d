extension RandomAccessCollection where Index == Int, Element: Comparable {
  /// The index of the largest element, of equal ones the first; nil where there is none.
  @inlinable
  public var indexOfLargest: Int? {
    guard var best = indices.first else { return nil }
    for index in indices where self[index] > self[best] { best = index }
    return best
  }

  /// All indices, those of larger elements first; equal elements stay in their order.
  @inlinable
  public var indicesByValueDescending: [Int] {
    indices.sorted { (self[$1], $0) < (self[$0], $1) }
  }

  /// The indices of the `limit` largest elements, in their own order.
  @inlinable
  public func indicesOfLargest(_ limit: Int) -> [Int] {
    indicesByValueDescending.prefix(limit).sorted()
  }
}
