import Basics
public import Models
import Tensors

/// The files of a network's run: while it lasts, one with AdamW's running means and the best parameters so
/// far, from which it can go on; when it is done, its checkpoint. Both say what the run depends on, and its
/// losses.
public struct KeptRun: Sendable {
  /// Something that a run depends on, by name.
  public typealias Condition = (name: String, value: String)

  /// Where the checkpoint of a finished run is.
  public let path: String
  /// Where an unfinished run is.
  public let unfinishedPath: String
  private let resumes: Bool
  private let conditions: [Condition]
  private let notes: [String: String]

  /// The run `FOLDER/ID.safetensors`, of which no file need exist.
  ///
  /// - Parameters:
  ///   - resumes: whether a run that was kept goes on; otherwise a new one begins.
  ///   - conditions: what else than its network and its plan the run depends on, such as the seed and the
  ///     list; a run that was kept under other ones does not go on.
  ///   - notes: what the checkpoint says besides.
  public init(
    _ id: String, in folder: String, resumes: Bool, of conditions: [Condition] = [],
    notes: [String: String] = [:]
  ) {
    path = "\(folder)/\(id).safetensors"
    unfinishedPath = "\(folder)/\(id).part.safetensors"
    (self.resumes, self.conditions, self.notes) = (resumes, conditions, notes)
  }

  /// Whether there is nothing to do but to read the checkpoint of a finished run, if it is the one asked for.
  public var isFinished: Bool { resumes && !fileExists(unfinishedPath) && fileExists(path) }

  /// Whether the run begins anew: none that goes on, and none that is done.
  public var isNew: Bool { !resumes || !fileExists(unfinishedPath) && !fileExists(path) }

  /// Throws `TrainingError.unfinished` where a new run would take the place of one that can go on.
  public func check() throws(TrainingError) {
    if !resumes, fileExists(unfinishedPath) { throw .unfinished(unfinishedPath) }
  }
}

// MARK: - Writing

extension KeptRun {
  /// Keeps a run of `plan` that is on its way.
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
    let metadata = metadata(allConditions(of: model, by: plan), run.history)
    try write(Safetensors(entries: entries, metadata: metadata), to: unfinishedPath)
  }

  /// Keeps what a finished run of `plan` has learned, and no longer how far it was.
  public func finish(
    _ model: NeuralLanguageModel, by plan: TrainingPlan, _ history: History
  ) throws(TrainingError) {
    let metadata = metadata(allConditions(of: model, by: plan), history)
    try Checkpoint.write(model, to: path, notes: notes.merging(metadata) { $1 })
    removeFile(unfinishedPath)
  }

  /// Keeps what a model of recipe `id` has learned that is trained in one go; one that was kept by the same
  /// run stays. Throws `TrainingError`.
  public func keep(
    _ tensors: [NamedTensor], of id: String, _ history: History
  ) throws(TrainingError) {
    let conditions = [("model", id)] + conditions
    if isFinished { return try Self.check(try file(at: path), at: path, conditions) }
    let entries = tensors.map {
      Safetensors.Entry(name: $0.name, shape: $0.shape, values: $0.values)
    }
    let metadata = notes.merging(metadata(conditions, history)) { $1 }
    try write(Safetensors(entries: entries, metadata: metadata), to: path)
  }

  private func write(_ file: Safetensors, to path: String) throws(TrainingError) {
    do { try writeAtomically(file.bytes, to: path) } catch { throw .file(error) }
  }

  private func metadata(_ conditions: [Condition], _ history: History) -> [String: String] {
    var metadata = [lossesKey: TrainingLog(history).csv]
    for (name, value) in conditions { metadata["run.\(name)"] = value }
    return metadata
  }

  /// What a run depends on, by name.
  private func allConditions(of model: NeuralLanguageModel, by plan: TrainingPlan) -> [Condition] {
    [("model", model.kind.id)] + conditions + plan.conditions
  }
}

// MARK: - Reading

extension KeptRun {
  /// The run of `plan` that was kept, with `model` as it was then; nil if there is none, or it is not
  /// wanted. A finished one has all its steps behind it.
  func read(
    into model: NeuralLanguageModel, by plan: TrainingPlan
  ) throws(TrainingError) -> TrainingState? {
    guard resumes else { return nil }
    if fileExists(unfinishedPath) {
      let (file, history) = try checked(unfinishedPath, model, plan)
      return try restore(file, history, to: model)
    }
    guard fileExists(path) else { return nil }
    let (_, history) = try checked(path, model, plan)
    guard history.points.last?.step == plan.steps else {
      throw .damaged(path, unknownProgress)
    }
    try Checkpoint.read(path, into: model)
    return TrainingState(history, best: [])
  }

