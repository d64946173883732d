/// Functions of one number that kernels apply to every element.
public enum ElementaryFunction: CaseIterable, Sendable, BitwiseCopyable {
  case exp, log, tanh, sigmoid, relu
  /// x sigmoid(2 u), u = sqrt(2 / pi) (x + 0.044715 x^3): the tanh form (Hendrycks and Gimpel 2016).
  case gelu
}

/// Arithmetic between two elements.
public enum Arithmetic: CaseIterable, Sendable, BitwiseCopyable {
  case add, subtract, multiply, divide
}

/// The numbers of one AdamW step.
public struct AdamWStep: Sendable {
  /// The learning rate.
  public var rate: Float
  /// The share of the running mean of the gradient that stays at each step.
  public var beta1: Float
  /// The same for the running mean of its square.
  public var beta2: Float
  /// Added to the root of that mean, which the step divides by.
  public var epsilon: Float
  /// The share of each parameter that a step of rate 1 takes away.
  public var weightDecay: Float
  /// 1 - beta1^step, where the first step is number 1.
  public var correction1: Float
  /// 1 - beta2^step.
  public var correction2: Float

  /// The numbers of one step; `correction1` and `correction2` make up for running means that began
  /// at 0.
  public init(
    rate: Float, beta1: Float, beta2: Float, epsilon: Float, weightDecay: Float,
    correction1: Float, correction2: Float
  ) {
    self.rate = rate
    self.beta1 = beta1
    self.beta2 = beta2
    self.epsilon = epsilon
    self.weightDecay = weightDecay
    self.correction1 = correction1
    self.correction2 = correction2
  }
}

/// Which rows attend to which: B segments between B + 1 bounds, and the number of heads.
public struct AttentionShape {
  /// Where each of the B segments begins and ends among the rows: B + 1.
  public let bounds: Indices
  /// The number of segments, B.
  public let segments: Int
  /// The number of heads, which share the channels out.
  public let heads: Int

  /// B segments between B + 1 bounds, which must outlive the shape.
  public init(bounds: Indices, segments: Int, heads: Int) {
    self.bounds = bounds
    self.segments = segments
    self.heads = heads
  }

  /// A row of attention weights is padded with zeros to whole vectors of sixteen.
  @inlinable @inline(always)
  public static func padded(_ length: Int) -> Int { (length + 15) / 16 * 16 }

  /// How many rows the segment has.
  @inlinable @inline(always)
  public func length(_ segment: Int) -> Int { Int(bounds[segment + 1] - bounds[segment]) }

  /// Numbers that the attention weights of all segments and heads need.
  public var weightCount: Int {
    (0..<segments).reduce(0) { sum, segment in
      sum + heads * length(segment) * Self.padded(length(segment))
    }
  }

  /// Numbers of scratch for `channels` (C) channels: two transposed heads and two sets of weights.
  public func scratchCount(channels: Int) -> Int {
    let longest = (0..<segments).reduce(0) { max($0, length($1)) }
    return 2 * Self.padded(longest) * (channels / heads + longest)
  }
}

/// Which rows the last row of each word attends to, by their numbers in a memory, and the number of heads.
public struct PathShape {
  /// The T rows of each word, the oldest first and its own last: N x T.
  public let rows: Indices
  /// The number of rows of each word, T.
  public let length: Int
  /// The number of heads, which share the channels out.
  public let heads: Int

  /// N x T row numbers, which must outlive the shape.
  public init(rows: Indices, length: Int, heads: Int) {
    (self.rows, self.length, self.heads) = (rows, length, heads)
  }

  /// Numbers that the attention weights of a word need.
  public var weightCount: Int { heads * AttentionShape.padded(length) }
}
