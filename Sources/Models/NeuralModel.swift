public import Corpora
public import Tensors

/// A network of the family: it reads a ragged batch and says what it expects after each row.
public protocol NeuralModel: SendableMetatype {
  /// The logits of the next character after each row: N x V, a row of V numbers for each of N rows.
  ///
  /// - Parameter dropout: what drops channels while training; nil while evaluating.
  func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor

  /// The mean of -log p over the batch's examples, in nats per character: 1 x 1.
  func loss(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor

  /// The embeddings, a row of C numbers for each of the V tokens first; nil for a network without.
  var embedding: Tensor? { get }

  /// The multiplications in the matrix products of one pass forward over such a batch, as this program
  /// computes them. Activations, normalisation and look-ups are left out.
  func multiplications(of batch: BatchShape) -> Int

  /// How many characters decide what follows, the boundary among them; nil for all so far.
  var reach: Int? { get }

  /// The masks that PyTorch keeps with what is learned; most networks have none.
  var masks: [StateEntry] { get }

  /// What goes on from what it keeps, on the tapes of `memory`, of the steps before; nil for a network that
  /// reads a prefix from its first character again. What it gives has the bits of the softmax of `logits`.
  func reader(_ memory: DecodingMemory) -> RowReader?
}

extension NeuralModel {
  public var reach: Int? { nil }

  public var masks: [StateEntry] { [] }

  public func reader(_ memory: DecodingMemory) -> RowReader? { nil }

  /// The logits without dropout: N x V.
  public func logits(_ batch: RaggedBatch, on tape: Tape) -> Tensor {
    logits(batch, on: tape, dropping: nil)
  }

  /// The loss without dropout: 1 x 1.
  public func loss(_ batch: RaggedBatch, on tape: Tape) -> Tensor {
    loss(batch, on: tape, dropping: nil)
  }

  public func loss(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    let logits = logits(batch, on: tape, dropping: dropout)
    guard batch.isShared else {
      return tape.crossEntropy(logits, targets: tape.indices(batch.targets))
    }
    let counts = tape.constant(rows: logits.rows, columns: logits.columns)
    counts.fill(with: batch)
    return tape.crossEntropy(logits, counts: counts, total: Double(batch.exampleCount))
  }
}

extension Tensor {
  /// Writes how often each character follows each row of `batch`: N x V, all others zero.
  fileprivate func fill(with batch: RaggedBatch) {
    withValues { cells in
      cells.update(repeating: 0)
      for example in batch.examples {
        cells[Int(example.row) * columns + Int(example.next)] += Float(example.count)
      }
    }
  }
}

/// The sizes of a network, in the reference implementation's terms and with its defaults; a model takes
/// those that mean something to it.
public struct NetworkSize: Sendable, Equatable {
  /// The number of characters with the boundary, V.
  public var vocabulary: Int
  /// The number of positions in the longest word, T: one for the boundary and one a character.
  public var positions: Int
  /// How many numbers an embedding has, C.
  public var channels = 64
  /// How many numbers a hidden layer or a state has, H.
  public var hidden = 64
  /// Blocks of a Transformer, convolutions of a CNN, levels of a tree.
  public var layers = 4
  /// Attention heads, each of which takes C / heads channels.
  public var heads = 4
  /// How many characters a model sees that sees only so many, K; nil for all positions.
  public var context: Int?
  /// Whether places before a word's beginning read the boundary, and not a token of their own.
  public var blankIsBoundary = false
  /// Whether batch normalisation stands before the activation.
  public var batchNorm = false
  /// Whether the embedding is also the last layer's weight, as far as a model allows it.
  public var tiesWeights = false

  /// All other sizes are those of the reference implementation.
  public init(vocabulary: Int, positions: Int) {
    (self.vocabulary, self.positions) = (vocabulary, positions)
  }

  /// With room for the longest of `words`.
  public init(vocabulary: Int, reading words: Words) {
    self.init(vocabulary: vocabulary, positions: words.longest + 1)
  }
}
