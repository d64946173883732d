import Glibc
import Synchronization

/// The results of `tasks` in their order, worked on by up to `jobs` threads.
///
/// Throws the error of the first task that failed, in the tasks' order: the same on every run.
public func concurrently<Value: Sendable>(
  jobs: Int, _ tasks: [@Sendable () throws -> Value]
) throws -> [Value] {
  let next = Atomic(0)
  let results = Mutex([Result<Value, any Error>?](repeating: nil, count: tasks.count))
  withThreads(min(jobs, tasks.count)) {
    while true {
      let index = next.add(1, ordering: .relaxed).oldValue
      guard index < tasks.count else { return }
      let result = Result { try tasks[index]() }
      results.withLock { $0[index] = result }
    }
  }
  return try results.withLock { try $0.map { try $0!.get() } }
}

/// Runs `work` on `count` threads, this one included, and waits for all of them.
private func withThreads(_ count: Int, _ work: @Sendable () -> Void) {
  withoutActuallyEscaping(work) { work in
    let box = Unmanaged.passRetained(Work(run: work))
    defer { box.release() }
    let threads = (1..<max(count, 1)).compactMap { _ -> pthread_t? in
      var thread = pthread_t()
      let status = pthread_create(&thread, nil, runWork, box.toOpaque())
      return status == 0 ? thread : nil
    }
    work()
    for thread in threads { pthread_join(thread, nil) }
  }
}

private final class Work: Sendable {
  let run: @Sendable () -> Void
  init(run: @escaping @Sendable () -> Void) { self.run = run }
}

private func runWork(_ box: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  Unmanaged<Work>.fromOpaque(box!).takeUnretainedValue().run()
  return nil
}
