public import Basics
import FoundationEssentials

/// Remembers findings between runs, so that only what changed is computed again.
///
/// A key says everything that a finding depends on, the program's own sources included.
public struct FindingsStore: Sendable {
  private let store: Store
  private let engine: String
  /// Sections that were computed where nothing is kept: a build shows some of them before all are there.
  private let sections = Memo<[String], any SectionFindings>()

  /// Findings in `store`.
  ///
  /// - Parameter engine: names the sources that can change a number.
  public init(_ store: Store, engine: String = thisProgram) {
    (self.store, self.engine) = (store, engine)
  }

  /// Nothing is remembered.
  public static var none: FindingsStore { FindingsStore(.nowhere, engine: "") }

  /// The finding of this key, from memory or computed now.
  public func finding<Value: Codable>(
    _ key: [String], compute: () throws -> Value
  ) rethrows -> Value {
    guard store.keeps, case let key = full(key) else { return try compute() }
    if let bytes = store.entry(key),
      let value = try? JSONDecoder.lenient.decode(Value.self, from: Data(bytes))
    {
      return value
    }
    let value = try compute()
    if let data = try? JSONEncoder.lenient.encode(value) { store.keep(Array(data), as: key) }
    return value
  }

  /// The same of a section, which is computed once even if the store keeps nothing.
  func section<Section: SectionFindings>(
    _ key: [String], compute: () throws -> Section
  ) throws -> Section {
    guard !store.keeps else { return try finding(key, compute: compute) }
    let section: any SectionFindings = try sections(key, compute)
    guard let section = section as? Section else {
      preconditionFailure("two sections have the key \(key)")
    }
    return section
  }

  /// Whether there seems to be a finding of this key.
  func has(_ key: [String]) -> Bool { store.has(full(key)) }

  private func full(_ key: [String]) -> [String] { ["finding", engine] + key }
}
