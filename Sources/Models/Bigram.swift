public import Corpora
public import Tensors

extension ModelKind {
  /// The network of this file, for the catalog.
  public static let bigram = ModelKind("bigram", "Bigram", "one table of logits", make: Bigram.init)
}

/// A row of V logits for each character, from which the next one is predicted: the reference
/// implementation's bigram, whose V x V logits start at zero. With V = 27 it has 729 parameters.
public struct Bigram: NeuralModel {
  private let table: Tensor

  /// Declares its parameters in `set`.
  public init(_ size: NetworkSize, in set: ParameterSet) {
    table = set.declare("logits", [size.vocabulary, size.vocabulary], .zeros)
  }

  public func logits(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    tape.rows(of: table, at: tape.indices(batch.inputs))
  }

  public func reader(_ memory: DecodingMemory) -> RowReader? {
    // There are only V different rows: what follows each of the characters.
    let probabilities = memory.lasting.softmax(table)
    return { step in memory.tape.rows(of: probabilities, at: memory.tape.indices(step.tokens)) }
  }

  /// Logits are looked up, and so are no embeddings.
  public var embedding: Tensor? { nil }

  public var reach: Int? { 1 }

  public func multiplications(of batch: BatchShape) -> Int { 0 }

  /// All rows that read the same character have the same logits: V x V counts say what the N rows would.
  public func loss(_ batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout?) -> Tensor {
    let counts = tape.constant(rows: table.rows, columns: table.columns)
    counts.withValues { cells in
      cells.update(repeating: 0)
      for example in batch.examples {
        let row = Int(batch.inputs[Int(example.row)])
        cells[row * counts.columns + Int(example.next)] += Float(example.count)
      }
    }
    return tape.crossEntropy(table, counts: counts, total: Double(batch.exampleCount))
  }
}
