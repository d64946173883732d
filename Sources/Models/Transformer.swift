public import Corpora
public import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let transformer = ModelKind(
    "transformer", "Transformer", "Vaswani et al. 2017", hasHeads: true, make: Transformer.init)
}

/// The decoder of "Attention Is All You Need" (Vaswani et al. 2017) as GPT-2 arranges it:
/// normalisation before each part, GELU in its tanh form, learned positions.
///
/// Departs from the paper in having no encoder; dropout is on the embeddings and on what each part adds. With V = 27, 4 layers, 4 heads,
/// 64 channels and 16 positions it has 204,544 parameters.
public struct Transformer: NeuralModel {
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
    let words = WholeWords(batch, on: tape)
    let places = tape.positions(of: batch, limit: positions.rows)
    return logits(tape.indices(batch.inputs), at: places, on: tape, dropping: dropout) {
      block, qkv in
      words.apply(qkv, on: tape) {
        tape.attention(
          $0, bounds: words.bounds, heads: block.heads,
          name: { TransformerObservation.attention(layer: block.layer, head: $0) })
      }
    }
  }

  /// Keeps the keys and values of all rows, and which of them belong to each prefix.
  public func reader(_ memory: DecodingMemory) -> RowReader? {
    let caches = blocks.map { _ in KeyValueCache(channels: tokens.columns) }
    var paths = PrefixPaths()
    return { step in
      let tape = memory.tape
      if step.position == 0 { for cache in caches { cache.removeAll() } }
      paths.extend(by: step)
      let rows = tape.indices(paths.rows)
      let place = Int32(min(step.position, positions.rows - 1))
      let places = tape.indices(Array(repeating: place, count: step.count))
      let tokens = tape.indices(step.tokens)
      let logits = logits(tokens, at: places, on: tape, dropping: nil) { block, qkv in
        tape.attention(qkv, remembering: caches[block.layer], paths: rows, heads: block.heads)
      }
      return tape.softmax(logits)
    }
  }

  /// The logits of rows that read `inputs` at `places`, where `attend` makes queries, keys and values of a
  /// block (N x 3C) into what is seen (N x C).
  private func logits(
    _ inputs: IndexList, at places: IndexList, on tape: Tape, dropping dropout: Dropout?,
    attend: (Block, Tensor) -> Tensor
  ) -> Tensor {
    var x = tape.add(tape.rows(of: tokens, at: inputs), tape.rows(of: positions, at: places))
    x = dropout(x, on: tape)
    for block in blocks {
      x = block(x, on: tape, dropping: dropout) { attend(block, $0) }
    }
    return head(norm(x, on: tape), on: tape)
  }
}

/// Which rows each of N prefixes has, of all rows that were read so far.
private struct PrefixPaths {
  /// N x T, the oldest first.
  private(set) var rows: [Int32] = []
  private var length = 0
  private var rowCount: Int32 = 0

  mutating func extend(by step: PrefixStep) {
    if step.position == 0 { (rows, length, rowCount) = ([], 0, 0) }
    let before = rows
    rows = []
    rows.reserveCapacity(step.count * (length + 1))
    for parent in step.parents {
      let start = Int(parent) * length
      rows += before[start..<start + length]
      rows.append(rowCount)
      rowCount += 1
    }
    length += 1
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
    _ x: Tensor, on tape: Tape, dropping dropout: Dropout?, attend: (Tensor) -> Tensor
  ) -> Tensor {
    let attended = attend(qkv(norm1(x, on: tape), on: tape))
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
