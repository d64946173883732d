import Corpora
import Tensors

/// A row of V logits for each character, from which the next one is predicted: the reference
/// implementation's bigram, whose V x V logits (729 for V = 27) start at zero.
public struct Bigram: NeuralModel {
  private let table: Tensor

  public init(_ size: NetworkSize, in set: ParameterSet) {
    table = set.declare("logits", [size.vocabulary, size.vocabulary], .zeros)
  }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    tape.rows(of: table, at: tape.indices(batch.inputs), count: batch.rows)
  }
}
