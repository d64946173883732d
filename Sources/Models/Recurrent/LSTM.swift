import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let lstm = ModelKind(
    "lstm", "LSTM", "Graves 2013", isInReference: false, make: Recurrent<LSTMCell>.init)
}

/// What an LSTM observes beside its state, by name.
public enum LSTMObservation {
  /// f, how much of the memory is kept, between 0 and 1: T x H.
  public static let forget = "forget"
  /// i, how much is written into the memory, between 0 and 1: T x H.
  public static let input = "input"
  /// o, how much of the memory is shown, between 0 and 1: T x H.
  public static let output = "output"
  /// c, the memory: T x H.
  public static let memory = "memory"
}

/// Long short-term memory (Hochreiter and Schmidhuber 1997) as Graves 2013 generates sequences with it:
/// c' = f c + i tanh(g), h' = o tanh(c'), with i, f and o the sigmoid of W [x, h] + b.
///
/// Departs from Graves in having one layer, no skip connections and no peepholes (gates do not see c); the
/// four gates i, f, g and o stand in one weight, in the order of PyTorch's own layer. With V = 27, C = 64
/// and H = 64 it has 36,635 parameters.
struct LSTMCell: RecurrentCell {
  private let layer: InputAndStateLinear

  init(_ name: String, channels: Int, hidden: Int, in set: ParameterSet) {
    layer = InputAndStateLinear(
      "\(name).xh_to_gates", channels: channels, hidden: hidden, to: 4 * hidden, in: set)
  }

  /// h and c side by side.
  static func stateColumns(hidden: Int) -> Int { 2 * hidden }

  var layers: [InputAndStateLinear] { [layer] }

  func contributions(of tokens: Tensor, on tape: Tape) -> Tensor {
    layer.contributions(of: tokens, on: tape)
  }

  func stateWeights(on tape: Tape, dropping dropout: Dropout?) -> PreparedWeight {
    tape.prepare(dropout(layer.stateWeight, on: tape))
  }

  func states(_ inputs: CellInputs, _ weights: PreparedWeight, on tape: Tape) -> Tensor {
    let hidden = layer.stateWeight.columns
    let (states, gates) = tape.lstm(inputs, weights)
    // What is observed first chooses the units that are shown.
    tape.observe(LSTMObservation.forget, gates[columns: hidden..<2 * hidden])
    tape.observe(LSTMObservation.input, gates[columns: 0..<hidden])
    tape.observe(LSTMObservation.output, gates[columns: 3 * hidden..<4 * hidden])
    tape.observe(LSTMObservation.memory, states[columns: hidden..<2 * hidden])
    return states
  }
}
