import Corpora
import Models
import Randomness
import Tensors
import Testing
import Training

struct TrainerTests {
  /// Words over three letters in which a is always followed by b.
  private let words = Words([[1, 2], [1, 2, 3], [3, 1, 2], [1, 2, 1, 2], [3, 3]])

  private func model(_ id: String, seed: UInt64 = 1) throws -> NeuralLanguageModel {
    var generator = TorchGenerator(seed: seed)
    let kind = try #require(ModelCatalog.kind(id))
    return NeuralLanguageModel(kind, .init(vocabulary: 4, positions: 5), using: &generator)
  }

  @Test("learns what follows what", arguments: ModelCatalog.all.map(\.id))
  func learns(id: String) throws {
    let model = try model(id)
    var plan = TrainingPlan(steps: 60, schedule: .linear(peak: 0.02, warmUp: 5))
    (plan.batchSize, plan.clip, plan.evaluations) = (5, 1, 3)
    var generator = TorchGenerator(seed: 7)
    let before = model.negativeLogLikelihood(of: words)
    let history = try Trainer(plan).train(model, on: words, dev: words, using: &generator)
    #expect(history.points.map(\.step) == [20, 40, 60])
    let best = try #require(history.points.compactMap(\.dev).min())
    #expect(model.negativeLogLikelihood(of: words) == best, "the best parameters are kept")
    #expect(best < before)
    #expect(model.probabilities(after: [1])[2] > 0.5, "b follows a")
  }

  /// One step of plain descent on the table of logits moves it by -rate (p - share), here by hand:
  /// after the start 3 of 5 words have a, 2 have c, and p is a quarter for all.
  @Test func descendsByHand() throws {
    let model = try model("bigram")
    var plan = TrainingPlan(steps: 1, schedule: .constant(19))
    (plan.batchSize, plan.optimizer) = (5, AnyOptimizer(SGD()))
    var generator = TorchGenerator(seed: 7)
    _ = try Trainer(plan).train(model, on: words, using: &generator)
    let row = try #require(model.parameters["logits"]).tensor.values.prefix(4)
    // 19 examples: the mean's gradient for the start's row is (5 p - counts) / 19.
    let expected: [Float] = [-1.25, 3 - 1.25, -1.25, 2 - 1.25]
    for (ours, theirs) in zip(row, expected) { #expect(abs(ours - theirs) < 1e-5) }
  }

  @Test func leavesAModelAsItIsWithoutWords() throws {
    let model = try model("rnn")
    let before = model.learned.map(\.values)
    var generator = TorchGenerator(seed: 7)
    let plan = TrainingPlan(steps: 3, schedule: .constant(1))
    let history = try Trainer(plan).train(model, on: Words(), using: &generator)
    #expect(history.points.isEmpty)
    #expect(model.learned.map(\.values) == before)
  }

  /// `Tests/Arm64/run` compares what is printed between processors.
  @Test func printsDigests() {
    for digest in TrainedKinds.digests() { print(digest) }
  }

  @Test func repeatsItself() throws {
    func losses() throws -> [Double] {
      var plan = TrainingPlan(steps: 10, schedule: .constant(0.01))
      (plan.dropout, plan.batchSize, plan.evaluations) = (0.2, 3, 10)
      var generator = TorchGenerator(seed: 5)
      return try Trainer(plan).train(model("gru"), on: words, using: &generator).points.map(\.train)
    }
    #expect(try losses() == losses())
  }

  @Test("stops where the loss leaves all reason, and says where")
  func stopsWhenDiverging() throws {
    var plan = TrainingPlan(steps: 50, schedule: .constant(1e4))
    plan.optimizer = AnyOptimizer(SGD())
    var generator = TorchGenerator(seed: 7)
    let model = try model("mlp")
    let error = #expect(throws: TrainingError.self) {
      try Trainer(plan).train(model, on: words, using: &generator)
    }
    #expect("\(try #require(error))".hasPrefix("training diverged: the loss was "))
  }
}
