import TestSupport
import Testing

@testable import Basics

struct StepLogTests {
  private func step(_ seed: Int, _ list: String, more: [Step.Input] = []) -> Step {
    let digest = String(repeating: list, count: 64)
    return Step("model", "gru", from: [.init("the seed", seed), .init("the list", digest)] + more)
  }

  private func log(after earlier: StepLog) -> StepLog {
    let bytes = earlier.bytes
    return StepLog { bytes }
  }

  @Test("a step is told by what is another than the last time")
  func explains() {
    let first = StepLog { [] }
    #expect(first.reason(for: step(1, "a")) == "it was never done before")
    first.note(step(1, "a"), isKept: false)
    let second = log(after: first)
    #expect(second.reason(for: step(1, "a")) == "what was kept of it is gone")
    #expect(second.reason(for: step(7, "a")) == "the seed is 7 and was 1")
    #expect(second.reason(for: step(7, "b")) == "the seed is 7 and was 1, the list changed")
    let more = step(1, "a", more: [.init("the room", 5)])
    #expect(second.reason(for: more) == "the room matters now")
    second.note(more, isKept: false)
    #expect(log(after: second).reason(for: step(1, "a")) == "the room no longer matters")
  }

  @Test("steps that did not come up are remembered, and the first outcome of one counts")
  func remembers() {
    let first = StepLog { [] }
    first.note(step(1, "a"), isKept: false)
    first.note(step(1, "a"), isKept: true)
    #expect(first.outcomes.map(\.isKept) == [false])
    first.note(step(2, "a"), isKept: true)
    #expect(first.outcomes.map(\.step) == [step(2, "a")])
    first.note(step(1, "a"), isKept: false)
    let second = log(after: first)
    let figure = Step("figure", "heatmap", from: [])
    second.note(figure, isKept: true)
    #expect(second.outcomes.map(\.step) == [figure])
    let third = log(after: second)
    #expect(third.reason(for: step(2, "a")) == "the seed is 2 and was 1")
    #expect(third.reason(for: figure) == "what was kept of it is gone")
  }

  @Test func knowsThatNothingIsKept() {
    #expect(StepLog { nil }.reason(for: step(1, "a")) == "nothing is kept")
  }

  @Test("a store tells its log of each step, and gives what it kept")
  func hearsOfSteps() throws {
    try withFolder { folder in
      for (number, isKept) in [false, true].enumerated() {
        let log = StepLog { [] }
        let store = Store(folder: folder).logged(by: log)
        #expect(store.content(of: step(1, "a")) { [UInt8(number)] } == [0])
        #expect(log.outcomes.map(\.isKept) == [isKept])
      }
      let log = StepLog { nil }
      _ = Store(folder: nil).logged(by: log).content(of: step(1, "a")) { [] }
      #expect(log.outcomes.map(\.isKept) == [false])
    }
  }

  @Test("what cannot be read is made anew")
  func makesUnreadableAnew() throws {
    try withFolder { folder in
      let store = Store(folder: folder)
      store.keep([1, 2], of: step(1, "a"))
      let made = store.result(
        of: step(1, "a"), read: { $0.count == 1 ? $0 : nil }, write: { $0 }, make: { [3] })
      #expect(made == [3] && store.entry(of: step(1, "a")) == [3])
    }
  }
}
