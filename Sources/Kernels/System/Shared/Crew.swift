import Basics
import CProcessor
import Glibc

import struct Synchronization.Atomic

/// The threads that compute in this process: those that have work of their own, and helpers, which take parts of a
/// kernel of another where there are processors for more.
///
/// A helper waits awake for a moment, as the next kernel is some microseconds away and a sleeper takes fifty of them
/// to wake; then it sleeps. Nobody waits for a helper that has not begun.
public final class Crew: Sendable {
  /// The crew of this process.
  public static let shared = Crew()

  /// How many threads may compute at once; one has no helpers.
  private let limit = Atomic(1)
  /// The threads at work, helpers among them; at first the one that the process began with.
  private let busy = Atomic(1)
  private let least = Atomic(leastShare)
  private let resting = Mutex<[Helper]>([])

  /// What a thread is called for at least, in nanoseconds: some times as long as telling it takes.
  public static let leastShare = 2000

  /// So many threads may compute at once from now on, and share what gives each so many nanoseconds or more.
  public func allow(threads: Int, sharesOf nanoseconds: Int = leastShare) {
    limit.store(max(1, threads), ordering: .relaxed)
    least.store(max(1, nanoseconds), ordering: .relaxed)
  }

  /// How many threads, the calling one included, are free for what takes one of them so many nanoseconds, and of use.
  func threads(for nanoseconds: Int) -> Int {
    let least = least.load(ordering: .relaxed)
    guard nanoseconds >= 2 * least else { return 1 }
    return max(1, min(nanoseconds / least, free + 1))
  }

  private var free: Int { limit.load(ordering: .relaxed) - busy.load(ordering: .relaxed) }

  /// Does `work` on this thread, which counts as one more at work until it is done.
  public func working<Value>(_ work: () throws -> Value) rethrows -> Value {
    try counting(1, work)
  }

  /// Does `work`, in which threads that count themselves work in the place of this one.
  public func waiting<Value>(_ work: () throws -> Value) rethrows -> Value {
    try counting(-1, work)
  }

  private func counting<Value>(_ threads: Int, _ work: () throws -> Value) rethrows -> Value {
    busy.add(threads, ordering: .relaxed)
    defer { busy.subtract(threads, ordering: .relaxed) }
    return try work()
  }

  /// Does `part` for each number below `count`, in no order, on this thread and on as many others as are free, at most
  /// `threads` in all.
  func share(_ count: Int, threads: Int = .max, _ part: (Int) -> Void) {
    if count == 1 { return part(0) }
    withoutActuallyEscaping(part) { part in
      let helpers = called(atMost: min(count, threads) - 1)
      let errand = Errand(count, threads: helpers.count + 1, part)
      for (index, helper) in helpers.enumerated() { helper.begin(errand, as: index + 1) }
      errand.work(as: 0)
      for helper in helpers { helper.awaitEnd() }
      dismiss(helpers)
    }
  }

  /// Helpers that nobody else has, which count as at work from now on.
  private func called(atMost most: Int) -> [Helper] {
    resting.withLock { resting in
      let count = max(0, min(most, free))
      busy.add(count, ordering: .relaxed)
      return (0..<count).map { _ in resting.popLast() ?? Helper() }
    }
  }

  private func dismiss(_ helpers: [Helper]) {
    guard !helpers.isEmpty else { return }
    // The one that is called first next time is the one that was first now.
    resting.withLock { $0 += helpers.reversed() }
    busy.subtract(helpers.count, ordering: .relaxed)
  }
}

/// Parts that several threads take: each first those at its own place, so that from kernel to kernel it has the same
/// rows in its caches, and then what others have not begun.
private final class Errand: @unchecked Sendable {
  /// A bit for each of at most so many groups of parts.
  private static let mostGroups = 64

  private let taken = Atomic<UInt64>(0)
  private let count: Int
  private let groups: Int
  private let threads: Int
  private let part: (Int) -> Void

  init(_ count: Int, threads: Int, _ part: @escaping (Int) -> Void) {
    (self.count, self.threads, self.part) = (count, threads, part)
    groups = min(count, Self.mostGroups)
  }

