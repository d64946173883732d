import Corpora
import Models
import Training

/// What a training run costs, so that settings are compared at equal cost.
struct TrainingWork {
  private let training: NetworkTraining
  private let input: TrainingInput

  init(_ training: NetworkTraining, on input: TrainingInput) {
    (self.training, self.input) = (training, input)
  }

  /// The multiplications in the matrix products of one step forward: the mean over the first batches of the
  /// list. The way back costs twice as many, whatever the settings.
  func multiplications(aStepWith settings: NetworkSettings) -> Double {
    let (model, batches) = batches(settings)
    return mean(batches.map { Double(model.network.multiplications(of: BatchShape($0))) })
  }

  /// How many rows and how many examples such a batch has for each of its words: words that begin alike share rows.
  func sharing(_ settings: NetworkSettings) -> ModelFindings.Sharing {
    let batches = batches(settings).batches
    let words = Double(batches.count * settings.batch)
    return ModelFindings.Sharing(
      rows: batches.map { Double($0.rows) }.reduce(0, +) / words,
      examples: batches.map { Double($0.exampleCount) }.reduce(0, +) / words)
  }

  private func batches(
    _ settings: NetworkSettings
  ) -> (model: NeuralLanguageModel, batches: [RaggedBatch]) {
    let model = NeuralLanguageModel(training.kind, training.size(settings, for: input))
    let words = input.words
    let batches = (0..<4).map { number in
      model.batch(
        (0..<settings.batch).map { words[(number * settings.batch + $0) % words.count] })
    }
    return (model, batches)
  }

  /// As many steps with `settings` as cost what `shipped` costs, to the hundred below; but at most twice
  /// the shipped steps, as small networks spend their time elsewhere than in products.
  func steps(of settings: NetworkSettings, costing shipped: NetworkSettings) -> Int {
    let share =
      multiplications(aStepWith: shipped) / max(1, multiplications(aStepWith: settings))
    let steps = Int(Double(shipped.steps) * min(share, 2))
    return max(1, steps < 100 ? steps : steps / 100 * 100)
  }
}
