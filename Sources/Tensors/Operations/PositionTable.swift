import Kernels

/// The share in the first hidden layer of chosen tokens, for each of K places before the predicted one.
private struct PositionTable: Operation {
  let embedding: Tensor
  let weight: PreparedWeight
  let tokens: IndexList
  /// Where each place's rows begin and end: K + 1.
  let bounds: IndexList
  let places: Int
  /// The embeddings of the tokens, and room for their gradients: P x C.
  let chosen: Matrix
  let dchosen: Matrix
  /// What each of the P tokens adds to the H units: P x H.
  let result: Tensor

  func forward(_ kernels: ChosenKernels) {
    kernels.gather(embedding.matrix, at: tokens.start, into: chosen)
    kernels.forEach(places, multiplications: multiplications) { place in
      kernels.product(
        chosen.rows(rows(place)), weight.forward.rows(columns(place)), from: nil,
        into: result.matrix.rows(rows(place)))
    }
  }

  func backward(_ kernels: ChosenKernels) {
    guard let gradient = result.gradient else { return }
    let target = weight.weight.gradientTarget
    kernels.forEach(places, multiplications: 2 * multiplications) { place in
      let (dy, columns) = (gradient.rows(rows(place)), columns(place))
      kernels.product(
        dy, weight.weight.matrix.columns(columns), from: nil, into: dchosen.rows(rows(place)))
      if let (dw, before) = target {
        kernels.product(
          dy.transposed, chosen.rows(rows(place)), from: before?.columns(columns),
          into: dw.columns(columns))
      }
    }
    if let dembedding = embedding.gradient {
      kernels.gatherBackward(dy: dchosen, at: tokens.start, into: dembedding)
    }
  }

  private var multiplications: Int { tokens.count * embedding.columns * result.columns }

  private func columns(_ place: Int) -> Range<Int> {
    place * embedding.columns..<(place + 1) * embedding.columns
  }

  private func rows(_ place: Int) -> Range<Int> {
    Int(bounds.start[place])..<Int(bounds.start[place + 1])
  }
}

extension Tape {
  /// The products of embeddings with the K parts of a weight that takes K embeddings side by side: V x C
  /// and H x KC to P x H. `tokens` are those of the first place, of the second and so on, as many as lie
  /// between K + 1 `bounds`.
  ///
  /// A first layer then only selects and adds rows (`sumOfRows`): as many products as there are
  /// different tokens in a place, not as many as there are rows in the batch.
  public func positionTable(
    _ embedding: Tensor, _ weight: Tensor, tokens: [Int32], bounds: [Int32]
  ) -> Tensor {
    let places = weight.columns / embedding.columns
    precondition(
      weight.columns == places * embedding.columns && bounds.count == places + 1,
      "a weight of \(weight.shape) does not take embeddings of \(embedding.columns) side by side")
    let (tokens, bounds) = (indices(tokens), indices(bounds))
    tokens.expect(rowsOf: embedding)
    bounds.expect(boundsOf: tokens.count)
    let room = constant(rows: isRecording ? tokens.count : 0, columns: embedding.columns)
    return run(
      PositionTable(
        embedding: embedding, weight: prepare(weight), tokens: tokens, bounds: bounds,
        places: places,
        chosen: constant(rows: tokens.count, columns: embedding.columns).matrix,
        dchosen: room.matrix, result: tensor(rows: tokens.count, columns: weight.rows)))
  }

  /// The same for all V tokens in every place: row k V + v belongs to token v at place k.
  public func positionTable(_ embedding: Tensor, _ weight: Tensor) -> Tensor {
    let (vocabulary, places) = (embedding.rows, weight.columns / embedding.columns)
    return positionTable(
      embedding, weight, tokens: (0..<vocabulary * places).map { Int32($0 % vocabulary) },
      bounds: (0...places).map { Int32($0 * vocabulary) })
  }
}
