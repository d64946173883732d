public import Tensors

/// What reads one row a prefix and step, and gives the probabilities after each: N x V. They are good until the
/// next step.
public typealias RowReader = (PrefixStep) -> Tensor

/// The tapes of a network that reads words step by step, and so need not read a character twice.
public final class DecodingMemory {
  /// For what follows from the parameters alone: kept as long as the memory is.
  public let lasting = Tape(recording: false)
  private let prepared = PreparedWeights()
  private var current: Tape
  private var previous: Tape

  /// The memory of one reader, whose parameters do not change while it reads.
  public init() {
    current = Tape(recording: false, preparing: prepared)
    previous = Tape(recording: false, preparing: prepared)
  }

  /// For this step. What was made on it is good until the end of the next one.
  public var tape: Tape { current }

  /// Begins a step: what the one before made stays, what is older goes.
  func begin() {
    swap(&current, &previous)
    current.reset()
  }
}
