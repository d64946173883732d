import Synchronization
import Testing

@testable import Experiments
@testable import Training

struct BuildProgressTests {
  /// A clock that is moved by hand, and the line that was said last.
  private final class Desk: Sendable {
    let time = Mutex(0.0)
    let line = Mutex("")
    var said: String { line.withLock { $0 } }

    var progress: BuildProgress {
      BuildProgress(
        clock: { self.time.withLock { $0 } }, say: { text in self.line.withLock { $0 = text } })
    }

    /// The network `name` stands at each of `steps`, so many seconds each.
    func train(
      _ name: String, _ steps: some Sequence<Int>, of all: Int, seconds: Double,
      _ progress: BuildProgress
    ) {
      for step in steps {
        progress.move(name, TrainingMoment(step: step, of: all, loss: 2.5, rate: 0.004))
        time.withLock { $0 += seconds }
      }
    }
  }

  @Test("the time left is what the multiplications to come take at the pace of those that are done")
  func tellsTheTimeLeft() {
    let desk = Desk()
    let progress = desk.progress
    progress.expect(4, work: 1000)
    progress.begin("kept", steps: 10, work: 400)
    progress.end("kept")
    progress.begin("counts")
    #expect(desk.said == "1/4  counts")
    progress.begin("gru", steps: 100, work: 200)
    desk.train("gru", 1...50, of: 100, seconds: 0.2, progress)
    progress.begin("lstm", steps: 100, work: 400)
    // A hundred of six hundred took ten seconds.
    #expect(desk.said == "1/4  50 s left  counts  gru 50/100 loss 2.500 rate 0.004  lstm")
  }

  @Test("a network that is trained twice counts for no more than it was said to")
  func neverCountsBelowZero() {
    let desk = Desk()
    let progress = desk.progress
    progress.expect(2, work: 200)
    progress.begin("a", steps: 10, work: 100)
    desk.train("a", 1...20, of: 10, seconds: 1, progress)
    progress.begin("b", steps: 10, work: 100)
    #expect(desk.said.hasPrefix("0/2  20 s left"))
    progress.end("a")
    progress.end("b")
    #expect(desk.said == "2/2")
  }

  @Test("a step counts once, though losses are taken after it")
  func countsStepsAndNotEvaluations() {
    let desk = Desk()
    let progress = desk.progress
    progress.expect(1, work: 100)
    progress.begin("a", steps: 10, work: 100)
    desk.train("a", [1, 2, 2, 2, 2], of: 10, seconds: 1, progress)
    desk.train("a", [2], of: 10, seconds: 0, progress)
    // Two of ten steps took five seconds.
    #expect(desk.said.hasPrefix("0/1  20 s left  a 2/10"))
  }
}
