/// Numbers to read.
public typealias In = UnsafePointer<Float>
/// Numbers to write or to add to.
public typealias Out = UnsafeMutablePointer<Float>
/// Row numbers, tokens or segment bounds.
public typealias Indices = UnsafePointer<Int32>

/// The loops that all models run on, as compiled for one instruction set.
///
/// Every set gives the same bits: elements of a product are summed over k in order with fused
/// multiply-add, and sums over a row go through sixteen lanes and one fixed tree, however wide the
/// registers are. Forward kernels write their result; those named `...Backward` **add** to gradients.
/// N rows, C channels, V vocabulary, B segments.
public protocol KernelSet: SendableMetatype {
  // MARK: Products

  /// C = A B + `start`, or without `start` C = A B. `b`, `c` and `start` have columns side by side;
  /// `a` may be transposed. `start` may be `c` (to add to it) or one row repeated (a bias).
  static func product(_ a: Matrix, _ b: Matrix, from start: Matrix?, into c: Matrix)
  /// Multiplies and adds in registers alone, to find how fast the processor can be: at least
  /// `operations` additions and multiplications. Returns how many they were, and what came out.
  static func multiplyAdds(_ operations: Int) -> (operations: Int, result: Float)
  /// Writes `a` row by row into `c`; meant for an `a` that is a transposed view.
  static func copy(_ a: Matrix, into c: Matrix)

  // MARK: Element by element

  /// y = f(x).
  static func map(_ function: ElementaryFunction, _ x: Matrix, into y: Matrix)
  /// dx = `start` + f'(x) dy, or without `start` f'(x) dy; `y` is what the forward pass gave.
  static func mapBackward(
    _ function: ElementaryFunction, x: Matrix, y: Matrix, dy: Matrix, from start: Matrix?,
    into dx: Matrix)
  /// c = a op b; strides of zero broadcast.
  static func combine(_ operation: Arithmetic, _ a: Matrix, _ b: Matrix, into c: Matrix)
  /// da gets dc/da, db gets dc/db; where a stride is zero, contributions are summed, and added to what was.
  static func combineBackward(
    _ operation: Arithmetic, _ a: Matrix, _ b: Matrix, dc: Matrix, da: GradientTarget?,
    db: GradientTarget?)
  /// c += factor a.
  static func add(_ a: Matrix, times factor: Float, into c: Matrix)
  /// The one row of c += the sum of the rows of a.
  static func sumRows(_ a: Matrix, into c: Matrix)
  /// The sum of all elements, rows in order.
  static func sum(_ a: Matrix) -> Float
  /// The sum of squares of `count` numbers, in Double.
  static func sumOfSquares(_ x: In, count: Int) -> Double

  // MARK: Rows

  /// Row n of y = row `at[n]` of the table; a negative index gives zeros.
  static func gather(_ table: Matrix, at indices: Indices, into y: Matrix)
  /// Row `at[n]` of dtable += row n of dy.
  static func gatherBackward(dy: Matrix, at indices: Indices, into dtable: Matrix)
  /// Row n of y = `start` + the sum of the rows `at[n * terms ..< (n + 1) * terms]` of the table;
  /// negative indices are left out.
  static func gatherSum(
    _ table: Matrix, at indices: Indices, terms: Int, from start: In?, into y: Matrix)
  /// Adds row n of dy to each row of dtable that it was summed from.
  static func gatherSumBackward(dy: Matrix, at indices: Indices, terms: Int, into dtable: Matrix)
  /// y = each row of x + the mean of it and all before it in its word: row `parents[n]`, negative where
  /// a word begins, comes before row n, which has `positions[n]` rows before it. Keeps `sums` (N x C).
  static func addPrefixMean(
    _ x: Matrix, parents: Indices, positions: Indices, sums: Matrix, into y: Matrix)
  /// dx = `start` + the gradient, which uses `sums` as room; without `start` dx = the gradient.
  static func addPrefixMeanBackward(
    dy: Matrix, parents: Indices, positions: Indices, sums: Matrix, from start: Matrix?,
    into dx: Matrix)

  // MARK: Normalisation

  /// y = (x - mean) / sqrt(variance + epsilon) * scale + shift by row; keeps mean and 1/deviation
  /// in `statistics` (N x 2).
  static func layerNorm(
    _ x: Matrix, scale: In, shift: In, epsilon: Float, statistics: Out, into y: Matrix)
  static func layerNormBackward(
    _ x: Matrix, scale: In, statistics: In, dy: Matrix, dx: Matrix?, dscale: Out, dshift: Out)
  /// Mean and variance (divided by N) of each column.
  static func columnStatistics(_ x: Matrix, mean: Out, variance: Out)
  /// y = (x - mean) / sqrt(variance + epsilon) * scale + shift by column.
  static func batchNorm(
    _ x: Matrix, mean: In, variance: In, scale: In, shift: In, epsilon: Float, into y: Matrix)
  /// Gradients of `batchNorm` where mean and variance are those of x itself.
  static func batchNormBackward(
    _ x: Matrix, mean: In, variance: In, scale: In, epsilon: Float, dy: Matrix, dx: Matrix?,
    dscale: Out, dshift: Out)

