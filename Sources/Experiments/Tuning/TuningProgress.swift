import Basics

/// The trials that have ended, in their order, and the log that keeps them.
///
/// A trial that ends before the one in front of it waits, so that the log and what is heard of the search
/// are the same for any number of threads.
final class TuningProgress: Sendable {
  private struct State {
    var finished: [Trial] = []
    var waiting: [Int: Trial] = [:]
    var hasFailed = false
  }

  private let log: TuningLog
  private let path: String?
  /// The lines that the file had when the search began.
  private let kept: [String]
  private let report: @Sendable (Trial, _ lowestBefore: Double) throws -> Void
  private let state = Mutex(State())

  /// Goes on with the file at `path`, if there is one. Throws a `FileError`, or a `TuningError` for a file
  /// that is no log of these columns.
  init(
    _ log: TuningLog, at path: String?,
    report: @escaping @Sendable (Trial, _ lowestBefore: Double) throws -> Void
  ) throws {
    (self.log, self.path, self.report) = (log, path, report)
    kept = try path.map { try Self.lines(of: $0, with: log.columns) } ?? []
    // A file that cannot be written is no reason to train first.
    if let path, kept.isEmpty { try writeAtomically(log.text([]).utf8, to: path) }
  }

  /// How many trials need not be run.
  var keptCount: Int { kept.count }

  /// How those of `trials`, which stand from `start` on, did that the file had. Throws a `TuningError` where it
  /// has others.
  func known(_ trials: [Trial], from start: Int) throws(TuningError) -> [Trial?] {
    var known: [Trial?] = []
    for (offset, trial) in trials.enumerated() {
      let index = start + offset
      let line = index < kept.count ? kept[index] : nil
      let done = try line.map { line throws(TuningError) in
        try log.completed(trial, by: line, line: index + 2, of: path ?? "")
      }
      known.append(done)
    }
    return known
  }

  /// The trial at `index`, which `run` runs; nil if one has failed before, and this one does not begin.
  /// Throws what `run` throws, or a `FileError` of the log.
  func finish(at index: Int, _ run: () throws -> Trial) throws -> Trial? {
    if state.withLock({ $0.hasFailed }) { return nil }
    do {
      let trial = try run()
      try take(trial, at: index)
      return trial
    } catch {
      state.withLock { $0.hasFailed = true }
      throw error
    }
  }

  /// Says and writes what is there without a gap.
  private func take(_ trial: Trial, at index: Int) throws {
    try state.withLock { state in
      state.waiting[index] = trial
      while let next = state.waiting.removeValue(forKey: state.finished.count) {
        let lowest = state.finished.map(\.dev).min() ?? .infinity
        state.finished.append(next)
        if let path, state.finished.count > kept.count {
          try writeAtomically(log.text(state.finished).utf8, to: path)
        }
        try report(next, lowest)
      }
    }
  }

  /// The lines below the headings; one that was not written to its end counts as absent.
  private static func lines(of path: String, with columns: [String]) throws -> [String] {
    guard fileExists(path) else { return [] }
    let text = String(decoding: try readFile(path), as: UTF8.self)
    let whole = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    let headings = columns.joined(separator: ",")
    guard let first = whole.first, first == headings else { throw TuningError.noLog(path) }
    return whole.dropFirst().map(String.init)
  }
}
