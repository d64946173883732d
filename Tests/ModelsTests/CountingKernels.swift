import KernelInterface
import Kernels
import Synchronization

/// The kernels that there are, which also count multiplications: of each product by its shape, and of
/// attention by its definition, a score and a weighted value for every pair of positions.
enum CountingKernels: KernelSet {
  private static let total = Mutex(0)
  private static var real: any KernelSet.Type { kernels }

  /// The multiplications of the products that `work` asks for; nothing else may count meanwhile.
  static func multiplications(_ work: () -> Void) -> Int {
    total.withLock { $0 = 0 }
    work()
    return total.withLock { $0 }
  }

  private static func count(_ multiplications: Int) { total.withLock { $0 += multiplications } }

  /// Pairs of a position and one that it may attend to, all segments together.
  private static func scores(_ shape: AttentionShape) -> Int {
    (0..<shape.segments).reduce(0) { sum, segment in
      (0..<shape.length(segment)).reduce(sum) { $0 + $1 + 1 }
    }
  }

  static func product(_ a: Matrix, _ b: Matrix, from start: Matrix?, into c: Matrix) {
    count(a.rows * a.columns * b.columns)
    real.product(a, b, from: start, into: c)
  }
  static func multiplyAdds(_ operations: Int) -> (operations: Int, result: Float) {
    real.multiplyAdds(operations)
  }
  static func copy(_ a: Matrix, into c: Matrix) {
    real.copy(a, into: c)
  }
  static func map(_ function: ElementaryFunction, _ x: Matrix, into y: Matrix) {
    real.map(function, x, into: y)
  }
  static func mapBackward(
    _ function: ElementaryFunction, x: Matrix, y: Matrix, dy: Matrix, from start: Matrix?,
    into dx: Matrix
  ) {
    real.mapBackward(function, x: x, y: y, dy: dy, from: start, into: dx)
  }
  static func combine(_ operation: Arithmetic, _ a: Matrix, _ b: Matrix, into c: Matrix) {
    real.combine(operation, a, b, into: c)
  }
  static func combineBackward(
    _ operation: Arithmetic, _ a: Matrix, _ b: Matrix, dc: Matrix, da: GradientTarget?,
    db: GradientTarget?
  ) {
    real.combineBackward(operation, a, b, dc: dc, da: da, db: db)
  }
  static func add(_ a: Matrix, times factor: Float, into c: Matrix) {
    real.add(a, times: factor, into: c)
  }
  static func sumRows(_ a: Matrix, into c: Matrix) {
    real.sumRows(a, into: c)
  }
  static func sum(_ a: Matrix) -> Float {
    real.sum(a)
  }
  static func sumOfSquares(_ x: In, count: Int) -> Double {
    real.sumOfSquares(x, count: count)
  }
  static func gather(_ table: Matrix, at indices: Indices, into y: Matrix) {
    real.gather(table, at: indices, into: y)
  }
  static func gatherBackward(dy: Matrix, at indices: Indices, into dtable: Matrix) {
    real.gatherBackward(dy: dy, at: indices, into: dtable)
  }
  static func gatherSum(
    _ table: Matrix, at indices: Indices, terms: Int, from start: In?, into y: Matrix
  ) {
    real.gatherSum(table, at: indices, terms: terms, from: start, into: y)
  }
  static func gatherSumBackward(dy: Matrix, at indices: Indices, terms: Int, into dtable: Matrix) {
    real.gatherSumBackward(dy: dy, at: indices, terms: terms, into: dtable)
  }
  static func addPrefixMean(
    _ x: Matrix, parents: Indices, positions: Indices, sums: Matrix, into y: Matrix
  ) {
    real.addPrefixMean(x, parents: parents, positions: positions, sums: sums, into: y)
  }
  static func addPrefixMeanBackward(
    dy: Matrix, parents: Indices, positions: Indices, sums: Matrix, from start: Matrix?,
    into dx: Matrix
  ) {
    real.addPrefixMeanBackward(
      dy: dy, parents: parents, positions: positions, sums: sums, from: start, into: dx)
  }
  static func layerNorm(
    _ x: Matrix, scale: In, shift: In, epsilon: Float, statistics: Out, into y: Matrix
  ) {
    real.layerNorm(x, scale: scale, shift: shift, epsilon: epsilon, statistics: statistics, into: y)
  }
  static func layerNormBackward(
    _ x: Matrix, scale: In, statistics: In, dy: Matrix, dx: Matrix?, dscale: Out, dshift: Out
  ) {
    real.layerNormBackward(
      x, scale: scale, statistics: statistics, dy: dy, dx: dx, dscale: dscale, dshift: dshift)
  }
  static func columnStatistics(_ x: Matrix, mean: Out, variance: Out) {
    real.columnStatistics(x, mean: mean, variance: variance)
  }
  static func batchNorm(
    _ x: Matrix, mean: In, variance: In, scale: In, shift: In, epsilon: Float, into y: Matrix
  ) {
    real.batchNorm(
      x, mean: mean, variance: variance, scale: scale, shift: shift, epsilon: epsilon, into: y)
  }
  static func batchNormBackward(
    _ x: Matrix, mean: In, variance: In, scale: In, epsilon: Float, dy: Matrix, dx: Matrix?,
    dscale: Out, dshift: Out
  ) {
    real.batchNormBackward(
      x, mean: mean, variance: variance, scale: scale, epsilon: epsilon, dy: dy, dx: dx,
      dscale: dscale, dshift: dshift)
  }
  static func softmax(_ logits: Matrix, into probabilities: Matrix) {
    real.softmax(logits, into: probabilities)
  }
  static func crossEntropy(_ logits: Matrix, targets: Indices, weights: In?, probabilities: Matrix)
    -> Double
  {
    real.crossEntropy(logits, targets: targets, weights: weights, probabilities: probabilities)
  }
  static func crossEntropyBackward(
    probabilities: Matrix, targets: Indices, weights: In?, factor: Float, into dlogits: Matrix
  ) {
    real.crossEntropyBackward(
      probabilities: probabilities, targets: targets, weights: weights, factor: factor,
      into: dlogits)
  }
  static func groupedCrossEntropy(_ logits: Matrix, counts: Matrix, probabilities: Matrix) -> Double
  {
    real.groupedCrossEntropy(logits, counts: counts, probabilities: probabilities)
  }
  static func groupedCrossEntropyBackward(
    probabilities: Matrix, counts: Matrix, factor: Float, from start: Matrix?, into dlogits: Matrix
  ) {
    real.groupedCrossEntropyBackward(
      probabilities: probabilities, counts: counts, factor: factor, from: start, into: dlogits)
  }
  static func dropoutMask(
    drawnFrom state: UInt64, below threshold: Int32, kept: Float, count: Int, into mask: Out
  ) -> UInt64 {
    real.dropoutMask(
      drawnFrom: state, below: threshold, kept: kept, count: count, into: mask)
  }
  static func attention(
    _ qkv: Matrix, _ shape: AttentionShape, weights: Out, scratch: Out, into y: Matrix
  ) {
    count(2 * scores(shape) * y.columns)
    real.attention(qkv, shape, weights: weights, scratch: scratch, into: y)
  }
  static func attention(
    _ queries: Matrix, _ memory: Matrix, _ shape: PathShape, weights: Out, into y: Matrix
  ) {
    real.attention(queries, memory, shape, weights: weights, into: y)
  }
  static func attentionBackward(
    _ qkv: Matrix, _ shape: AttentionShape, weights: In, dy: Matrix, scratch: Out,
    from start: Matrix?, into dqkv: Matrix
  ) {
    count(4 * scores(shape) * dy.columns)
    real.attentionBackward(
      qkv, shape, weights: weights, dy: dy, scratch: scratch, from: start, into: dqkv)
  }
  static func lstm(_ gates: Matrix, memory: Matrix, squashed: Matrix, into state: Matrix) {
    real.lstm(gates, memory: memory, squashed: squashed, into: state)
  }
  static func lstmBackward(
    _ gates: Matrix, memory: Matrix, squashed: Matrix, dstate: Matrix, into dgates: Matrix,
    _ dmemory: Matrix
  ) {
    real.lstmBackward(
      gates, memory: memory, squashed: squashed, dstate: dstate, into: dgates, dmemory)
  }
  static func gruReset(_ gates: Matrix, state: Matrix, into kept: Matrix) {
    real.gruReset(gates, state: state, into: kept)
  }
  static func gruUpdate(_ gates: Matrix, state: Matrix, into new: Matrix) {
    real.gruUpdate(gates, state: state, into: new)
  }
  static func gruUpdateBackward(
    _ gates: Matrix, state: Matrix, dnew: Matrix, into dgates: Matrix, _ dstate: Matrix
  ) {
    real.gruUpdateBackward(gates, state: state, dnew: dnew, into: dgates, dstate)
  }
  static func gruResetBackward(
    _ gates: Matrix, state: Matrix, dkept: Matrix, into dgates: Matrix, _ dstate: Matrix
  ) {
    real.gruResetBackward(gates, state: state, dkept: dkept, into: dgates, dstate)
  }
  static func adamW(
    _ parameters: Out, gradients: In, first: Out, second: Out, count: Int, _ step: AdamWStep
  ) {
    real.adamW(parameters, gradients: gradients, first: first, second: second, count: count, step)
  }
  static func sgd(_ parameters: Out, gradients: In, count: Int, rate: Float) {
    real.sgd(parameters, gradients: gradients, count: count, rate: rate)
  }
}
