import Basics
import Glibc
import Models

/// The file in which an unfinished run is kept: a checkpoint with AdamW's running means, the best parameters
/// so far, and the losses beside it.
public struct TrainingStateFile: Sendable {
  public let path: String
  /// Whether a run that was kept goes on; otherwise it is begun anew.
  public let resumes: Bool

  public init(_ path: String, resumes: Bool) { (self.path, self.resumes) = (path, resumes) }

  /// Removes the file of a run that is done, if there is one.
  public func remove() { unlink(path) }

  private enum Prefix {
    static let gradient = "adam.gradient."
    static let square = "adam.square."
    static let best = "best."
  }

  func write(_ run: TrainingState, of model: NeuralLanguageModel) throws(TrainingError) {
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
    let metadata = ["model": model.kind.id, "losses": TrainingLog(run.history).csv]
    do {
      try writeAtomically(Safetensors(entries: entries, metadata: metadata).bytes, to: path)
    } catch {
      throw .file(error)
    }
  }

  /// The run that was kept, with `model` as it was then; nil if there is none, or it is not wanted.
  func read(into model: NeuralLanguageModel) throws(TrainingError) -> TrainingState? {
    guard resumes, access(path, F_OK) == 0 else { return nil }
    let file: Safetensors
    do {
      file = try Safetensors(readFile(path))
    } catch let defect as Safetensors.Defect {
      throw .damaged(path, defect.reason)
    } catch let error as FileError {
      throw .file(error)
    } catch {
      preconditionFailure("reading throws nothing else")
    }
    return try restore(file, to: model)
  }

  private func restore(
    _ file: Safetensors, to model: NeuralLanguageModel
  ) throws(TrainingError) -> TrainingState {
    var parts: [String: Safetensors.Entry] = [:]
    for entry in file.entries { parts[entry.name] = entry }
    func values(_ name: String, _ shape: [Int]) throws(TrainingError) -> [Float] {
      guard let entry = parts[name], entry.shape == shape else {
        throw .foreign(path, model: model.kind.id, "it has no '\(name)' of shape \(shape)")
      }
      return entry.values
    }
    guard let history = History(csv: file.metadata["losses"] ?? ""), !history.points.isEmpty else {
      throw .damaged(path, "does not say how far the run is")
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

extension History {
  /// The losses of a table that `TrainingLog` wrote, or nil if it is none.
  init?(csv: String) {
    self.init()
    for line in csv.split(separator: "\n").dropFirst() {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false)
      guard fields.count == 3, let step = Int(fields[0]), let train = Double(fields[1]) else {
        return nil
      }
      points.append(Point(step: step, train: train, dev: Double(fields[2])))
    }
  }
}
