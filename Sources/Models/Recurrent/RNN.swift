import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let rnn = ModelKind("rnn", "RNN", "Elman 1990", make: Recurrent<RNNCell>.init)
}

/// The simple recurrent network (Elman 1990): h' = tanh(W [x, h] + b).
///
/// With V = 27, C = 64 and H = 64 the reference implementation's has 11,803 parameters.
struct RNNCell: RecurrentCell {
  private let layer: InputAndStateLinear

  init(_ name: String, channels: Int, hidden: Int, in set: ParameterSet) {
    layer = InputAndStateLinear(
      "\(name).xh_to_h", channels: channels, hidden: hidden, to: hidden, in: set)
  }

  static func stateColumns(hidden: Int) -> Int { hidden }

  var layers: [InputAndStateLinear] { [layer] }

  func contributions(of tokens: Tensor, on tape: Tape) -> Tensor {
    layer.contributions(of: tokens, on: tape)
  }

  func stateWeights(on tape: Tape, dropping dropout: Dropout?) -> PreparedWeight {
    tape.prepare(dropout(layer.stateWeight, on: tape))
  }

  func states(_ inputs: CellInputs, _ weights: PreparedWeight, on tape: Tape) -> Tensor {
    tape.rnn(inputs, weights)
  }
}
