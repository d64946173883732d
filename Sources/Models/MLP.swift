public import Corpora
public import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let mlp = ModelKind("mlp", "MLP", "Bengio et al. 2003", make: MLP.init)
}

/// The network of Bengio et al. 2003: the embeddings of the last K characters side by side and one hidden
/// layer of tanh. It departs from the paper in having no direct connections to the output.
///
/// As the reference implementation has it, K is the longest word's rows, and places before a word's
/// beginning read a token of their own, number V: 69,147 parameters with V = 27, K = 16, C = 64 and H = 64.
/// As the follow-up lectures have it, K is 3, C 10, H 200, those places read the boundary (11,897
/// parameters), and batch normalisation may stand before the tanh (12,097).
public struct MLP: NeuralModel {
  private let places: Int
  /// The characters of its window; nil where that holds the longest word.
  public let reach: Int?
  private let blank: Int32
  private let tokens: Tensor
  private let hidden: LinearLayer
  private let norm: BatchNormLayer?
  private let output: LinearLayer

  /// Declares its parameters in `set`.
  public init(_ size: NetworkSize, in set: ParameterSet) {
    (places, reach) = (size.context ?? size.positions, size.context)
    blank = size.blankIsBoundary ? RaggedBatch.boundary : Int32(size.vocabulary)
    tokens = set.declare(
      "wte.weight", [size.vocabulary + (size.blankIsBoundary ? 0 : 1), size.channels],
      .normal(deviation: 1))
    hidden = LinearLayer(
      "mlp.0", from: places * size.channels, to: size.hidden, bias: !size.batchNorm, in: set)
    norm = size.batchNorm ? BatchNormLayer("mlp.1", channels: size.hidden, in: set) : nil
    output = LinearLayer(
      size.batchNorm ? "mlp.3" : "mlp.2", from: size.hidden, to: size.vocabulary, in: set)
  }

  public var embedding: Tensor? { tokens }

  /// A product for every different token at the places that a word reaches, and for one token at those
  /// beyond. Where the boundary stands before a word too, it is one token less from the second place on.
  public func multiplications(of batch: BatchShape) -> Int {
    let reach = min(places, batch.tokensBack.count)
    let isOneToken = blank == RaggedBatch.boundary
    let tokens = batch.tokensBack.prefix(reach).reduce(places - reach, +)
    return (tokens - (isOneToken ? max(reach - 1, 0) : 0)) * hidden.weight.count / places
      + output.multiplications(rows: batch.rows)
  }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    let window = ContextWindow(batch, places: places, blank: blank, count: tokens.rows)
    let table = tape.positionTable(
      tokens, hidden.weight, tokens: window.tokens, bounds: window.bounds)
    let x = tape.sumOfRows(
      of: table, at: tape.indices(window.chosen), terms: window.reach,
      from: beyond(window, in: table, on: tape))
    let y = tape.tanh(norm.map { $0(x, on: tape) } ?? x)
    return output(dropout(y, on: tape), on: tape)
  }

  /// Each step moves every prefix's window on by a place. What a token adds in a place is computed once for
  /// all tokens and places.
  public func reader(_ memory: DecodingMemory) -> RowReader? {
    let table = memory.lasting.positionTable(tokens, hidden.weight)
    var windows: [Int32] = []
    return { [places] step in
      let before = windows
      windows = Array(repeating: 0, count: step.count * places)
      for row in 0..<step.count {
        let (start, parent) = (row * places, Int(step.parents[row]) * places)
        windows[start] = step.tokens[row]
        for place in 1..<max(places, 1) {
          let number = Int32(place * tokens.rows)
          windows[start + place] =
            step.position == 0 ? number + blank : before[parent + place - 1] + Int32(tokens.rows)
        }
      }
      let reach = min(places, step.position + 1)
      return memory.tape.softmax(logits(windows, reach: reach, table, on: memory.tape))
    }
  }

  /// The logits after windows that reach so many places back: N x `places` rows of `table`, which has all V
  /// tokens of every place. They are added in the order of `logits`.
  private func logits(
    _ windows: [Int32], reach: Int, _ table: Tensor, on tape: Tape
  ) -> Tensor {
    let rows = windows.count / places
    let chosen = tape.indices(count: rows * reach) { chosen in
      for row in 0..<rows {
        for place in 0..<reach { chosen[row * reach + place] = windows[row * places + place] }
      }
    }
    let beyond = (reach..<places).map { Int32($0 * tokens.rows) + blank }
    let start =
      beyond.isEmpty
      ? hidden.bias
      : tape.sumOfRows(
        of: table, at: tape.indices(beyond), terms: beyond.count, from: hidden.bias)
    let x = tape.sumOfRows(of: table, at: chosen, terms: reach, from: start)
    return output(tape.tanh(norm.map { $0(x, on: tape) } ?? x), on: tape)
  }

  /// What the places that no word reaches add to every row, and the bias: 1 x H.
  private func beyond(_ window: ContextWindow, in table: Tensor, on tape: Tape) -> Tensor? {
    guard window.reach < places else { return hidden.bias }
    let rows = window.bounds[window.reach]..<window.bounds[places]
    return tape.sumOfRows(
      of: table, at: tape.indices(Array(rows)), terms: rows.count, from: hidden.bias)
  }
}
