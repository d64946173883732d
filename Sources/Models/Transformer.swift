import Corpora
import Tensors

/// The decoder of "Attention Is All You Need" (Vaswani et al. 2017) as GPT-2 arranges it:
/// normalisation before each part, GELU in its tanh form, learned positions.
///
/// Departs from the paper in having no encoder and no dropout. With V = 27, 4 layers, 4 heads,
/// 64 channels and 16 positions it has 204,544 parameters.
public struct Transformer {
  private let tokens: Tensor
  private let positions: Tensor
  private let blocks: [Block]
  private let norm: LayerNormLayer
  private let head: LinearLayer

  /// The sizes of a Transformer; the defaults are the reference implementation's.
  public struct Shape: Sendable {
    public var vocabulary: Int
    public var positions: Int
    public var layers = 4
    public var heads = 4
    public var channels = 64

    public init(vocabulary: Int, positions: Int) {
      self.vocabulary = vocabulary
      self.positions = positions
    }
  }

  public init(_ shape: Shape, in set: ParameterSet) {
    let channels = shape.channels
    tokens = set.declare(
      "transformer.wte.weight", [shape.vocabulary, channels], .normal(deviation: 1))
    positions = set.declare(
      "transformer.wpe.weight", [shape.positions, channels], .normal(deviation: 1))
    blocks = (0..<shape.layers).map {
      Block("transformer.h.\($0)", channels: channels, heads: shape.heads, in: set)
    }
    norm = LayerNormLayer("transformer.ln_f", channels: channels, in: set)
    head = LinearLayer("lm_head", from: channels, to: shape.vocabulary, bias: false, in: set)
  }

  /// N x V.
  public func logits(_ batch: RaggedBatch, on tape: Tape) -> Tensor {
    precondition(
      batch.longest <= positions.rows, "a word is longer than \(positions.rows) positions")
    let bounds = tape.indices(batch.bounds)
    var x = tape.add(
      tape.rows(of: tokens, at: tape.indices(batch.inputs), count: batch.rows),
      tape.rows(of: positions, at: tape.indices(batch.positions), count: batch.rows))
    for block in blocks {
      x = block(x, bounds: bounds, segments: batch.words, on: tape)
    }
    return head(norm(x, on: tape), on: tape)
  }
}

/// Attention, then a hidden layer of four times the channels, each added to what came in.
private struct Block {
  let heads: Int
  let norm1: LayerNormLayer
  let qkv: LinearLayer
  let project: LinearLayer
  let norm2: LayerNormLayer
  let up: LinearLayer
  let down: LinearLayer

  init(_ name: String, channels: Int, heads: Int, in set: ParameterSet) {
    self.heads = heads
    norm1 = LayerNormLayer("\(name).ln_1", channels: channels, in: set)
    qkv = LinearLayer("\(name).attn.c_attn", from: channels, to: 3 * channels, in: set)
    project = LinearLayer("\(name).attn.c_proj", from: channels, to: channels, in: set)
    norm2 = LayerNormLayer("\(name).ln_2", channels: channels, in: set)
    up = LinearLayer("\(name).mlp.c_fc", from: channels, to: 4 * channels, in: set)
    down = LinearLayer("\(name).mlp.c_proj", from: 4 * channels, to: channels, in: set)
  }

  func callAsFunction(
    _ x: Tensor, bounds: UnsafePointer<Int32>, segments: Int, on tape: Tape
  ) -> Tensor {
    let attended = tape.attention(
      qkv(norm1(x, on: tape), on: tape), bounds: bounds, segments: segments, heads: heads)
    let y = tape.add(x, project(attended, on: tape))
    let hidden = tape.gelu(up(norm2(y, on: tape), on: tape))
    return tape.add(y, down(hidden, on: tape))
  }
}