  /// The file at `path`, if it is of this run, and its losses.
  private func checked(
    _ path: String, _ model: NeuralLanguageModel, _ plan: TrainingPlan
  ) throws(TrainingError) -> (file: Safetensors, history: History) {
    let file = try file(at: path)
    try Self.check(file, at: path, allConditions(of: model, by: plan))
    guard let history = History(csv: file.metadata[lossesKey] ?? ""),
      let last = history.points.last, last.step <= plan.steps
    else { throw .damaged(path, unknownProgress) }
    return (file, history)
  }

  private func file(at path: String) throws(TrainingError) -> Safetensors {
    let bytes: [UInt8]
    do { bytes = try readFile(path) } catch { throw .file(error) }
    do { return try Safetensors(bytes) } catch { throw .damaged(path, error.reason) }
  }

  private static func check(
    _ file: Safetensors, at path: String, _ conditions: [Condition]
  ) throws(TrainingError) {
    for (name, asked) in conditions {
      let kept = file.metadata["run.\(name)"]
      if kept != asked { throw .otherRun(path, name, kept: kept, asked: asked) }
    }
  }

  private func restore(
    _ file: Safetensors, _ history: History, to model: NeuralLanguageModel
  ) throws(TrainingError) -> TrainingState {
    if let name = file.nameOfFirstNonFinite { throw .notFinite(unfinishedPath, name) }
    var parts: [String: Safetensors.Entry] = [:]
    for entry in file.entries { parts[entry.name] = entry }
    func values(_ name: String, _ shape: [Int]) throws(TrainingError) -> [Float] {
      guard let entry = parts.removeValue(forKey: name), entry.shape == shape else {
        throw .foreign(
          unfinishedPath, model: model.kind.id, "it has no '\(name)' of shape \(shape)")
      }
      return entry.values
    }
    let learned = try model.learned.map { part throws(TrainingError) in
      try values(part.name, part.shape)
    }
    let means = try model.parameters.all.map { parameter throws(TrainingError) in
      (
        gradient: try values(Prefix.gradient + parameter.name, parameter.shape),
        square: try values(Prefix.square + parameter.name, parameter.shape)
      )
    }
    let isMeasured = history.points.contains { $0.dev != nil }
    let best = try model.learned.filter { _ in isMeasured }.map { part throws(TrainingError) in
      try values(Prefix.best + part.name, part.shape)
    }
    if let name = file.entries.first(where: { parts[$0.name] != nil })?.name {
      throw .foreign(unfinishedPath, model: model.kind.id, "it has an unknown '\(name)'")
    }
    // Only now, so that a file that is refused leaves the model as it was.
    for (part, values) in zip(model.learned, learned) { part.replace(values) }
    for (parameter, means) in zip(model.parameters.all, means) {
      parameter.setRunningMeans(gradient: means.gradient, square: means.square)
    }
    return TrainingState(history, best: best)
  }
}

private let lossesKey = "losses"
private let unknownProgress = "does not say how far the run is"

private enum Prefix {
  static let gradient = "adam.gradient."
  static let square = "adam.square."
  static let best = "best."
}

extension TrainingPlan {
  /// What a run depends on, by name.
  fileprivate var conditions: [KeptRun.Condition] {
    [
      ("steps", "\(steps)"), ("batch size", "\(batchSize)"), ("optimizer", "\(optimizer)"),
      ("schedule", "\(schedule)"), ("clip", clip.map { "\($0)" } ?? "none"),
      ("dropout", "\(dropout)"), ("evaluations", "\(evaluations)"),
    ]
  }
}

extension History {
  /// The losses of a table that `TrainingLog` wrote, or nil if it is none: steps rise, from 1 on, and
  /// losses are finite.
  init?(csv: String) {
    self.init()
    for line in csv.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 3, let step = Int(fields[0]), let train = Double(fields[1]),
        step > points.last?.step ?? 0, train.isFinite
      else { return nil }
      let dev = Double(fields[2])
      guard dev?.isFinite ?? fields[2].isEmpty else { return nil }
      points.append(Point(step: step, train: train, dev: dev))
    }
  }
}
