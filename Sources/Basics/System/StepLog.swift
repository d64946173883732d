import FoundationEssentials

/// What became of each step of a build, and why. All threads may tell it.
public final class StepLog: Sendable {
  /// Names a step: no two of one build have the same kind and id.
  fileprivate struct Name: Hashable, Comparable {
    let kind, id: String

    static func < (a: Name, b: Name) -> Bool { (a.kind, a.id) < (b.kind, b.id) }
  }

  private let entries = Mutex<[Name: (step: Step, isKept: Bool)]>([:])
  private let earlier = Once<[Name: Step]?>()
  private let read: @Sendable () -> [UInt8]?

  /// - Parameter read: what `bytes` of another log was, with the steps of earlier builds, empty if there were none; nil
  ///   where nothing is kept. Called when it is first needed.
  public init(after read: @escaping @Sendable () -> [UInt8]?) { self.read = read }

  /// Notes where the result of `step` came from. Of a step that is asked for again, the first time counts; of one that
  /// then depends on something else, as a page of a site that grows, the last.
  public func note(_ step: Step, isKept: Bool) {
    entries.withLock { entries in
      if entries[step.name]?.step != step { entries[step.name] = (step, isKept) }
    }
  }

  /// The steps of earlier builds.
  private var last: [Name: Step]? {
    earlier {
      read().map { bytes in
        let steps = (try? JSONDecoder().decode([Step].self, from: Data(bytes))) ?? []
        return Dictionary(steps.map { ($0.name, $0) }) { $1 }
      }
    }
  }

  /// Why `step` has to be done, in half a sentence.
  public func reason(for step: Step) -> String {
    guard let last else { return "nothing is kept" }
    return last[step.name].map(step.difference) ?? "it was never done before"
  }

  /// What became of all steps, sorted by name.
  public var outcomes: [(step: Step, isKept: Bool)] {
    entries.withLock { $0.sorted { $0.key < $1.key }.map(\.value) }
  }

  /// The steps for the next log: these, and the earlier ones that did not come up.
  public var bytes: [UInt8] {
    let steps = (last ?? [:]).merging(outcomes.map { ($0.step.name, $0.step) }) { $1 }
    let sorted = steps.sorted { $0.key < $1.key }.map(\.value)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    return (try? encoder.encode(sorted)).map(Array.init) ?? []
  }
}

extension Step {
  fileprivate var name: StepLog.Name { StepLog.Name(kind: kind, id: id) }
}
