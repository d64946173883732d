public import Corpora
public import Models
public import Randomness

/// Trains a network on words by stochastic gradient descent.
public struct Trainer: Sendable {
  /// The run's settings.
  public let plan: TrainingPlan

  private let watch: (@Sendable (TrainingMoment) -> Void)?

  /// Trains as `plan` says.
  ///
  /// - Parameter watch: hears after each step, and after each part of taking the losses.
  public init(_ plan: TrainingPlan, watch: (@Sendable (TrainingMoment) -> Void)? = nil) {
    (self.plan, self.watch) = (plan, watch)
  }

  /// Trains `model` in place, and leaves it with the parameters that did best on `dev`; without dev words,
  /// with the last ones.
  ///
  /// - Parameter files: where the run is kept at every evaluation and when it is done, and from where it goes
  ///   on if it was stopped: the result has the same bits as if it had not been.
  /// - Returns: the losses, in nats per character: of the batches since the evaluation before, and on `dev`.
  ///   Without words nothing is learned.
  /// - Throws: `TrainingError.diverged` as soon as the loss is no number or far above where it began, and
  ///   the others where `files` cannot be read or written.
  public func train(
    _ model: NeuralLanguageModel, on words: Words, dev: Words = Words(),
    using generator: inout TorchGenerator, keeping files: KeptRun? = nil
  ) throws(TrainingError) -> History {
    guard !words.isEmpty else {
      try files?.finish(model, by: plan, History())
      return History()
    }
    let isFinished = files?.isFinished ?? false
    var run = TrainingRun(
      plan, model, on: words, dev: dev, using: &generator,
      from: try files?.read(into: model, by: plan) ?? TrainingState())
    while !run.isDone {
      let isRecorded: Bool
      do { isRecorded = try run.advance(using: &generator) } catch { throw .diverged(error) }
      watch?(run.moment)
      if isRecorded, !run.isDone { try files?.write(run.state, of: model, by: plan) }
    }
    do { try run.finish() } catch { throw .diverged(error) }
    if !isFinished { try files?.finish(model, by: plan, run.history) }
    return run.history
  }
}
