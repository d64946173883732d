#if PTHREAD_LOCKS
  import Glibc

  /// A value that one thread at a time may use: `Synchronization.Mutex`, written with a lock of the C library.
  ///
  /// The thread sanitizer takes the two halves of a contended `Synchronization.Mutex` for unrelated, as the kernel
  /// hands that lock on; those of a `pthread_mutex_t` it knows.
  public struct Mutex<Value: ~Copyable>: ~Copyable, @unchecked Sendable {
    private let lock = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let value = UnsafeMutablePointer<Value>.allocate(capacity: 1)

    /// Guards `value`.
    public init(_ value: consuming sending Value) {
      pthread_mutex_init(lock, nil)
      self.value.initialize(to: value)
    }

    deinit {
      pthread_mutex_destroy(lock)
      lock.deallocate()
      value.deinitialize(count: 1)
      value.deallocate()
    }

    /// Does `body` when no other thread is in it.
    public borrowing func withLock<Result: ~Copyable, Failure: Error>(
      _ body: (inout sending Value) throws(Failure) -> sending Result
    ) throws(Failure) -> sending Result {
      pthread_mutex_lock(lock)
      defer { pthread_mutex_unlock(lock) }
      return try body(&value.pointee)
    }
  }
#else
  @_exported public import struct Synchronization.Mutex
#endif
