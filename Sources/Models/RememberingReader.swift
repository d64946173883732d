import Corpora
import Tensors

/// A network that can go on where it stopped, if it is given what it kept of the rows before.
public protocol RememberingModel: NeuralModel {
  /// The logits after the rows of a batch that continues others: N x V.
  func logits(_ batch: RaggedBatch, on tape: Tape, remembering memory: RowMemory) -> Tensor
}

/// What a network's layers need of rows that they have seen: keys and values. A class, as every pass adds
/// to it.
public final class RowMemory {
  /// The rows of each layer, row by row, in the order in which layers ask for them.
  private var layers: [[Float]] = []
  private var next = 0

  /// Begins a pass.
  func begin() { next = 0 }

  /// Adds rows to those of the next layer: all rows so far.
  func append(_ x: Tensor, on tape: Tape) -> Tensor {
    if next == layers.count { layers.append([]) }
    layers[next].append(contentsOf: UnsafeBufferPointer(start: x.matrix.start, count: x.count))
    let all = tape.constant(rows: layers[next].count / x.columns, columns: x.columns)
    layers[next].withUnsafeBufferPointer {
      all.matrix.start.update(from: $0.baseAddress!, count: $0.count)
    }
    next += 1
    return all
  }
}

/// Reads one row a beginning and time, and remembers those before.
struct RememberingReader: BeginningReader {
  private let network: any RememberingModel
  private let memory = RowMemory()
  private var rowCount = 0
  /// The beginnings of the time before, in order, and the rows of each.
  private var known: [(beginning: ArraySlice<Token>, rows: [Int32])] = []

  init(_ network: any RememberingModel) { self.network = network }

  mutating func probabilities(afterEach beginnings: [ArraySlice<Token>]) -> [[Float]] {
    // All begin alike the first time: what they have in common is read first.
    if known.isEmpty, let first = beginnings.first {
      for length in 0..<first.count { _ = read([first.prefix(length)]) }
    }
    return read(beginnings)
  }

  private mutating func read(_ beginnings: [ArraySlice<Token>]) -> [[Float]] {
    let batch = advance(to: beginnings)
    let tape = Tape(recording: false)
    memory.begin()
    return tape.softmax(network.logits(batch, on: tape, remembering: memory)).rowValues
  }

  /// Gives each beginning a row, below those of the one that it continues.
  private mutating func advance(to beginnings: [ArraySlice<Token>]) -> RaggedBatch {
    var before = 0
    known = beginnings.enumerated().map { index, beginning in
      while before < known.count, known[before].beginning != beginning.dropLast() { before += 1 }
      precondition(
        before < known.count || beginning.isEmpty, "a beginning continues none of those before")
      let path = beginning.isEmpty ? [] : known[before].rows
      return (beginning, path + [Int32(rowCount + index)])
    }
    rowCount += beginnings.count
    return RaggedBatch(
      continuing: known.map(\.rows), reading: beginnings.map { $0.last ?? RaggedBatch.boundary })
  }
}
