import Basics
import Corpora
import KernelInterface
import Models
import Randomness
import Tensors

/// Trains a network on words by stochastic gradient descent.
public struct Trainer: Sendable {
  public let plan: TrainingPlan

  public init(_ plan: TrainingPlan) { self.plan = plan }

  /// Trains `model` in place, and leaves it with the parameters that did best on `dev`; without dev words,
  /// with the last ones.
  ///
  /// - Parameter state: where the run is kept at every look, and from where it goes on if it was stopped:
  ///   the result has the same bits as if it had not been.
  /// - Returns: the losses, in nats per character: of the batches since the look before, and on `dev`.
  ///   Without words nothing is learned.
  /// - Throws: `TrainingError.diverged` as soon as the loss is no number or far above where it began, and
  ///   the others where `state` cannot be read or written.
  public func train(
    _ model: NeuralLanguageModel, on words: Words, dev: Words = Words(),
    using generator: inout TorchGenerator, keeping state: TrainingStateFile? = nil
  ) throws(TrainingError) -> History {
    guard !words.isEmpty else { return History() }
    var shuffled = ShuffledWords(words)
    let dropout = plan.dropout > 0 ? Dropout(rate: plan.dropout, seed: generator.doubleWord()) : nil
    var run = try state?.read(into: model, by: plan) ?? TrainingState()
    for _ in 0..<run.step { _ = shuffled.next(plan.batchSize, using: &generator) }
    var optimizer = Optimizer(plan.method, steps: run.step)
    let limit = divergenceLimit(model)
    let tape = Tape()
    var sum = (loss: 0.0, steps: 0.0)
    for step in run.step..<max(run.step, plan.steps) {
      dropout?.begin(step: step)
      let batch = batch(shuffled.next(plan.batchSize, using: &generator))
      let loss = model.gradientPass(over: batch, on: tape, dropping: dropout)
      clip(model.parameters, tape.kernels)
      guard loss < limit else {
        throw .diverged(step: step, loss: loss, rate: plan.schedule.rate(at: step, of: plan.steps))
      }
      optimizer.step(model.parameters, rate: plan.schedule.rate(at: step, of: plan.steps))
      sum = (sum.loss + Double(loss), sum.steps + 1)
      guard isEvaluationStep(step) else { continue }
      let devLoss = dev.isEmpty ? nil : model.negativeLogLikelihood(of: dev)
      run.look(at: model, step: step + 1, train: sum.loss / sum.steps, dev: devLoss)
      try state?.write(run, of: model, by: plan)
      sum = (0, 0)
    }
    run.restoreBest(to: model)
    return run.history
  }

  private func batch(_ words: [ArraySlice<Token>]) -> RaggedBatch {
    plan.sharesRows ? RaggedBatch(sharing: words) : RaggedBatch(words: words)
  }

  /// Cuts the gradient to the plan's length.
  private func clip(_ parameters: ParameterSet, _ kernels: any KernelSet.Type) {
    guard let clip = plan.clip else { return }
    let norm = parameters.gradientNorm(kernels)
    if norm > clip { parameters.scaleGradients(by: clip / norm, kernels) }
  }

  /// Whether dev is looked at after `step`: at equal distances, and at the end.
  private func isEvaluationStep(_ step: Int) -> Bool {
    (step + 1) * plan.evaluations / plan.steps > step * plan.evaluations / plan.steps
  }

  /// A network that is ten times worse than guessing will not come back; nor will one that is no number.
  private func divergenceLimit(_ model: NeuralLanguageModel) -> Float {
    10 * Float(Elementary.log(Double(model.vocabularySize)))
  }
}

/// The method of a plan with what it remembers from step to step.
private enum Optimizer {
  case adamW(AdamW)
  case sgd(SGD)

  /// - Parameter steps: how many were taken before.
  init(_ method: TrainingPlan.Method, steps: Int) {
    switch method {
    case .adamW(let decay):
      var adam = AdamW(weightDecay: decay)
      adam.skip(steps: steps)
      self = .adamW(adam)
    case .sgd: self = .sgd(SGD())
    }
  }

  mutating func step(_ parameters: ParameterSet, rate: Float) {
    switch self {
    case .adamW(var adam):
      adam.step(parameters, rate: rate)
      self = .adamW(adam)
    case .sgd(let descent): descent.step(parameters, rate: rate)
    }
  }
}

/// Words in random order, each once before any comes again.
private struct ShuffledWords {
  private let words: Words
  private var order: [Int] = []

  init(_ words: Words) { self.words = words }

  mutating func next(_ count: Int, using generator: inout TorchGenerator) -> [ArraySlice<Token>] {
    (0..<count).map { _ in
      if order.isEmpty { order = generator.randperm(words.count) }
      return words[order.removeLast()]
    }
  }
}
