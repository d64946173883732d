import Basics
import Synchronization
import Testing

struct SharedRoomTests {
  /// Eight threads that each take 4 of 10 are never more than two at a time, and one that takes more than all is alone.
  @Test func isNeverTakenTwice() throws {
    let room = SharedRoom(10)
    let (taken, most) = (Mutex(0), Mutex(0))
    let parts = [4, 4, 4, 25, 4, 0, 4, 4]
    let done = try concurrently(
      jobs: 8,
      parts.map { part in
        {
          room(part) {
            let now = taken.withLock { taken in
              taken += min(part, 10)
              return taken
            }
            most.withLock { $0 = max($0, now) }
            for _ in 0..<1000 { _ = taken.withLock { $0 } }
            taken.withLock { $0 -= min(part, 10) }
            return part
          }
        }
      })
    #expect(done == parts)
    #expect(most.withLock { $0 } <= 10 && taken.withLock { $0 } == 0)
  }

  @Test func isGivenBackAfterAnError() {
    struct Failure: Error {}
    let room = SharedRoom(3)
    #expect(throws: Failure.self) { try room(3) { throw Failure() } }
    #expect(room(3) { true })
  }
}
