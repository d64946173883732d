/// A step of a build as people think of it, a model or a figure, with everything that its result depends on.
public struct Step: Sendable, Hashable, Codable {
  /// Something that a result depends on, by name: "the seed", 42.
  public struct Input: Sendable, Hashable, Codable {
    public let name, value: String

    public init(_ name: String, _ value: some CustomStringConvertible) {
      (self.name, self.value) = (name, value.description)
    }
  }

  /// What such steps are called: "model", "figure"; a word.
  public let kind: String
  /// Which of its kind it is.
  public let id: String
  /// In a fixed order; two steps with equal inputs have equal results.
  public let inputs: [Input]

  public init(_ kind: String, _ id: String, from inputs: [Input]) {
    (self.kind, self.id, self.inputs) = (kind, id, inputs)
  }

  /// What a store keeps its result under.
  var key: [String] { [kind, id] + inputs.flatMap { [$0.name, $0.value] } }
}

extension Step {
  /// Why it is another step than `last`, which has the same name, in half a sentence; what it depends on is as it was
  /// where its result is only gone.
  func difference(from last: Step) -> String {
    let before = Dictionary(last.inputs.map { ($0.name, $0.value) }) { first, _ in first }
    let now = Set(inputs.map(\.name))
    let changes =
      inputs.filter { before[$0.name] != $0.value }.map { $0.change(from: before[$0.name]) }
      + last.inputs.filter { !now.contains($0.name) }.map { "\($0.name) no longer matters" }
    return changes.isEmpty ? "what was kept of it is gone" : changes.joined(separator: ", ")
  }
}

extension Step.Input {
  /// Digests tell nobody anything.
  private static let readable = 24

  fileprivate func change(from before: String?) -> String {
    guard let before else { return "\(name) matters now" }
    let isReadable = max(value.utf8.count, before.utf8.count) <= Self.readable
    return isReadable ? "\(name) is \(value) and was \(before)" : "\(name) changed"
  }
}
