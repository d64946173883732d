public import Basics
import FoundationEssentials

/// Remembers findings between runs, so that only what changed is computed again.
///
/// A step says everything that a finding depends on; the program's own sources come with it.
public struct FindingsStore: Sendable {
  let store: Store
  private let engine: String
  /// Sections that were computed where nothing is kept: a build shows some of them before all are there.
  private let sections = Memo<Step, any SectionFindings>()

  /// Findings in `store`.
  ///
  /// - Parameter engine: names the sources that can change a number.
  public init(_ store: Store, engine: String = thisProgram) {
    (self.store, self.engine) = (store, engine)
  }

  /// Nothing is remembered.
  public static var none: FindingsStore { FindingsStore(.nowhere, engine: "") }

  /// The finding of this step, from memory or computed now.
  public func finding<Value: Codable>(
    _ step: Step, compute: () throws -> Value
  ) rethrows -> Value {
    try store.result(
      of: full(step),
      read: { try? JSONDecoder.lenient.decode(Value.self, from: Data($0)) },
      write: { (try? JSONEncoder.lenient.encode($0)).map(Array.init) }, make: compute)
  }

  /// The same of a section, which is computed once even if the store keeps nothing.
  func section<Section: SectionFindings>(
    _ step: Step, compute: () throws -> Section
  ) throws -> Section {
    guard !store.keeps else { return try finding(step, compute: compute) }
    let section: any SectionFindings = try sections(step) { try finding(step, compute: compute) }
    guard let section = section as? Section else {
      preconditionFailure("two sections are called \(step.id)")
    }
    return section
  }

  /// Whether findings are remembered from run to run.
  public var keeps: Bool { store.keeps }

  /// Whether there seems to be a finding of this step.
  func has(_ step: Step) -> Bool { store.has(full(step)) }

  /// The step as it is kept: it depends on what computes, too.
  func full(_ step: Step) -> Step {
    Step(step.kind, step.id, from: [.init("what computes", engine)] + step.inputs)
  }
}
