import Basics

/// A process that ran to its end.
struct ProcessMeasurement {
  let seconds: Double
  /// The most memory that it held at a time, or that this process holds if that is more: the system
  /// counts from before the program begins.
  let peakBytes: Int

  /// Runs the program at `path`, its output thrown away. Throws a `FileError` if it cannot be started or fails.
  init(path: String, _ arguments: [String], input: Int32? = nil) throws {
    var peak = 0
    seconds = try Experiments.seconds {
      let outcome = try ChildProcess(path, arguments, input: input).wait()
      guard outcome.status == 0 else { throw FileError("run", path, reason: "it failed") }
      peak = outcome.peakBytes
    }
    peakBytes = peak
  }
}
