import Tensors

/// Long short-term memory (Hochreiter and Schmidhuber 1997) as Graves 2013 generates sequences with it:
/// c' = f c + i tanh(g), h' = o tanh(c'), with i, f and o the sigmoid of W [x, h] + b.
///
/// Departs from Graves in having one layer, no skip connections and no peepholes (gates do not see c); the
/// four gates i, f, g and o stand in one weight, in the order of PyTorch's own layer. With V = 27, C = 64
/// and H = 64 it has 36,571 parameters.
struct LSTMCell: RecurrentCell {
  private let layer: JointLayer

  init(_ name: String, channels: Int, hidden: Int, in set: ParameterSet) {
    layer = JointLayer(
      "\(name).xh_to_gates", channels: channels, hidden: hidden, to: 4 * hidden, in: set)
  }

  /// h and c side by side.
  static func stateColumns(hidden: Int) -> Int { 2 * hidden }

  func contributions(of tokens: Tensor, on tape: Tape) -> Tensor {
    layer.contributions(of: tokens, on: tape)
  }

  func prepare(on tape: Tape, dropping dropout: Dropout?) -> PreparedWeight {
    tape.prepare(dropout(layer.stateWeight, on: tape))
  }

  func next(
    _ input: Tensor, _ state: Tensor, _ weights: PreparedWeight, on tape: Tape
  ) -> Tensor {
    let hidden = state.columns / 2
    func gate(_ x: Tensor, _ number: Int) -> Tensor {
      x[columns: number * hidden..<(number + 1) * hidden]
    }
    let gates = tape.add(input, tape.linear(gate(state, 0), weights))
    let forget = tape.sigmoid(gate(gates, 1))
    tape.observe("forget", forget)
    let kept = tape.multiply(forget, gate(state, 1))
    let write = tape.sigmoid(gate(gates, 0))
    tape.observe("input", write)
    let written = tape.multiply(write, tape.tanh(gate(gates, 2)))
    let memory = tape.add(kept, written)
    tape.observe("memory", memory)
    let speak = tape.sigmoid(gate(gates, 3))
    tape.observe("output", speak)
    let output = tape.multiply(speak, tape.tanh(memory))
    return tape.joinColumns(output, memory)
  }
}
