import Basics

/// A training run's losses as files: a table, and the event file that TensorBoard shows.
public struct TrainingLog: Sendable {
  /// The losses in nats per character.
  public let history: History

  /// The log of these losses.
  public init(_ history: History) { self.history = history }

  /// One line an evaluation: step, train and dev loss in nats per character, with all digits.
  public var csv: String {
    history.points.reduce(into: "step,train,dev\n") { text, point in
      text += "\(point.step),\(point.train),\(point.dev.map { "\($0)" } ?? "")\n"
    }
  }

  /// Writes `losses.csv` and an event file into `folder`, a run's own, which is made if need be.
  /// Throws `TrainingError.file`.
  public func write(to folder: String) throws(TrainingError) {
    do {
      try makeFolders(folder)
      try writeAtomically(Array(csv.utf8), to: "\(folder)/losses.csv")
      try writeAtomically(EventFile(history).bytes, to: "\(folder)/events.out.tfevents.0.mmreport")
    } catch {
      throw .file(error)
    }
  }
}
