import Kernels

/// Row numbers, tokens or bounds that lie on a tape until it is reset, and how many they are.
///
/// Kernels read what an index says without looking; so the operations that take a list see to it that it
/// is as long as they read and that nothing in it points beyond what it indexes.
public struct IndexList: BitwiseCopyable {
  let start: Indices
  /// How many there are.
  public let count: Int

  /// The largest of them; -1 where none is larger.
  var largest: Int {
    var largest: Int32 = -1
    for index in 0..<count { largest = max(largest, start[index]) }
    return Int(largest)
  }

  /// Ends the program unless there is one for each of `rows` rows.
  func expect(_ rows: Int, _ what: StaticString) {
    precondition(count == rows, "\(count) \(what) for \(rows) rows")
  }

  /// Ends the program unless all are rows of `table`, or negative.
  func expect(rowsOf table: Tensor) {
    let largest = largest
    precondition(largest < table.rows, "there is no row \(largest) in a table of \(table.shape)")
  }

  /// Ends the program unless these are bounds between parts of `rows` rows: from 0 to `rows`, never falling.
  func expect(boundsOf rows: Int) {
    precondition(count > 0 && start[0] == 0, "bounds begin with 0")
    for index in 1..<max(count, 1) {
      precondition(start[index] >= start[index - 1], "bounds do not fall")
    }
    precondition(start[count - 1] == rows, "bounds up to \(start[count - 1]) of \(rows) rows")
  }
}