  // MARK: Loss

  /// Row by row softmax of the logits.
  static func softmax(_ logits: Matrix, into probabilities: Matrix)
  /// The sum over rows of weight * -log p(target), and the probabilities. Rows with a negative
  /// target do not count; without weights every other row counts once. Sixteen rows are summed at a time, and
  /// then their sums.
  static func crossEntropy(
    _ logits: Matrix, targets: Indices, weights: In?, probabilities: Matrix
  ) -> Double
  /// dlogits += factor * weight * (p - 1 at the target).
  static func crossEntropyBackward(
    probabilities: Matrix, targets: Indices, weights: In?, factor: Float, into dlogits: Matrix)
  /// The sum over all cells of count * -log p, and the probabilities; by sixteen rows likewise.
  static func groupedCrossEntropy(
    _ logits: Matrix, counts: Matrix, probabilities: Matrix
  ) -> Double
  /// dlogits = `start` + factor * (row total * p - count); without `start` nothing is added to.
  static func groupedCrossEntropyBackward(
    probabilities: Matrix, counts: Matrix, factor: Float, from start: Matrix?, into dlogits: Matrix)

  // MARK: Dropout

  /// Fills `mask` with `count` numbers, each 0 where 16 bits drawn for it are below `threshold`, and `kept`
  /// elsewhere. SplitMix64 (Steele, Lea and Flood 2014) draws 64 bits at a time from `state`, the lowest for the
  /// first of four numbers. Gives the state that follows.
  static func dropoutMask(
    drawnFrom state: UInt64, below threshold: Int32, kept: Float, count: Int, into mask: Out
  ) -> UInt64

  // MARK: Attention

  /// Causal attention within each segment. `qkv` is N x 3C; keeps the attention weights, and needs
  /// `scratch`, as large as `AttentionShape` says.
  static func attention(
    _ qkv: Matrix, _ shape: AttentionShape, weights: Out, scratch: Out, into y: Matrix)
  /// dqkv = `start` + the gradient; without `start` dqkv = the gradient.
  static func attentionBackward(
    _ qkv: Matrix, _ shape: AttentionShape, weights: In, dy: Matrix, scratch: Out,
    from start: Matrix?, into dqkv: Matrix)

  /// The same for the last row of each of N words: `queries` is N x C, `memory` has keys and values of all
  /// rows (rows x 2C), and `shape` says which of them belong to a word, and how many `weights` one has.
  static func attention(
    _ queries: Matrix, _ memory: Matrix, _ shape: PathShape, weights: Out, into y: Matrix)

  // MARK: Recurrent cells

  // Gates lie side by side, N x 4H or N x 3H: sums before, activations after. Unlike elsewhere,
  // these backward kernels write the gradients of gates and states, and do not add to them.

  /// LSTM: from the gates i, f, g, o and the memory c (N x H) to h and c' side by side (N x 2H);
  /// keeps tanh(c') in `squashed`.
  static func lstm(_ gates: Matrix, memory: Matrix, squashed: Matrix, into state: Matrix)
  static func lstmBackward(
    _ gates: Matrix, memory: Matrix, squashed: Matrix, dstate: Matrix, into dgates: Matrix,
    _ dmemory: Matrix)
  /// GRU, first half: the gates z and r, and what the candidate may see of the state, r h.
  static func gruReset(_ gates: Matrix, state: Matrix, into kept: Matrix)
  /// GRU, second half: the candidate, and h' = h + z (candidate - h).
  static func gruUpdate(_ gates: Matrix, state: Matrix, into new: Matrix)
  /// Writes the gradients of z and of the candidate, and the state's share of the second half.
  static func gruUpdateBackward(
    _ gates: Matrix, state: Matrix, dnew: Matrix, into dgates: Matrix, _ dstate: Matrix)
  /// Writes the gradient of r, and adds the state's share of the first half.
  static func gruResetBackward(
    _ gates: Matrix, state: Matrix, dkept: Matrix, into dgates: Matrix, _ dstate: Matrix)

  // MARK: Optimizers

  /// One AdamW step over `count` parameters (Loshchilov and Hutter 2019), in PyTorch's order.
  static func adamW(
    _ parameters: Out, gradients: In, first: Out, second: Out, count: Int, _ step: AdamWStep)
  /// parameters -= rate * gradients.
  static func sgd(_ parameters: Out, gradients: In, count: Int, rate: Float)
}
