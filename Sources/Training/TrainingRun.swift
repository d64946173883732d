import Basics
public import Corpora
public import Models
public import Randomness
import Tensors

/// A training run on its way, a step or a part of an evaluation at a time: in between its owner may answer, show
/// or stop.
public struct TrainingRun {
  /// The loss left all reason: it is no number, or far above where it began.
  public struct Divergence: Error, Equatable {
    /// The step whose batch showed it, counted from 0.
    public let step: Int
    /// In nats per character.
    public let loss: Float
    /// The learning rate of that step.
    public let rate: Float
  }

  private let plan: TrainingPlan
  private let model: NeuralLanguageModel
  private let dev: Words
  private var words: ShuffledWords
  private let dropout: Dropout?
  private let optimize: AnyOptimizer.Step
  private let tape = Tape()
  /// The steps done, counted from the first.
  private var step: Int
  /// Of the batches since the last evaluation.
  private var sum = (loss: 0.0, steps: 0.0)
  private(set) var state: TrainingState
  /// The loss on dev, of which nothing has been read; and while it is taken.
  private let unreadDev: LossByBatches
  private var evaluation: LossByBatches?
  /// The loss of the last step's batch, in nats per character; not a number before the first step.
  public private(set) var batchLoss: Float = .nan

  /// A run that trains `model` in place on `words`, of which there is at least one.
  public init(
    _ plan: TrainingPlan, _ model: NeuralLanguageModel, on words: Words, dev: Words = Words(),
    using generator: inout TorchGenerator
  ) {
    self.init(plan, model, on: words, dev: dev, using: &generator, from: TrainingState())
  }

  /// The same, going on from `state`: it draws what the steps before it drew.
  init(
    _ plan: TrainingPlan, _ model: NeuralLanguageModel, on words: Words, dev: Words,
    using generator: inout TorchGenerator, from state: TrainingState
  ) {
    (self.plan, self.model, self.dev, self.state) = (plan, model, dev, state)
    unreadDev = LossByBatches(of: dev)
    self.words = ShuffledWords(words)
    dropout = plan.dropout > 0 ? Dropout(rate: plan.dropout, seed: generator.doubleWord()) : nil
    step = state.step
    optimize = plan.optimizer.begin(after: step)
    for _ in 0..<step { _ = self.words.next(plan.batchSize, using: &generator) }
  }

  /// Whether all steps of the plan are done, and all losses taken.
  public var isDone: Bool { step >= plan.steps && evaluation == nil }

  /// The steps done, counted from the first.
  public var steps: Int { step }

  /// The losses so far, in nats per character: of the batches since the evaluation before, and on dev.
  public var history: History { state.history }

  /// Where the run stands.
  public var moment: TrainingMoment {
    TrainingMoment(
      step: step, of: plan.steps, loss: batchLoss,
      rate: plan.schedule.rate(at: max(0, step - 1), of: plan.steps))
  }

  /// Takes one step, or reads some of the dev words where losses are to be recorded. Returns whether they were
  /// recorded now.
  public mutating func advance(using generator: inout TorchGenerator) throws(Divergence) -> Bool {
    if evaluation == nil {
      try takeStep(using: &generator)
      guard plan.isEvaluated(after: step) else { return false }
      evaluation = unreadDev
    }
    return evaluate()
  }

  private mutating func takeStep(using generator: inout TorchGenerator) throws(Divergence) {
    dropout?.begin(step: step)
    let batch = model.batch(words.next(plan.batchSize, using: &generator))
    batchLoss = model.gradientPass(over: batch, on: tape, dropping: dropout)
    if let clip = plan.clip { model.parameters.clipGradients(to: clip) }
    let rate = plan.schedule.rate(at: step, of: plan.steps)
    guard batchLoss < divergenceLimit else {
      throw Divergence(step: step, loss: batchLoss, rate: rate)
    }
    optimize(model.parameters, rate)
    sum = (sum.loss + Double(batchLoss), sum.steps + 1)
    step += 1
  }

  /// Reads more dev words; records the losses after the last of them.
  private mutating func evaluate() -> Bool {
    if evaluation?.isDone == false { evaluation?.advance(by: model) }
    guard let loss = evaluation, loss.isDone else { return false }
    let dev = dev.isEmpty ? nil : loss.mean
    state.record(model, step: step, train: sum.loss / sum.steps, dev: dev)
    (sum, evaluation) = ((0, 0), nil)
    return true
  }

  /// Leaves the model with the parameters that did best on dev; without dev words, with the last ones.
  /// Throws where these are no numbers, which the last step's loss cannot have shown.
  public func finish() throws(Divergence) {
    state.restoreBest(to: model)
    guard model.learned.allSatisfy({ $0.values.allSatisfy { $0.isFinite } }) else {
      throw Divergence(
        step: step, loss: .nan, rate: plan.schedule.rate(at: max(0, step - 1), of: plan.steps))
    }
  }

  /// A network that is ten times worse than guessing will not come back; nor will one that is no number.
  private var divergenceLimit: Float {
    10 * Float(Elementary.log(Double(model.vocabularySize)))
  }
}

extension TrainingPlan {
  /// Whether losses are recorded after the first `done` steps: at equal distances, and at the end.
  fileprivate func isEvaluated(after done: Int) -> Bool {
    done * evaluations / steps > (done - 1) * evaluations / steps
  }
}

extension NeuralLanguageModel {
  /// Words share the rows of what they have in common. Sums over examples stay the same, but statistics
  /// over rows would not: a model that keeps such gets a row for each position of each word.
  public func batch(_ words: [ArraySlice<Token>]) -> RaggedBatch {
    normalisesBatches ? RaggedBatch(words: words) : RaggedBatch(sharing: words)
  }
}
