public import Corpora
public import Tensors

/// A network that can go on where it stopped, if it is given what it kept of the rows before.
public protocol CachingModel: NeuralModel {
  /// The logits after the rows of a batch that continues others: N x V.
  func logits(_ batch: RaggedBatch, on tape: Tape, remembering memory: KeyValueCache) -> Tensor
}

extension CachingModel {
  public var cachedDecoder: IncrementalDecoder? {
    var decoder = CachedDecoder(self)
    return IncrementalDecoder { decoder.probabilities(afterEach: $0) }
  }
}

/// What a network's layers need of rows that they have seen: keys and values. A class, as every pass adds
/// to it.
public final class KeyValueCache {
  /// The rows of each layer, row by row, in the order in which layers ask for them.
  private var layers: [[Float]] = []
  private var next = 0

  /// Begins a pass.
  func begin() { next = 0 }

  /// Adds rows to those of the next layer: all rows so far.
  func append(_ x: Tensor, on tape: Tape) -> Tensor {
    if next == layers.count { layers.append([]) }
    layers[next].append(contentsOf: x.values)
    defer { next += 1 }
    return tape.constant(
      layers[next], rows: layers[next].count / x.columns, columns: x.columns)
  }
}

/// Reads one row a prefix and time, and remembers those before.
private struct CachedDecoder<Network: CachingModel> {
  private let network: Network
  private let memory = KeyValueCache()
  private var rowCount = 0
  /// The prefixes of the time before, in order, and the rows of each.
  private var known: [(prefix: ArraySlice<Token>, rows: [Int32])] = []

  init(_ network: Network) { self.network = network }

  mutating func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]] {
    // All begin alike the first time: what they have in common is read first.
    if known.isEmpty, let first = prefixes.first {
      for length in 0..<first.count { _ = read([first.prefix(length)]) }
    }
    return read(prefixes)
  }

  private mutating func read(_ prefixes: [ArraySlice<Token>]) -> [[Float]] {
    let batch = advance(to: prefixes)
    let tape = Tape(recording: false)
    memory.begin()
    return tape.softmax(network.logits(batch, on: tape, remembering: memory)).rowValues
  }

  /// Gives each prefix a row, below those of the one that it continues.
  private mutating func advance(to prefixes: [ArraySlice<Token>]) -> RaggedBatch {
    var before = 0
    known = prefixes.enumerated().map { index, prefix in
      while before < known.count, known[before].prefix != prefix.dropLast() { before += 1 }
      precondition(
        before < known.count || prefix.isEmpty, "a prefix continues none of those before")
      let path = prefix.isEmpty ? [] : known[before].rows
      return (prefix, path + [Int32(rowCount + index)])
    }
    rowCount += prefixes.count
    return RaggedBatch(
      continuing: known.map { $0.rows }, reading: prefixes.map { $0.last ?? RaggedBatch.boundary })
  }
}
