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
  }

  private func moment(_ step: Int, of steps: Int) -> TrainingMoment {
    TrainingMoment(step: step, of: steps, loss: 2.5, rate: 0.004)
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
    for step in 1...50 {
      progress.move("gru", moment(step, of: 100))
      desk.time.withLock { $0 += 0.2 }
    }
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
    for step in 1...20 {
      progress.move("a", moment(step, of: 10))
      desk.time.withLock { $0 += 1 }
    }
    progress.begin("b", steps: 10, work: 100)
    #expect(desk.said.hasPrefix("0/2  20 s left"))
    progress.end("a")
    progress.end("b")
    #expect(desk.said == "2/2")
  }
}
