import Basics
import Corpora
import Glibc
import Models
import Randomness
import Testing

@testable import Training

struct TrainingStateTests {
  private let words = Words([[1, 2], [1, 2, 3], [3, 1, 2], [1, 2, 1, 2], [3, 3]])

  /// A path that no other test has.
  private func path(_ name: String) -> String {
    "/tmp/mmreport-state-\(getpid())-\(name).safetensors"
  }

  /// What is learned in `steps` steps by a run that is kept every five of them.
  @discardableResult
  private func train(
    _ id: String = "bigram", steps: Int = 10, seed: UInt64 = 5, keeping path: String?,
    change: (inout TrainingPlan) -> Void = { _ in }
  ) throws -> (history: History, learned: [[Float]]) {
    var plan = TrainingPlan(steps: steps, schedule: .constant(0.01))
    (plan.dropout, plan.batchSize, plan.evaluations) = (0.2, 3, steps / 5)
    change(&plan)
    var start = TorchGenerator(seed: 1)
    let model = NeuralLanguageModel(
      try #require(ModelCatalog.kind(id)), .init(vocabulary: 4, positions: 5), using: &start)
    var generator = TorchGenerator(seed: seed)
    let history = try Trainer(plan).train(
      model, on: words, dev: words, using: &generator,
      keeping: path.map {
        TrainingStateFile($0, resumes: true, of: [("seed", "\(seed)"), ("list", "ab")])
      })
    return (history, model.learned.map(\.values))
  }

  private func edit(_ path: String, _ change: (inout Safetensors) -> Void) throws {
    var file = try Safetensors(readFile(path))
    change(&file)
    try writeAtomically(file.bytes, to: path)
  }

  /// Of two losses that are equal, the first is kept: it took fewer steps.
  @Test func keepsTheFirstOfEquals() throws {
    var start = TorchGenerator(seed: 1)
    let model = NeuralLanguageModel(
      try #require(ModelCatalog.kind("bigram")), .init(vocabulary: 4, positions: 5), using: &start)
    var state = TrainingState()
    for (step, dev) in [(1, 3.0), (2, 2), (3, 2), (4, 2.5), (5, nil)] {
      model.learned[0].replace([Float](repeating: Float(step), count: 16))
      state.record(model, step: step, train: 1, dev: dev)
    }
    state.restoreBest(to: model)
    #expect(model.learned[0].values == [Float](repeating: 2, count: 16))
    #expect(state.history.points.map(\.step) == [1, 2, 3, 4, 5])
  }

  /// At a constant rate, ten steps are the first half of twenty but for what the file says of the plan.
  @Test("goes on after a stop to the same bits", arguments: ["lstm", "mlp", "transformer"])
  func resumes(id: String) throws {
    let path = path(id)
    defer { unlink(path) }
    let whole = try train(id, steps: 20, keeping: nil)
    try train(id, steps: 10, keeping: path)
    try edit(path) { $0.metadata.merge(["run.steps": "20", "run.evaluations": "4"]) { $1 } }
    let resumed = try train(id, steps: 20, keeping: path)
    #expect(resumed == whole)
  }

  @Test("goes on with no other run than the one that was kept, and says what differs")
  func refusesOtherRuns() throws {
    let path = path("other")
    defer { unlink(path) }
    try train(keeping: path)
    try train(keeping: path)
    func message(_ run: () throws -> Void) throws -> String {
      "\(try #require(#expect(throws: TrainingError.self, performing: run)))"
    }
    #expect(try message { try train(seed: 6, keeping: path) }.contains("has seed 5, not 6"))
    #expect(try message { try train(steps: 20, keeping: path) }.contains("has steps 10, not 20"))
    #expect(
      try message { try train(keeping: path) { $0.clip = 1 } }.contains("has clip none, not 1.0"))
    #expect(try message { try train("mlp", keeping: path) }.contains("has model bigram, not mlp"))
    try edit(path) { $0.metadata["run.list"] = nil }
    #expect(try message { try train(keeping: path) }.contains("has list unknown, not ab"))
  }

  @Test(
    "refuses a table of losses that no run can have left",
    arguments: [
      "", "step,train,dev\n", "step,train,dev\n-5,1.0,1.0\n", "step,train,dev\n0,1.0,1.0\n",
      "step,train,dev\n5,1.0,1.0\n5,1.0,1.0\n", "step,train,dev\n11,1.0,1.0\n",
      "step,train,dev\n9223372036854775807,1.0,1.0\n", "step,train,dev\n5,1.0\n",
    ])
  func refusesImpossibleLosses(table: String) throws {
    let path = path("losses-\(table.utf8.count)-\(table.dropFirst(15).prefix(2))")
    defer { unlink(path) }
    try train(keeping: path)
    try edit(path) { $0.metadata["losses"] = table }
    let error = #expect(throws: TrainingError.self) { try train(keeping: path) }
    #expect("\(try #require(error))".contains("does not say how far the run is"))
  }
}
