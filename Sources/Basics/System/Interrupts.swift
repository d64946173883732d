import Glibc
import Synchronization

/// The last signal that arrived while `Interrupts` was watching; 0 if none did.
private let pendingSignal = Atomic<Int32>(0)

/// The process that a signal ends too; 0 if there is none.
private let pendingChild = Atomic<Int32>(0)

/// `SIG_IGN`, a macro that Swift does not see.
private let ignored: UInt = 1

/// What was to happen before anybody held signals back, and how many do.
private let holding = Mutex(Holding())

private struct Holding {
  var count = 0
  var before: [(signal: Int32, action: sigaction)] = []
}

/// Holds back the signals that would end the process, so that its work can be cleared away first.
public struct Interrupts: Sendable {
  /// Begins to hold them back.
  public init() {
    holding.withLock { holding in
      holding.count += 1
      if holding.count == 1 {
        pendingSignal.store(0, ordering: .sequentiallyConsistent)
        holding.before = holdBack()
      }
    }
  }

  /// Whether one has arrived.
  public var arePending: Bool { pendingSignal.load(ordering: .sequentiallyConsistent) != 0 }

  /// From now on a signal also ends the process `child`, whose end somebody waits for; none, if nil.
  func end(_ child: pid_t?) {
    pendingChild.store(child ?? 0, ordering: .sequentiallyConsistent)
    if let child, arePending { kill(child, SIGTERM) }
  }

  /// Restores what was, and lets a signal that was held back do what it does, unless others go on holding it.
  public func deliver() {
    let isLast = holding.withLock { holding in
      holding.count -= 1
      guard holding.count == 0 else { return false }
      for (signal, var old) in holding.before { sigaction(signal, &old, nil) }
      return true
    }
    let signal = pendingSignal.load(ordering: .sequentiallyConsistent)
    if isLast, signal != 0 { raise(signal) }
  }
}

/// Notes the signals instead of doing what they do; returns what that was.
private func holdBack() -> [(signal: Int32, action: sigaction)] {
  var before: [(signal: Int32, action: sigaction)] = []
  for signal in [SIGINT, SIGTERM, SIGHUP] {
    var action = sigaction()
    var old = sigaction()
    action.__sigaction_handler.sa_handler = { note($0) }
    sigaction(signal, nil, &old)
    // Under nohup a hang-up is ignored, and goes on to be.
    if unsafeBitCast(old.__sigaction_handler.sa_handler, to: UInt.self) == ignored { continue }
    sigaction(signal, &action, nil)
    before.append((signal, old))
  }
  return before
}

/// Runs while a signal is handled: nothing but atomic values and `kill` may be used.
private func note(_ signal: Int32) {
  pendingSignal.store(signal, ordering: .sequentiallyConsistent)
  let child = pendingChild.load(ordering: .sequentiallyConsistent)
  if child > 0 { kill(child, SIGTERM) }
}
