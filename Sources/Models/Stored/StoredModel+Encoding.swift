import Basics
import Corpora

extension StoredModel {
  /// The model's bytes: the same for the same model.
  public var encoded: [UInt8] {
    var bytes = ModelBytes()
    bytes.begin(kind, vocabularySize: language.vocabularySize)
    switch self {
    case .network(let model): bytes.append(model)
    case .counts(let model): bytes.append(model)
    case .smoothed(let model): bytes.append(model)
    case .bigramNetwork(let model): bytes.append(model.weights)
    case .regression(let model): bytes.append(model)
    case .nGramMLP(let model): bytes.append(model)
    }
    return bytes.bytes
  }

  private var kind: StoredFormat.Kind {
    switch self {
    case .network: .network
    case .counts: .counts
    case .smoothed: .smoothed
    case .bigramNetwork: .bigramNetwork
    case .regression: .regression
    case .nGramMLP: .nGramMLP
    }
  }
}

/// The bytes of a model as they grow.
private struct ModelBytes {
  private(set) var bytes: [UInt8] = []

  mutating func begin(_ kind: StoredFormat.Kind, vocabularySize: Int) {
    bytes += StoredFormat.magic + [StoredFormat.version, kind.rawValue]
    append(vocabularySize)
  }

  mutating func append(_ model: NeuralLanguageModel) {
    append(model.kind.id)
    append(model.size)
    append(model.learned.flatMap { $0.values })
  }

  mutating func append(_ model: CountModel) {
    append(model.order)
    bytes.append(model.padding == .single ? 1 : 0)
    append(model.smoothing)
    append(check: model.table.total)
  }

  mutating func append(_ model: SmoothedModel) {
    append(model.rule.id)
    append(model.order)
    for parameters in model.parameters { append(parameters) }
    append(check: model.ngrams.levels[0].table.total)
  }

  mutating func append(_ model: SoftmaxRegression) {
    append(model.order)
    bytes.append(model.input == .table ? 1 : 0)
    append(model.weights)
    append(check: model.contexts.total)
  }

  mutating func append(_ model: TrainedNGramMLP) {
    append(model.order)
    append(model.parameterCount)
    for values in [model.places, model.hiddenBias, model.outputWeight, model.outputBias] {
      append(values)
    }
  }

  private mutating func append(_ size: NetworkSize) {
    for number in [size.positions, size.channels, size.hidden, size.layers, size.heads] {
      append(number)
    }
    append(size.context ?? 0)
    var flags: StoredFormat.Flags = []
    if size.blankIsBoundary { flags.insert(.blankIsBoundary) }
    if size.batchNorm { flags.insert(.batchNorm) }
    if size.tiesWeights { flags.insert(.tiesWeights) }
    bytes.append(flags.rawValue)
  }

  private mutating func append(_ number: Int) { bytes += littleEndian(UInt32(number)) }

  /// The lowest bits of how many examples were counted, which tells most other lists apart.
  private mutating func append(check total: Int) {
    bytes += littleEndian(UInt32(truncatingIfNeeded: total))
  }

  private mutating func append(_ text: String) {
    bytes.append(UInt8(text.utf8.count))
    bytes += Array(text.utf8)
  }

  private mutating func append(_ value: Double) { bytes += littleEndian(value.bitPattern) }

  private mutating func append(_ values: [Double]) {
    append(values.count)
    for value in values { append(value) }
  }

  mutating func append(_ values: [Float]) {
    append(values.count)
    bytes.reserveCapacity(bytes.count + 4 * values.count)
    for value in values { bytes += littleEndian(value.bitPattern) }
  }
}