  /// What the thread of this number does of it.
  func work(as number: Int) {
    let first = number * groups / threads
    for offset in 0..<groups {
      let group = (first + offset) % groups
      guard isFirst(to: group) else { continue }
      for index in group * count / groups..<(group + 1) * count / groups { part(index) }
    }
  }

  private func isFirst(to group: Int) -> Bool {
    let bit = UInt64(1) << UInt64(group)
    guard taken.load(ordering: .relaxed) & bit == 0 else { return false }
    return taken.bitwiseOr(bit, ordering: .relaxed).oldValue & bit == 0
  }
}

/// A thread that does errands until the process ends.
private final class Helper: @unchecked Sendable {
  private enum Stage {
    static let idle = 0
    static let asked = 1
    static let working = 2
  }

  /// How often it looks for work before it sleeps: some hundred microseconds.
  private static let looks = 8000
  /// After so many looks whoever waits lets others go first, where there are others.
  private static let looksInARow = 100

  private let stage = Atomic(Stage.idle)
  private let isAsleep = Atomic(false)
  /// Belongs to who moves `stage`: the caller while it is idle, the helper while it works.
  private var errand: (Errand, number: Int)?
  private let lock: UnsafeMutablePointer<pthread_mutex_t>
  private let bell: UnsafeMutablePointer<pthread_cond_t>

  init() {
    lock = .allocate(capacity: 1)
    bell = .allocate(capacity: 1)
    pthread_mutex_init(lock, nil)
    pthread_cond_init(bell, nil)
    var thread = pthread_t()
    let status = pthread_create(&thread, nil, runHelper, Unmanaged.passRetained(self).toOpaque())
    if status == 0 { pthread_detach(thread) }
  }

  /// Asks it to help; where its thread could not be made, nobody comes.
  func begin(_ errand: Errand, as number: Int) {
    self.errand = (errand, number)
    stage.store(Stage.asked, ordering: .sequentiallyConsistent)
    guard isAsleep.load(ordering: .sequentiallyConsistent) else { return }
    pthread_mutex_lock(lock)
    pthread_cond_signal(bell)
    pthread_mutex_unlock(lock)
  }

  /// Waits until it is done, or asks no more if it has not begun.
  func awaitEnd() {
    let asked = stage.compareExchange(
      expected: Stage.asked, desired: Stage.idle, ordering: .acquiringAndReleasing)
    if asked.exchanged {
      errand = nil
      return
    }
    var looks = 0
    while stage.load(ordering: .acquiring) == Stage.working { Self.wait(&looks) }
  }

  private static func wait(_ looks: inout Int) {
    looks += 1
    if looks % looksInARow == 0 { sched_yield() } else { processor_pause() }
  }

  fileprivate func serve() -> Never {
    while true {
      awaitErrand()
      let begun = stage.compareExchange(
        expected: Stage.asked, desired: Stage.working, ordering: .acquiringAndReleasing)
      guard begun.exchanged else { continue }
      doErrand()
      stage.store(Stage.idle, ordering: .releasing)
    }
  }

  /// Not inlined: who asked may let go of the errand as soon as this is done, and nothing may still hold it then.
  @inline(never)
  private func doErrand() {
    let (errand, number) = errand!
    errand.work(as: number)
    self.errand = nil
  }

  private func awaitErrand() {
    var looks = 0
    while looks < Self.looks {
      if stage.load(ordering: .relaxed) == Stage.asked { return }
      Self.wait(&looks)
    }
    pthread_mutex_lock(lock)
    isAsleep.store(true, ordering: .sequentiallyConsistent)
    while stage.load(ordering: .sequentiallyConsistent) != Stage.asked {
      pthread_cond_wait(bell, lock)
    }
    isAsleep.store(false, ordering: .relaxed)
    pthread_mutex_unlock(lock)
  }
}

private func runHelper(_ helper: UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? {
  Unmanaged<Helper>.fromOpaque(helper!).takeUnretainedValue().serve()
}
