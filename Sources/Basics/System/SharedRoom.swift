import Glibc

/// Room that threads share: each waits until there is enough for it, takes its part, and gives it back.
public final class SharedRoom: @unchecked Sendable {
  private let size: Int
  private var taken = 0
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let givenBack = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)

  /// Room for `size` of whatever is counted.
  public init(_ size: Int) {
    self.size = size
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(givenBack, nil)
  }

  deinit {
    pthread_cond_destroy(givenBack)
    pthread_mutex_destroy(mutex)
    givenBack.deallocate()
    mutex.deallocate()
  }

  /// Does `work` once there is room for `part`. What needs more than all room waits until it is alone.
  public func callAsFunction<Value>(_ part: Int, _ work: () throws -> Value) rethrows -> Value {
    let part = min(max(part, 0), size)
    pthread_mutex_lock(mutex)
    while part > size - taken { pthread_cond_wait(givenBack, mutex) }
    taken += part
    pthread_mutex_unlock(mutex)
    defer {
      pthread_mutex_lock(mutex)
      taken -= part
      pthread_mutex_unlock(mutex)
      pthread_cond_broadcast(givenBack)
    }
    return try work()
  }
}
