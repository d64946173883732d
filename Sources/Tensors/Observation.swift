import Kernels

/// Something that a pass computed on its way, under the name that its model gives it: gates, states,
/// attention weights. Rows x columns.
public struct Observation: Equatable, Sendable {
  /// Unique on a tape.
  public let name: String
  /// One for each position of a word.
  public internal(set) var rows: Int
  /// One for each unit, or for each position that attention may look at.
  public let columns: Int
  /// Row by row.
  public internal(set) var values: [Float]

  /// Values of rows x columns.
  public init(_ name: String, rows: Int, columns: Int, values: [Float]) {
    precondition(values.count == rows * columns, "\(rows) x \(columns) needs as many values")
    (self.name, self.rows, self.columns, self.values) = (name, rows, columns, values)
  }

  init(_ name: String, _ matrix: Matrix) {
    self.init(name, rows: matrix.rows, columns: matrix.columns, values: matrix.elements)
  }

  /// One unit at all positions.
  public func column(_ number: Int) -> [Float] {
    (0..<rows).map { values[$0 * columns + number] }
  }

  /// The same with these columns only.
  public func selecting(columns chosen: [Int]) -> Observation {
    Observation(
      name, rows: rows, columns: chosen.count,
      values: (0..<rows).flatMap { row in chosen.map { values[row * columns + $0] } })
  }
}

#if !hasFeature(Embedded)
  extension Observation: Codable {}
#endif

extension Tape {
  /// Keeps a copy of `tensor` under `name`, if this tape observes. What is observed again under one name,
  /// as at every step of a recurrent network, adds its rows below.
  public func observe(_ name: @autoclosure () -> String, _ tensor: @autoclosure () -> Tensor) {
    if isObserving { observe(Observation(name(), tensor().matrix)) }
  }

  func observe(_ observation: Observation) {
    guard let index = observations.firstIndex(where: { sameName($0.name, observation.name) }) else {
      return observations.append(observation)
    }
    precondition(
      observations[index].columns == observation.columns,
      "'\(observation.name)' is observed with different numbers of columns")
    observations[index].rows += observation.rows
    observations[index].values += observation.values
  }
}
