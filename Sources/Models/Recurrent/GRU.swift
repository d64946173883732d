import Tensors

/// The gated recurrent unit (Cho et al. 2014) with the reference implementation's gates: z = sigmoid,
/// r = sigmoid, candidate = tanh(W [x, r h] + b), h' = (1 - z) h + z candidate.
///
/// The paper exchanges z and 1 - z. PyTorch's own layer multiplies by r after the candidate's product
/// instead of before. With V = 27, C = 64 and H = 64 it has 28,315 parameters.
struct GRUCell: RecurrentCell {
  private let update: JointLayer
  private let reset: JointLayer
  private let candidate: JointLayer

  /// The two gates' weights one above the other (2H x H), and the candidate's.
  struct Weights {
    let gates: PreparedWeight
    let candidate: PreparedWeight
  }

  init(_ name: String, channels: Int, hidden: Int, in set: ParameterSet) {
    func layer(_ part: String) -> JointLayer {
      JointLayer("\(name).xh_to_\(part)", channels: channels, hidden: hidden, to: hidden, in: set)
    }
    update = layer("z")
    reset = layer("r")
    candidate = layer("hbar")
  }

  static func stateColumns(hidden: Int) -> Int { hidden }

  func contributions(of tokens: Tensor, on tape: Tape) -> Tensor {
    tape.joinColumns(
      update.contributions(of: tokens, on: tape), reset.contributions(of: tokens, on: tape),
      candidate.contributions(of: tokens, on: tape))
  }

  func prepare(on tape: Tape, dropping dropout: Dropout?) -> Weights {
    let hidden = update.stateWeight.rows
    let gates = tape.tensor(rows: 2 * hidden, columns: hidden)
    tape.copy(update.stateWeight, into: gates[rows: 0..<hidden])
    tape.copy(reset.stateWeight, into: gates[rows: hidden..<2 * hidden])
    return Weights(
      gates: tape.prepare(dropout(gates, on: tape)),
      candidate: tape.prepare(dropout(candidate.stateWeight, on: tape)))
  }

  func next(_ input: Tensor, _ state: Tensor, _ weights: Weights, on tape: Tape) -> Tensor {
    let hidden = state.columns
    let gates = tape.sigmoid(
      tape.add(input[columns: 0..<2 * hidden], tape.linear(state, weights.gates)))
    let (z, r) = (gates[columns: 0..<hidden], gates[columns: hidden..<2 * hidden])
    tape.observe("update", z)
    tape.observe("reset", r)
    let candidate = tape.tanh(
      tape.add(
        input[columns: 2 * hidden..<3 * hidden],
        tape.linear(tape.multiply(r, state), weights.candidate)))
    return tape.add(state, tape.multiply(z, tape.subtract(candidate, state)))
  }
}
