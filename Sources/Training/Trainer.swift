import Basics
import Corpora
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
  /// - Returns: the losses, in nats per character: of the batches since the look before, and on `dev`.
  ///   Without words nothing is learned.
  /// - Throws: `TrainingError.diverged` as soon as the loss is no number or far above where it began.
  public func train(
    _ model: NeuralLanguageModel, on words: Words, dev: Words = Words(),
    using generator: inout TorchGenerator
  ) throws(TrainingError) -> History {
    guard !words.isEmpty else { return History() }
    var shuffled = ShuffledWords(words)
    var optimizer = Optimizer(plan.method)
    var best = BestParameters()
    var history = History()
    var sum = (loss: 0.0, steps: 0.0)
    let limit = divergenceLimit(model)
    let dropout = plan.dropout > 0 ? Dropout(rate: plan.dropout, seed: generator.doubleWord()) : nil
    let tape = Tape()
    for step in 0..<plan.steps {
      let batch = batch(shuffled.next(plan.batchSize, using: &generator))
      let loss = gradients(of: model, on: batch, tape, dropout)
      guard loss < limit else {
        throw .diverged(step: step, loss: loss, rate: plan.schedule.rate(at: step, of: plan.steps))
      }
      optimizer.step(model.parameters, rate: plan.schedule.rate(at: step, of: plan.steps))
      sum = (sum.loss + Double(loss), sum.steps + 1)
      guard isLook(step) else { continue }
      let devLoss = dev.isEmpty ? nil : model.negativeLogLikelihood(of: dev)
      history.points.append(.init(step: step + 1, train: sum.loss / sum.steps, dev: devLoss))
      sum = (0, 0)
      if let devLoss { best.consider(model, loss: devLoss) }
    }
    best.restore(to: model)
    return history
  }

  private func batch(_ words: [ArraySlice<Token>]) -> RaggedBatch {
    plan.sharesRows ? RaggedBatch(sharing: words) : RaggedBatch(words: words)
  }

  /// One pass forward and backward, and the gradient cut to length.
  private func gradients(
    of model: NeuralLanguageModel, on batch: RaggedBatch, _ tape: Tape, _ dropout: Dropout?
  ) -> Float {
    tape.reset()
    model.parameters.clearGradients()
    let loss = model.network.loss(batch, on: tape, dropping: dropout)
    tape.backward(from: loss)
    if let clip = plan.clip {
      let norm = model.parameters.gradientNorm(tape.kernels)
      if norm > clip { model.parameters.scaleGradients(by: clip / norm, tape.kernels) }
    }
    return loss.scalar
  }

  /// Whether dev is looked at after `step`: at equal distances, and at the end.
  private func isLook(_ step: Int) -> Bool {
    (step + 1) * plan.looks / plan.steps > step * plan.looks / plan.steps
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

  init(_ method: TrainingPlan.Method) {
    switch method {
    case .adamW(let decay): self = .adamW(AdamW(weightDecay: decay))
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

/// A copy of the parameters that did best so far.
private struct BestParameters {
  private var loss = Double.infinity
  private var values: [[Float]] = []

  mutating func consider(_ model: NeuralLanguageModel, loss: Double) {
    guard loss < self.loss else { return }
    self.loss = loss
    values = model.learned.map(\.values)
  }

  func restore(to model: NeuralLanguageModel) {
    guard !values.isEmpty else { return }
    for (part, numbers) in zip(model.learned, values) { part.replace(numbers) }
  }
}
