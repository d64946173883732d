public import Corpora
public import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let waveNet = ModelKind(
    "wavenet", "Hierarchical WaveNet", "after van den Oord et al. 2016", isInReference: false,
    make: HierarchicalMLP.init)
}

/// The hierarchical network of the follow-up lectures, after WaveNet (van den Oord et al. 2016): eight
/// characters are joined two by two in three levels, each a linear layer, batch normalisation and tanh.
///
/// Where words overlap, so do their trees, and each node is computed once: a level is a causal convolution
/// whose taps lie 1, 2, 4 characters apart. Before its beginning a word is all boundary marks, whose nodes
/// are those of the first row. Departs from the lecture in that batch normalisation sees every row of a word
/// once on each level. With V = 27, C = 24 and H = 128 it has 76,579 parameters.
public struct HierarchicalMLP: NeuralModel {
  private let tokens: Tensor
  private let levels: [(linear: LinearLayer, norm: BatchNormLayer)]
  private let head: LinearLayer

  /// Declares its parameters in `set`.
  public init(_ size: NetworkSize, in set: ParameterSet) {
    tokens = set.declare("wte.weight", [size.vocabulary, size.channels], .normal(deviation: 1))
    levels = (0..<size.layers).map { level in
      let inputs = level == 0 ? size.channels : size.hidden
      return (
        LinearLayer("levels.\(level).0", from: 2 * inputs, to: size.hidden, bias: false, in: set),
        BatchNormLayer("levels.\(level).1", channels: size.hidden, in: set)
      )
    }
    head = LinearLayer("lm_head", from: size.hidden, to: size.vocabulary, in: set)
  }

  public var embedding: Tensor? { tokens }

  /// Each level sees twice as far as the one below.
  public var reach: Int? { 1 << levels.count }

  public func multiplications(of batch: BatchShape) -> Int {
    (levels.map { $0.linear } + [head]).reduce(0) { $0 + $1.multiplications(rows: batch.rows) }
  }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    var x = tape.rows(of: tokens, at: tape.indices(batch.inputs))
    // The first row of a word stands for all before it.
    var earlier = batch.parents.enumerated().map { $1 < 0 ? Int32($0) : $1 }
    for level in levels {
      let before = tape.rows(of: x, at: tape.indices(earlier))
      x = tape.tanh(level.norm(level.linear(tape.joinColumns(before, x), on: tape), on: tape))
      x = dropout(x, on: tape)
      earlier = batch.doubled(earlier)
    }
    return head(x, on: tape)
  }
}
