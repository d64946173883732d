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

/// The least of those seconds: what a machine can do, whoever else uses it.
func fastestSeconds(_ repetitions: Int, _ work: () throws -> Void) rethrows -> Double {
  try work()
  return try (0..<repetitions).map { _ in try seconds(work) }.min() ?? .infinity
}

/// What up to `count` runs of `work` give, and at least one: none begins when the runs before it took
/// `limit` seconds or more.
func repeated<Result>(
  atMost count: Int, within limit: Double, _ work: () throws -> Result
) rethrows -> [Result] {
  let start = monotonicSeconds()
  var results: [Result] = []
  repeat {
    results.append(try work())
  } while results.count < count && monotonicSeconds() - start < limit
  return results
}

/// Seconds on a clock that is never set.
public func monotonicSeconds() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_MONOTONIC, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
