import Basics
import Training

/// Where the experiments of a build stand. All threads tell it; it says so in one line.
///
/// How long the rest will take is reckoned from the multiplications that training has done and has yet to do, at the
/// pace of this build.
public final class BuildProgress: Sendable {
  /// An experiment that has begun.
  private struct Running {
    let name: String
    /// Multiplications a step, and of the whole run.
    let stepWork, work: Double
    private(set) var moment: TrainingMoment?
    private(set) var done = 0.0

    /// Notes where the run stands, and gives the multiplications since. A step counts once, though losses are taken
    /// after it, or a second run follows.
    mutating func advance(to moment: TrainingMoment) -> Double {
      let now = max(done, min(work, stepWork * Double(moment.step)))
      defer { (self.moment, done) = (moment, now) }
      return now - done
    }
  }

  private struct State {
    var ended = 0
    var total = 0
    /// Multiplications.
    var left = 0.0
    var done = 0.0
    var running: [Running] = []
    /// When training began.
    var start: Double?
    var lastSaid = -Double.infinity
  }

  private let state = Mutex(State())
  private let say: @Sendable (String) -> Void
  private let clock: @Sendable () -> Double

  /// Seconds between two lines.
  private static let pause = 0.1

  /// - Parameters:
  ///   - clock: seconds of a clock that only goes forward.
  ///   - say: takes a line, from one thread at a time.
  public init(
    clock: @escaping @Sendable () -> Double = monotonicSeconds,
    say: @escaping @Sendable (String) -> Void
  ) {
    (self.clock, self.say) = (clock, say)
  }

  /// So many experiments will run, with so many multiplications in all.
  func expect(_ count: Int, work: Double) {
    state.withLock { ($0.total, $0.left) = (count, work) }
  }

  func begin(_ name: String, steps: Int = 0, work: Double = 0) {
    state.withLock { state in
      state.running.append(
        Running(name: name, stepWork: work / Double(max(1, steps)), work: work))
      tell(&state)
    }
  }

  func move(_ name: String, _ moment: TrainingMoment) {
    state.withLock { state in
      guard let index = state.running.firstIndex(where: { $0.name == name }) else { return }
      if state.start == nil { state.start = clock() }
      let more = state.running[index].advance(to: moment)
      (state.done, state.left) = (state.done + more, state.left - more)
      if clock() - state.lastSaid >= Self.pause { tell(&state) }
    }
  }

  func end(_ name: String) {
    state.withLock { state in
      guard let index = state.running.firstIndex(where: { $0.name == name }) else { return }
      let running = state.running.remove(at: index)
      // What was found in the store took no time, and says nothing of the pace.
      state.left -= running.work - running.done
      state.ended += 1
      tell(&state)
    }
  }

  private func tell(_ state: inout State) {
    state.lastSaid = clock()
    let running = state.running.map { running in
      running.moment.map {
        "\(running.name) \($0.step.grouped)/\($0.of.grouped) loss \(Double($0.loss).fixed(3)) "
          + "rate \(Double($0.rate).text(.rough, for: .programs))"
      } ?? running.name
    }
    let parts = ["\(state.ended)/\(state.total)"] + timeLeft(state) + running
    say(parts.joined(separator: "  "))
  }

  private func timeLeft(_ state: State) -> [String] {
    guard let start = state.start, state.done > 0, clock() - start > 1, state.left > 0 else {
      return []
    }
    let seconds = state.left / state.done * (clock() - start)
    return [
      seconds < 90
        ? "\(Int(seconds.rounded())) s left" : "\(Int((seconds / 60).rounded())) min left"
    ]
  }
}
