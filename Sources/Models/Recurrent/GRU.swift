import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let gru = ModelKind("gru", "GRU", "Cho et al. 2014", make: Recurrent<GRUCell>.init)
}

/// What a GRU observes beside its state, by name.
public enum GRUObservation {
  /// z, how much of the state is renewed, between 0 and 1: T x H.
  public static let update = "update"
  /// r, how much of the state the candidate sees, between 0 and 1: T x H.
  public static let reset = "reset"
}

/// The gated recurrent unit (Cho et al. 2014) with the reference implementation's gates: z = sigmoid,
/// r = sigmoid, candidate = tanh(W [x, r h] + b), h' = (1 - z) h + z candidate.
///
/// The paper exchanges z and 1 - z. PyTorch's own layer multiplies by r after the candidate's product
/// instead of before. With V = 27, C = 64 and H = 64 it has 28,315 parameters.
struct GRUCell: RecurrentCell {
  private let update: InputAndStateLinear
  private let reset: InputAndStateLinear
  private let candidate: InputAndStateLinear

  init(_ name: String, channels: Int, hidden: Int, in set: ParameterSet) {
    func layer(_ part: String) -> InputAndStateLinear {
      InputAndStateLinear(
        "\(name).xh_to_\(part)", channels: channels, hidden: hidden, to: hidden, in: set)
    }
    update = layer("z")
    reset = layer("r")
    candidate = layer("hbar")
  }

  static func stateColumns(hidden: Int) -> Int { hidden }

  var layers: [InputAndStateLinear] { [update, reset, candidate] }

  func contributions(of tokens: Tensor, on tape: Tape) -> Tensor {
    tape.joinColumns(
      update.contributions(of: tokens, on: tape), reset.contributions(of: tokens, on: tape),
      candidate.contributions(of: tokens, on: tape))
  }

  func stateWeights(
    on tape: Tape, dropping dropout: Dropout?
  ) -> (gates: PreparedWeight, candidate: PreparedWeight) {
    let hidden = update.stateWeight.rows
    let weights = tape.tensor(rows: 2 * hidden, columns: hidden)
    tape.copy(update.stateWeight, into: weights[rows: 0..<hidden])
    tape.copy(reset.stateWeight, into: weights[rows: hidden..<2 * hidden])
    return (
      tape.prepare(dropout(weights, on: tape)),
      tape.prepare(dropout(candidate.stateWeight, on: tape))
    )
  }

  func states(
    _ inputs: CellInputs, _ weights: (gates: PreparedWeight, candidate: PreparedWeight),
    on tape: Tape
  ) -> Tensor {
    let hidden = update.stateWeight.rows
    let (states, gates) = tape.gru(inputs, weights.gates, weights.candidate)
    tape.observe(GRUObservation.update, gates[columns: 0..<hidden])
    tape.observe(GRUObservation.reset, gates[columns: hidden..<2 * hidden])
    return states
  }
}
