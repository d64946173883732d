import Tensors

/// What a recurrent model does at one character: from the state so far and a character to the next state.
///
/// A cell's weights take the embedding (C numbers) and the hidden state (H) side by side. There are only V
/// embeddings, so their part is computed once for each token, and then only looked up.
protocol RecurrentCell {
  /// The weights of the state, ready for any number of steps.
  associatedtype StateWeights

  /// Declares the cell's parameters under `name`.
  init(_ name: String, channels: Int, hidden: Int, in set: ParameterSet)

  /// Columns of the state; the hidden state is the first H of them.
  static func stateColumns(hidden: Int) -> Int

  /// All its layers: what their products cost is known from them.
  var layers: [InputAndStateLinear] { get }

  /// What each token contributes, biases included: V x C to V x G.
  func contributions(of tokens: Tensor, on tape: Tape) -> Tensor

  /// The weights of the hidden state, some of them dropped for all rows (DropConnect as Merity, Keskar and
  /// Socher 2018 use it).
  func stateWeights(on tape: Tape, dropping dropout: Dropout?) -> StateWeights

  /// The states after all rows of `inputs`: N x S.
  func states(_ inputs: CellInputs, _ weights: StateWeights, on tape: Tape) -> Tensor
}

/// A layer inside a cell that takes C embedding columns and H state columns, as PyTorch stores it.
struct InputAndStateLinear {
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

  /// The multiplications with so many embeddings and so many states.
  func multiplications(tokens: Int, rows: Int) -> Int {
    tokens * channels * layer.weight.rows + rows * stateWeight.count
  }

  /// The columns that take the state: out x H.
  var stateWeight: Tensor { layer.weight[columns: channels..<layer.weight.columns] }
}
