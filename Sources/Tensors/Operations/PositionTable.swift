import Kernels

/// Every token's share in the first hidden layer, for each of K places before the predicted one.
private struct PositionTable: Operation {
  let embedding: Tensor
  let weight: PreparedWeight
  let places: Int
  /// Rows (place, token).
  let result: Tensor

  func forward(_ kernels: any KernelSet.Type) {
    for place in 0..<places {
      kernels.product(
        embedding.matrix, weight.forward.rows(columns(place)), from: nil,
        into: result.matrix.rows(rows(place)))
    }
  }

  func backward(_ kernels: any KernelSet.Type) {
    guard let gradient = result.gradient else { return }
    for place in 0..<places {
      let dy = gradient.rows(rows(place))
      if let dx = embedding.gradient {
        kernels.product(dy, weight.weight.matrix.columns(columns(place)), from: dx, into: dx)
      }
      if let dw = weight.weight.gradient?.columns(columns(place)) {
        kernels.product(dy.transposed, embedding.matrix, from: dw, into: dw)
      }
    }
  }

  private func columns(_ place: Int) -> Range<Int> {
    place * embedding.columns..<(place + 1) * embedding.columns
  }

  private func rows(_ place: Int) -> Range<Int> {
    place * embedding.rows..<(place + 1) * embedding.rows
  }
}

extension Tape {
  /// The products of all V embeddings with the K parts of a weight that takes K embeddings side by
  /// side: V x C and H x KC to KV x H, where row k V + v belongs to token v at place k.
  ///
  /// A first layer then only selects and adds rows (`sumOfRows`): as many products as there are
  /// tokens, not as many as there are rows in the batch.
  public func positionTable(_ embedding: Tensor, _ weight: Tensor) -> Tensor {
    precondition(
      weight.columns.isMultiple(of: embedding.columns),
      "a weight of \(weight.shape) does not take embeddings of \(embedding.columns) side by side")
    let places = weight.columns / embedding.columns
    return run(
      PositionTable(
        embedding: embedding, weight: prepare(weight), places: places,
        result: tensor(rows: places * embedding.rows, columns: weight.rows)))
  }
}
