/// The rows of a batch in the order in which a recurrent model visits them: all first characters, all
/// second ones, and so on. A level's rows need only the states of the level before.
public struct TimeSteps: Sendable, Equatable {
  /// The batch's rows, level by level: N.
  public private(set) var order: [Int32]
  /// Where the T levels begin and end in `order`: T + 1.
  public private(set) var bounds: [Int]
  /// For each row in this order where its parent stands in this order, -1 in the first level: N.
  public private(set) var parents: [Int32]
  /// For each row of the batch where it stands in this order: N.
  public private(set) var places: [Int32]

  public init(_ batch: RaggedBatch) {
    var sizes = [Int](repeating: 0, count: batch.longest + 1)
    for position in batch.positions { sizes[Int(position) + 1] += 1 }
    for level in sizes.indices.dropFirst() { sizes[level] += sizes[level - 1] }
    bounds = sizes
    order = Array(repeating: 0, count: batch.rows)
    places = order
    parents = order
    for (row, position) in batch.positions.enumerated() {
      let place = sizes[Int(position)]
      sizes[Int(position)] += 1
      order[place] = Int32(row)
      places[row] = Int32(place)
      let parent = batch.parents[row]
      parents[place] = parent < 0 ? -1 : places[Int(parent)]
    }
  }

  /// T.
  public var count: Int { bounds.count - 1 }

  /// The rows of one level, as positions in `order`.
  public subscript(level: Int) -> Range<Int> { bounds[level]..<bounds[level + 1] }
}
