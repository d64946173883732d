import Glibc
import Synchronization

/// The last signal that arrived while `Interrupts` was watching; 0 if none did.
private let pendingSignal = Atomic<Int32>(0)

/// `SIG_IGN`, a macro that Swift does not see.
private let ignored: UInt = 1

/// Holds back the signals that would end the process, so that its work can be cleared away first.
public struct Interrupts {
  private var before: [(signal: Int32, action: sigaction)] = []

  /// Begins to hold them back.
  public init() {
    pendingSignal.store(0, ordering: .sequentiallyConsistent)
    for signal in [SIGINT, SIGTERM, SIGHUP] {
      var action = sigaction()
      var old = sigaction()
      action.__sigaction_handler.sa_handler = { pendingSignal.store($0, ordering: .relaxed) }
      sigaction(signal, nil, &old)
      // Under nohup a hang-up is ignored, and goes on to be.
      if unsafeBitCast(old.__sigaction_handler.sa_handler, to: UInt.self) == ignored { continue }
      sigaction(signal, &action, nil)
      before.append((signal, old))
    }
  }

  /// Whether one has arrived.
  public var arePending: Bool { pendingSignal.load(ordering: .sequentiallyConsistent) != 0 }

  /// Restores what was, and lets a signal that was held back do what it does.
  public func deliver() {
    for (signal, var old) in before { sigaction(signal, &old, nil) }
    let signal = pendingSignal.load(ordering: .sequentiallyConsistent)
    if signal != 0 { raise(signal) }
  }
}
