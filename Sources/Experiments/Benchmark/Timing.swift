import Glibc

/// Seconds that `work` takes.
func seconds(_ work: () throws -> Void) rethrows -> Double {
  let start = monotonicSeconds()
  try work()
  return monotonicSeconds() - start
}

/// The median of the seconds that `work` takes, over `repetitions` runs after one that does not
/// count.
func medianSeconds(_ repetitions: Int, _ work: () throws -> Void) rethrows -> Double {
  try work()
  return try median((0..<repetitions).map { _ in try seconds(work) })
}

/// Seconds on a clock that is never set.
public func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
