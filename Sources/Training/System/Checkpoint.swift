import Basics
public import Models

/// What a network learned, as a safetensors file with PyTorch's own names: `load_state_dict` takes it, and
/// files that PyTorch wrote are taken here.
public enum Checkpoint {
  /// The file's bytes; `notes` are kept beside the numbers.
  public static func bytes(of model: NeuralLanguageModel, notes: [String: String] = [:]) -> [UInt8]
  {
    let entries = model.state.map {
      Safetensors.Entry(name: $0.name, shape: $0.shape, values: $0.values)
    }
    let metadata = notes.merging(["format": "pt", "model": model.kind.id]) { _, ours in ours }
    return Safetensors(entries: entries, metadata: metadata).bytes
  }

  /// Writes the file at `path`. Throws `TrainingError.file`.
  public static func write(
    _ model: NeuralLanguageModel, to path: String, notes: [String: String] = [:]
  ) throws(TrainingError) {
    do {
      try writeAtomically(bytes(of: model, notes: notes), to: path)
    } catch {
      throw .file(error)
    }
  }

  /// Puts the numbers of the file at `path` into `model`.
  ///
  /// - Returns: the notes that were written with them.
  /// - Throws: `TrainingError` if the file cannot be read, is damaged, or is of another network; the model
  ///   is as it was then.
  @discardableResult
  public static func read(
    _ path: String, into model: NeuralLanguageModel
  ) throws(TrainingError) -> [String: String] {
    let bytes: [UInt8]
    do { bytes = try readFile(path) } catch { throw .file(error) }
    return try read(bytes, named: path, into: model)
  }

  /// The same from the file's bytes; `name` is what errors call it.
  @discardableResult
  public static func read(
    _ bytes: [UInt8], named name: String, into model: NeuralLanguageModel
  ) throws(TrainingError) -> [String: String] {
    let file: Safetensors
    do { file = try Safetensors(bytes) } catch { throw .damaged(name, error.reason) }
    let parts = model.state
    if let reason = mismatch(of: file, with: parts) {
      throw .foreign(name, model: model.kind.id, reason)
    }
    if let tensor = file.nameOfFirstNonFinite { throw .notFinite(name, tensor) }
    for part in parts where !part.isConstant {
      part.replace(file.entries.first { $0.name == part.name }?.values ?? part.values)
    }
    return file.metadata
  }

  /// Why the file is not of this network, or nil. Constants may be missing: they teach nothing.
  static func mismatch(of file: Safetensors, with parts: [StateEntry]) -> String? {
    for part in parts {
      guard let entry = file.entries.first(where: { $0.name == part.name }) else {
        if part.isConstant { continue }
        return "it has no '\(part.name)'"
      }
      guard entry.shape == part.shape else {
        return "its '\(part.name)' has shape \(entry.shape), not \(part.shape)"
      }
    }
    let names = Set(parts.map(\.name))
    return file.entries.first { !names.contains($0.name) }.map { "it has an unknown '\($0.name)'" }
  }
}
