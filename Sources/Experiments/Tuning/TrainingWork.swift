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
    let model = model(settings)
    return mean(shapes(of: model, settings).map { Double(model.network.multiplications(of: $0)) })
  }

  /// How many rows and how many examples such a batch has for each of its words: words that begin alike share rows.
  func sharing(_ settings: NetworkSettings) -> ModelFindings.Sharing {
    let batches = batches(for: model(settings), settings)
    let words = Double(batches.count * settings.batch)
    return ModelFindings.Sharing(
      rows: batches.map { Double($0.rows) }.reduce(0, +) / words,
      examples: batches.map { Double($0.exampleCount) }.reduce(0, +) / words)
  }

  /// What decides how much a step of `model` costs: the shapes of the first batches of the list.
  func shapes(of model: NeuralLanguageModel, _ settings: NetworkSettings) -> [BatchShape] {
    batches(for: model, settings).map { BatchShape($0) }
  }

  private func model(_ settings: NetworkSettings) -> NeuralLanguageModel {
    NeuralLanguageModel(training.kind, training.size(settings, for: input))
  }

  private func batches(
    for model: NeuralLanguageModel, _ settings: NetworkSettings
  ) -> [RaggedBatch] {
    let words = input.words
    return (0..<4).map { number in
      let batch = (0..<settings.batch).map { words[(number * settings.batch + $0) % words.count] }
      return model.batch(batch)
    }
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
