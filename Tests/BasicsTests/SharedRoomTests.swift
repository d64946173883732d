import Basics
import Synchronization
import Testing

struct SharedRoomTests {
  /// Eight threads that each take 4 of 10 are never more than two at a time, and one that takes more than all is alone.
  @Test func isNeverTakenTwice() throws {
    let room = SharedRoom(10)
    let taken = Mutex((now: 0, most: 0))
    let parts = [4, 4, 4, 25, 4, 0, 4, 4]
    let done = try concurrently(
      jobs: 8,
      parts.map { part in
        {
          room(part) {
            taken.withLock {
              $0.now += min(part, 10)
              $0.most = max($0.most, $0.now)
            }
            for _ in 0..<1000 { taken.withLock { _ in } }
            taken.withLock { $0.now -= min(part, 10) }
            return part
          }
        }
      })
    #expect(done == parts)
    #expect(taken.withLock { $0.most <= 10 && $0.now == 0 })
  }

  @Test func isGivenBackAfterAnError() {
    struct Failure: Error {}
    let room = SharedRoom(3)
    #expect(throws: Failure.self) { try room(3) { throw Failure() } }
    #expect(room(3) { true })
  }
}
