import Basics
import Models
import Tensors

/// The file in which an unfinished run is kept: a checkpoint with AdamW's running means, the best parameters
/// so far, and beside them the losses and what the run depends on.
public struct TrainingStateFile: Sendable {
  /// Where the file is.
  public let path: String
  /// Whether a run that was kept goes on; otherwise it is begun anew.
  public let resumes: Bool
  private let conditions: [Condition]

  /// Something that a run depends on, by name.
  public typealias Condition = (name: String, value: String)

  /// The file at `path`, which need not exist.
  ///
  /// - Parameter conditions: what else than its network and its plan the run depends on, such as the seed
  ///   and the list; a run that was kept under other ones does not go on.
  public init(_ path: String, resumes: Bool, of conditions: [Condition] = []) {
    (self.path, self.resumes, self.conditions) = (path, resumes, conditions)
  }

  /// Removes the file of a run that is done, if there is one.
  public func remove() { removeFile(path) }

  private enum Prefix {
    static let gradient = "adam.gradient."
    static let square = "adam.square."
    static let best = "best."
  }

  /// Keeps a run of `plan`.
  func write(
    _ run: TrainingState, of model: NeuralLanguageModel, by plan: TrainingPlan
  ) throws(TrainingError) {
    var entries = model.learned.map {
      Safetensors.Entry(name: $0.name, shape: $0.shape, values: $0.values)
    }
    for parameter in model.parameters.all {
      let means = parameter.runningMeans
      for (prefix, values) in [(Prefix.gradient, means.gradient), (Prefix.square, means.square)] {
        entries.append(.init(name: prefix + parameter.name, shape: parameter.shape, values: values))
      }
    }
    for (part, values) in zip(model.learned, run.best) {
      entries.append(.init(name: Prefix.best + part.name, shape: part.shape, values: values))
    }
    var metadata = ["losses": TrainingLog(run.history).csv]
    for (name, value) in allConditions(of: model, by: plan) { metadata["run.\(name)"] = value }
    do {
      try writeAtomically(Safetensors(entries: entries, metadata: metadata).bytes, to: path)
    } catch {
      throw .file(error)
    }
  }

  /// What a run depends on, by name: the plan's own settings are under theirs.
  private func allConditions(of model: NeuralLanguageModel, by plan: TrainingPlan) -> [Condition] {
    [("model", model.kind.id)] + conditions
      + Mirror(reflecting: plan).children.map { ($0.label ?? "", text(of: $0.value)) }
  }

  /// The run of `plan` that was kept, with `model` as it was then; nil if there is none, or it is not
  /// wanted.
  func read(
    into model: NeuralLanguageModel, by plan: TrainingPlan
  ) throws(TrainingError) -> TrainingState? {
    guard resumes, fileExists(path) else { return nil }
    let bytes: [UInt8]
    do { bytes = try readFile(path) } catch { throw .file(error) }
    let file: Safetensors
    do { file = try Safetensors(bytes) } catch { throw .damaged(path, error.reason) }
    for (name, asked) in allConditions(of: model, by: plan) {
      let kept = file.metadata["run.\(name)"]
      if kept != asked { throw .otherRun(path, name, kept: kept, asked: asked) }
    }
    guard let history = History(csv: file.metadata["losses"] ?? ""),
      let last = history.points.last, last.step <= plan.steps
    else { throw .damaged(path, "does not say how far the run is") }
    return try restore(file, history, to: model)
  }

  private func restore(
    _ file: Safetensors, _ history: History, to model: NeuralLanguageModel
  ) throws(TrainingError) -> TrainingState {
    var parts: [String: Safetensors.Entry] = [:]
    for entry in file.entries { parts[entry.name] = entry }
    func values(_ name: String, _ shape: [Int]) throws(TrainingError) -> [Float] {
      guard let entry = parts[name], entry.shape == shape else {
        throw .foreign(path, model: model.kind.id, "it has no '\(name)' of shape \(shape)")
      }
      return entry.values
    }
    for part in model.learned { part.replace(try values(part.name, part.shape)) }
    for parameter in model.parameters.all {
      parameter.setRunningMeans(
        gradient: try values(Prefix.gradient + parameter.name, parameter.shape),
        square: try values(Prefix.square + parameter.name, parameter.shape))
    }
    var best: [[Float]] = []
    if history.points.contains(where: { $0.dev != nil }) {
      for part in model.learned { best.append(try values(Prefix.best + part.name, part.shape)) }
    }
    return TrainingState(history, best: best)
  }
}

/// A setting's value; an optional one without the words that Swift puts around it.
private func text(of value: Any) -> String {
  let mirror = Mirror(reflecting: value)
  guard mirror.displayStyle == .optional else { return "\(value)" }
  return mirror.children.first.map { "\($0.value)" } ?? "none"
}

extension History {
  /// The losses of a table that `TrainingLog` wrote, or nil if it is none: steps rise, from 1 on.
  init?(csv: String) {
    self.init()
    for line in csv.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 3, let step = Int(fields[0]), let train = Double(fields[1]),
        step > points.last?.step ?? 0
      else { return nil }
      points.append(Point(step: step, train: train, dev: Double(fields[2])))
    }
  }
}
