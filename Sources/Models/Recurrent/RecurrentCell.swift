import Tensors

/// What a recurrent model does at one character: from the state so far and a character to the next state.
///
/// A cell's weights take the embedding (C numbers) and the hidden state (H) side by side. There are only V
/// embeddings, so their part is computed once for each token, and then only looked up.
protocol RecurrentCell {
  /// Weights laid out for the steps of one pass.
  associatedtype Weights

  /// Declares the cell's parameters under `name`.
  init(_ name: String, channels: Int, hidden: Int, in set: ParameterSet)

  /// Columns of the state; the hidden state is the first H of them.
  static func stateColumns(hidden: Int) -> Int

  /// What each token contributes, biases included: V x C to V x G.
  func contributions(of tokens: Tensor, on tape: Tape) -> Tensor

  /// The weights of the hidden state, prepared once a pass; some of them are dropped for all of it (DropConnect
  /// as Merity, Keskar and Socher 2018 use it).
  func prepare(on tape: Tape, dropping dropout: Dropout?) -> Weights

  /// The next state: N x G of the tokens' contributions and N x S of state to N x S.
  func next(_ input: Tensor, _ state: Tensor, _ weights: Weights, on tape: Tape) -> Tensor
}

/// A layer inside a cell that takes C embedding columns and H state columns, as PyTorch stores it.
struct JointLayer {
  let layer: LinearLayer
  let channels: Int

  init(_ name: String, channels: Int, hidden: Int, to output: Int, in set: ParameterSet) {
    layer = LinearLayer(name, from: channels + hidden, to: output, in: set)
    self.channels = channels
  }

  /// The part of `tokens`, with the bias: V x C to V x out.
  func contributions(of tokens: Tensor, on tape: Tape) -> Tensor {
    tape.linear(tokens, layer.weight[columns: 0..<channels], layer.bias)
  }

  /// The columns that take the state: out x H.
  var stateWeight: Tensor { layer.weight[columns: channels..<layer.weight.columns] }
}
