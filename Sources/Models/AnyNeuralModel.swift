public import Corpora
public import Tensors

/// A network of any kind, by what it can do: functions in place of an existential, which Embedded Swift
/// does not have.
public struct AnyNeuralModel: NeuralModel {
  public let embedding: Tensor?
  public let reach: Int?
  public let masks: [StateEntry]
  private let computeLogits: (RaggedBatch, Tape, Dropout?) -> Tensor
  private let computeLoss: (RaggedBatch, Tape, Dropout?) -> Tensor
  private let count: (BatchShape) -> Int
  private let makeReader: (DecodingMemory) -> RowReader?

  /// What `network` can do.
  public init(_ network: some NeuralModel) {
    (embedding, reach, masks) = (network.embedding, network.reach, network.masks)
    computeLogits = { network.logits($0, on: $1, dropping: $2) }
    computeLoss = { network.loss($0, on: $1, dropping: $2) }
    count = { network.multiplications(of: $0) }
    makeReader = { network.reader($0) }
  }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    computeLogits(batch, tape, dropout)
  }

  public func loss(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    computeLoss(batch, tape, dropout)
  }

  public func multiplications(of batch: BatchShape) -> Int { count(batch) }

  public func reader(_ memory: DecodingMemory) -> RowReader? { makeReader(memory) }
}
