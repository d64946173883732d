public import Corpora
public import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let cnn = ModelKind(
    "cnn", "CNN", "van den Oord et al. 2016", isInReference: false, make: DilatedCNN.init)
}

/// WaveNet (van den Oord et al. 2016) on characters: causal convolutions of two taps whose distance doubles
/// from layer to layer (1, 2, 4, 8), gated by tanh times sigmoid, each with a residual and a skip path.
///
/// Departs from the paper in its size and in having one stack of layers. Places before a word's beginning are
/// zeros. With V = 27, C = 64 and 4 layers it has 106,971 parameters.
public struct DilatedCNN: NeuralModel {
  private let tokens: Tensor
  private let layers: [Layer]
  private let mix: LinearLayer
  private let head: LinearLayer

  private struct Layer {
    /// From both taps to what tanh and sigmoid take.
    let gates: LinearLayer
    /// To what is added to the input, and to what goes to the output.
    let paths: LinearLayer
  }

  /// Declares its parameters in `set`.
  public init(_ size: NetworkSize, in set: ParameterSet) {
    let channels = size.channels
    tokens = set.declare("wte.weight", [size.vocabulary, channels], size.tokenInitial)
    layers = (0..<size.layers).map { number in
      Layer(
        gates: LinearLayer("layers.\(number).gates", from: 2 * channels, to: 2 * channels, in: set),
        paths: LinearLayer("layers.\(number).paths", from: channels, to: 2 * channels, in: set))
    }
    mix = LinearLayer("mix", from: channels, to: channels, in: set)
    head = .head(size, from: channels, tokens: tokens, in: set)
  }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    var x = tape.rows(of: tokens, at: tape.indices(batch.inputs))
    var skips: Tensor?
    var earlier = batch.parents
    for layer in layers {
      let paths = self.paths(x, earlier: earlier, layer, on: tape, dropout)
      let (residual, skip) = (
        paths[columns: 0..<x.columns], paths[columns: x.columns..<paths.columns]
      )
      x = tape.add(x, residual)
      skips = skips.map { tape.add($0, skip) } ?? skip
      earlier = batch.doubled(earlier)
    }
    guard let skips else { return head(x, on: tape) }
    return head(tape.relu(mix(tape.relu(skips), on: tape)), on: tape)
  }

  public var embedding: Tensor? { tokens }

  /// Each layer sees twice as far as the one below.
  public var reach: Int? { 1 << layers.count }

  public func multiplications(of batch: BatchShape) -> Int {
    let linear = layers.flatMap { [$0.gates, $0.paths] } + (layers.isEmpty ? [] : [mix]) + [head]
    return linear.reduce(0) { $0 + $1.multiplications(rows: batch.rows) }
  }

  private func paths(
    _ x: Tensor, earlier: [Int32], _ layer: Layer, on tape: Tape, _ dropout: Dropout?
  ) -> Tensor {
    let before = tape.rows(of: x, at: tape.indices(earlier))
    let gates = layer.gates(tape.joinColumns(before, x), on: tape)
    let gated = tape.multiply(
      tape.tanh(gates[columns: 0..<x.columns]),
      tape.sigmoid(gates[columns: x.columns..<gates.columns]))
    return layer.paths(dropout(gated, on: tape), on: tape)
  }
}

extension RaggedBatch {
  /// The rows twice as many characters before each row as `earlier` has them; -1 before the beginning.
  func doubled(_ earlier: [Int32]) -> [Int32] {
    earlier.map { $0 < 0 ? -1 : earlier[Int($0)] }
  }
}
