public import Corpora
public import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let transformer = ModelKind(
    "transformer", "Transformer", "Vaswani et al. 2017", make: Transformer.init)
}

/// The decoder of "Attention Is All You Need" (Vaswani et al. 2017) as GPT-2 arranges it:
/// normalisation before each part, GELU in its tanh form, learned positions.
///
/// Departs from the paper in having no encoder; dropout is on the embeddings and on what each part adds. With V = 27, 4 layers, 4 heads,
/// 64 channels and 16 positions it has 204,544 parameters.
public struct Transformer: CachingModel {
  private let tokens: Tensor
  private let positions: Tensor
  private let blocks: [Block]
  private let norm: LayerNormLayer
  private let head: LinearLayer

  /// Declares its parameters in `set`.
  public init(_ size: NetworkSize, in set: ParameterSet) {
    let channels = size.channels
    tokens = set.declare(
      "transformer.wte.weight", [size.vocabulary, channels], size.tokenInitial)
    positions = set.declare(
      "transformer.wpe.weight", [size.positions, channels], .normal(deviation: 1))
    blocks = (0..<size.layers).map {
      Block(layer: $0, channels: channels, heads: size.heads, in: set)
    }
    norm = LayerNormLayer("transformer.ln_f", channels: channels, in: set)
    head = .head(size, from: channels, tokens: tokens, bias: false, in: set)
  }

  public var embedding: Tensor? { tokens }

  public func multiplications(of batch: BatchShape) -> Int {
    blocks.reduce(head.multiplications(rows: batch.rows)) { $0 + $1.multiplications(of: batch) }
  }

  /// The masks of the reference implementation, which keeps them with its parameters.
  public var masks: [StateEntry] {
    blocks.indices.map {
      StateEntry(
        mask: "transformer.h.\($0).attn.bias", shape: [1, 1, positions.rows, positions.rows])
    }
  }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    logits(batch, along: WholeWords(batch, on: tape), on: tape, dropping: dropout)
  }

  public func logits(
    _ batch: RaggedBatch, on tape: Tape, remembering memory: KeyValueCache
  ) -> Tensor {
    let words = WholeWords(batch, on: tape, remembering: memory)
    return logits(batch, along: words, on: tape, dropping: nil)
  }

  private func logits(
    _ batch: RaggedBatch, along words: WholeWords, on tape: Tape, dropping dropout: Dropout?
  ) -> Tensor {
    var x = tape.add(
      tape.rows(of: tokens, at: tape.indices(batch.inputs)),
      tape.rows(of: positions, at: tape.positions(of: batch, limit: positions.rows)))
    x = dropout(x, on: tape)
    for block in blocks { x = block(x, along: words, on: tape, dropping: dropout) }
    return head(norm(x, on: tape), on: tape)
  }
}

extension Tape {
  /// The position of each of N rows; those beyond what a model was made for count as the last one.
  fileprivate func positions(of batch: RaggedBatch, limit: Int) -> IndexList {
    if batch.longest <= limit { return indices(batch.positions) }
    return indices(batch.positions.map { min($0, Int32(limit - 1)) })
  }
}

/// What a Transformer observes, by name.
public enum TransformerObservation {
  /// How much each position (row) attends to each (column): T x T. Layers and heads count from 0.
  public static func attention(layer: Int, head: Int) -> String {
    "transformer.h.\(layer).attn.\(head)"
  }
}

/// Attention, then a hidden layer of four times the channels, each added to what came in.
private struct Block {
  let layer: Int
  let heads: Int
  let norm1: LayerNormLayer
  let qkv: LinearLayer
  let project: LinearLayer
  let norm2: LayerNormLayer
  let up: LinearLayer
  let down: LinearLayer

  init(layer: Int, channels: Int, heads: Int, in set: ParameterSet) {
    let name = "transformer.h.\(layer)"
    (self.layer, self.heads) = (layer, heads)
    norm1 = LayerNormLayer("\(name).ln_1", channels: channels, in: set)
    qkv = LinearLayer("\(name).attn.c_attn", from: channels, to: 3 * channels, in: set)
    project = LinearLayer("\(name).attn.c_proj", from: channels, to: channels, in: set)
    norm2 = LayerNormLayer("\(name).ln_2", channels: channels, in: set)
    up = LinearLayer("\(name).mlp.c_fc", from: channels, to: 4 * channels, in: set)
    down = LinearLayer("\(name).mlp.c_proj", from: 4 * channels, to: channels, in: set)
  }

  func callAsFunction(
    _ x: Tensor, along words: WholeWords, on tape: Tape, dropping dropout: Dropout?
  ) -> Tensor {
    let attended = words.apply(qkv(norm1(x, on: tape), on: tape), on: tape) {
      tape.attention(
        $0, bounds: words.bounds, heads: heads,
        name: { TransformerObservation.attention(layer: layer, head: $0) })
    }
    let y = tape.add(x, dropout(project(attended, on: tape), on: tape))
    let hidden = tape.gelu(up(norm2(y, on: tape), on: tape))
    return tape.add(y, dropout(down(hidden, on: tape), on: tape))
  }

  /// Four layers, the scores of queries and keys, and the values that these weigh.
  func multiplications(of batch: BatchShape) -> Int {
    [qkv, project, up, down].reduce(2 * batch.pairs * project.weight.rows) {
      $0 + $1.multiplications(rows: batch.rows)
    }
  }
}
