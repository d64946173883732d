import Models

/// How far a training run is: its losses, and the parameters that did best so far.
struct TrainingState {
  /// Steps done.
  private(set) var step = 0
  private(set) var history = History()
  private var bestLoss = Double.infinity
  private(set) var best: [[Float]] = []

  /// A run that begins.
  init() {}

  /// A run that was kept: its losses, and the parameters that did best on dev.
  init(_ history: History, best: [[Float]]) {
    (self.history, self.best) = (history, best)
    step = history.points.last?.step ?? 0
    bestLoss = history.points.compactMap { $0.dev }.min() ?? .infinity
  }

  /// Notes the losses after `step` steps, and the parameters if none did better on dev.
  mutating func record(_ model: NeuralLanguageModel, step: Int, train: Double, dev: Double?) {
    self.step = step
    history.points.append(.init(step: step, train: train, dev: dev))
    if let dev, dev < bestLoss {
      (bestLoss, best) = (dev, model.learned.map { $0.values })
    }
  }

  /// Gives `model` the parameters that did best, if dev was ever asked.
  func restoreBest(to model: NeuralLanguageModel) {
    for (part, numbers) in zip(model.learned, best) { part.replace(numbers) }
  }
}
