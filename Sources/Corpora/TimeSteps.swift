/// The rows of a batch in the order in which a recurrent model visits them: at step 0 all first characters,
/// at step 1 all second ones, and so on. A step's rows need only the states of the step before.
public struct TimeSteps: Sendable, Equatable {
  /// The batch's N rows, step by step.
  public private(set) var order: [Int32]
  /// Where the T steps begin and end in `order`: T + 1 positions.
  public private(set) var bounds: [Int]
  /// For each of the N rows in this order the position in it of the row that it continues; -1 in the first
  /// step.
  public private(set) var parents: [Int32]
  /// For each of the batch's N rows its position in `order`.
  public private(set) var rowPosition: [Int32]

  /// The order in which the N rows of `batch` are visited.
  public init(_ batch: RaggedBatch) {
    // How many rows there are before each step, and later before the next free position of each.
    var starts = [Int](repeating: 0, count: batch.longest + 1)
    for step in batch.positions { starts[Int(step) + 1] += 1 }
    for step in starts.indices.dropFirst() { starts[step] += starts[step - 1] }
    bounds = starts
    order = Array(repeating: 0, count: batch.rows)
    rowPosition = order
    parents = order
    for (row, step) in batch.positions.enumerated() {
      let position = starts[Int(step)]
      starts[Int(step)] += 1
      order[position] = Int32(row)
      rowPosition[row] = Int32(position)
      let parent = batch.parents[row]
      parents[position] = parent < 0 ? -1 : rowPosition[Int(parent)]
    }
  }

  /// The number of steps, T: the rows of the longest word.
  public var count: Int { bounds.count - 1 }

  /// The rows of one step, as positions in `order`.
  public subscript(step: Int) -> Range<Int> { bounds[step]..<bounds[step + 1] }
}
