import Corpora
import Models
import Tensors
import Training

extension NetworkTraining {
  /// What the training takes on `input`: nothing where there are no words.
  func demand(for input: TrainingInput) -> Demand {
    guard !input.words.isEmpty else { return Demand(bytes: 0, multiplications: 0) }
    let settings = settings(for: input)
    // A network that is too large by its parameters alone gets no room for them, but its shapes are known.
    let model = NeuralLanguageModel(
      kind, size(settings, for: input), limit: Demand.most.bytes / Self.bytesAParameter)
    let shapes = TrainingWork(self, on: input).shapes(of: model, settings)
    let step = mean(shapes.map { Double(model.network.multiplications(of: $0)) })
    let width = ActivationWidth(model)
    let dev = min(Words.mostExamplesABatch, input.dev.exampleCount)
    return Demand(
      bytes: Self.bytesAParameter * model.declaredCount
        + max(shapes.map(width.bytesOfStep).max() ?? 0, width.bytesOfReading(rows: dev)),
      multiplications: 3 * step * Double(settings.steps))
  }

  /// The value, its gradient, two running means, and the value that did best on dev.
  private static let bytesAParameter = 5 * MemoryLayout<Float>.size
}

/// How many numbers a network has for each row that it reads.
private struct ActivationWidth {
  /// The logits, V; an embedding and what its other layers give; and positions of a word times heads of all layers.
  private let logits, hidden, attention: Int
  /// What a token adds to a first layer that reads several.
  private let place: Int

  init(_ model: NeuralLanguageModel) {
    logits = model.size.vocabulary
    hidden = model.parameters.all.reduce(model.size.channels) { sum, parameter in
      let isRead = ["wte", "wpe", "lm_head"].contains { parameter.name.contains($0) }
      return sum + (isRead || parameter.shape.count < 2 ? 0 : parameter.shape[0])
    }
    attention = model.kind.hasHeads ? model.size.heads * model.size.layers : 0
    place = model.size.hidden
  }

  /// Of a layer its sum, its activation, its normalisation and what is added to it, each with a gradient; of the
  /// logits also the counts that they are compared with.
  func bytesOfStep(_ shape: BatchShape) -> Int {
    let places = shape.tokensBack.reduce(0, +) * place
    return MemoryLayout<Float>.size
      * (shape.rows * (4 * logits + 8 * hidden) + 2 * places + 3 * shape.pairs * attention)
  }

  /// The same without gradients.
  func bytesOfReading(rows: Int) -> Int {
    MemoryLayout<Float>.size * rows * (2 * logits + 4 * hidden)
  }
}

extension NeuralLanguageModel {
  /// The parameters as they were declared, with room for them or without.
  fileprivate var declaredCount: Int {
    parameters.all.reduce(0) { $0 + $1.shape.reduce(1, *) }
  }
}
