import Basics
import Corpora
import Models
import Randomness
import Tensors
import TestSupport
import Testing

@testable import Training

struct KeptRunTests {
  private let words = Words([[1, 2], [1, 2, 3], [3, 1, 2], [1, 2, 1, 2], [3, 3]])

  private func plan(steps: Int) -> TrainingPlan {
    var plan = TrainingPlan(steps: steps, schedule: .constant(0.01))
    (plan.dropout, plan.batchSize, plan.evaluations) = (0.2, 3, steps / 5)
    return plan
  }

  private func model(_ id: String) throws -> NeuralLanguageModel {
    var start = TorchGenerator(seed: 1)
    return NeuralLanguageModel(
      try #require(ModelCatalog.kind(id)), .init(vocabulary: 4, positions: 5), using: &start)
  }

  private func files(in folder: TemporaryFolder, seed: UInt64 = 5, resumes: Bool = true) -> KeptRun
  {
    KeptRun("run", in: folder.path, resumes: resumes, of: [("seed", "\(seed)"), ("list", "ab")])
  }

  /// What is learned in `steps` steps by a run that is kept every five of them.
  @discardableResult
  private func train(
    _ id: String = "bigram", steps: Int = 10, seed: UInt64 = 5, in folder: TemporaryFolder?,
    change: (inout TrainingPlan) -> Void = { _ in }
  ) throws -> (history: History, learned: [[Float]]) {
    var plan = plan(steps: steps)
    change(&plan)
    let model = try model(id)
    var generator = TorchGenerator(seed: seed)
    let history = try Trainer(plan).train(
      model, on: words, dev: words, using: &generator,
      keeping: folder.map { files(in: $0, seed: seed) })
    return (history, model.learned.map(\.values))
  }

  /// What a run of ten steps leaves when it is stopped after five. Returns the file's path.
  @discardableResult
  private func stop(_ id: String = "bigram", in folder: TemporaryFolder) throws -> String {
    let (plan, model, files) = (plan(steps: 10), try model(id), files(in: folder))
    var generator = TorchGenerator(seed: 5)
    var run = TrainingRun(plan, model, on: words, dev: words, using: &generator)
    while run.history.points.isEmpty { _ = try run.advance(using: &generator) }
    try files.write(run.state, of: model, by: plan)
    return files.unfinishedPath
  }

  private func edit(_ path: String, _ change: (inout Safetensors) -> Void) throws {
    var file = try Safetensors(readFile(path))
    change(&file)
    try writeAtomically(file.bytes, to: path)
  }

  private func message(_ run: () throws -> Void) throws -> String {
    "\(try #require(#expect(throws: TrainingError.self, performing: run)))"
  }

  @Test("goes on after a stop to the same bits", arguments: ["lstm", "mlp", "transformer"])
  func resumes(id: String) throws {
    let folder = try TemporaryFolder()
    let whole = try train(id, in: nil)
    let part = try stop(id, in: folder)
    let resumed = try train(id, in: folder)
    #expect(resumed == whole)
    #expect(!fileExists(part), "a run that is done leaves nothing unfinished")
  }

  @Test func leavesAFinishedRunAsItIs() throws {
    let folder = try TemporaryFolder()
    let whole = try train("gru", in: folder)
    let bytes = try readFile(folder.path + "/run.safetensors")
    #expect(files(in: folder).isFinished && !files(in: folder, resumes: false).isFinished)
    let again = try train("gru", in: folder)
    #expect(again == whole)
    #expect(try readFile(folder.path + "/run.safetensors") == bytes)
  }

  @Test func doesNotBeginAnewWhereARunCanGoOn() throws {
    let folder = try TemporaryFolder()
    let path = try stop(in: folder)
    try files(in: folder).check()
    #expect(try message { try files(in: folder, resumes: false).check() }.contains(path))
  }

  @Test(
    "goes on with no other run than the one that was kept, and says what differs",
    arguments: [
      true, false,
    ])
  func refusesOtherRuns(isFinished: Bool) throws {
    let folder = try TemporaryFolder()
    var path = try stop(in: folder)
    if isFinished {
      try train(in: folder)
      path = folder.path + "/run.safetensors"
    }
    let bytes = try readFile(path)
    func difference(
      _ id: String = "bigram", steps: Int = 10, seed: UInt64 = 5,
      change: (inout TrainingPlan) -> Void = { _ in }
    ) throws -> String {
      try message { try train(id, steps: steps, seed: seed, in: folder, change: change) }
    }
    #expect(try difference(seed: 6).contains("has seed 5, not 6"))
    #expect(try difference(steps: 20).contains("has steps 10, not 20"))
    #expect(try difference { $0.clip = 1 }.contains("has clip none, not 1.0"))
    #expect(try difference { $0.batchSize = 4 }.contains("has batch size 3, not 4"))
    #expect(try difference { $0.dropout = 0 }.contains("has dropout 0.2, not 0.0"))
    #expect(try difference { $0.evaluations = 1 }.contains("has evaluations 2, not 1"))
    #expect(try difference { $0.schedule = .constant(1) }.contains("has schedule "))
    #expect(try difference { $0.optimizer = AnyOptimizer(SGD()) }.contains("has optimizer AdamW"))
    #expect(try difference("mlp").contains("has model bigram, not mlp"))
    #expect(try readFile(path) == bytes)
    try edit(path) { $0.metadata["run.list"] = nil }
    #expect(try difference().contains("has list unknown, not ab"))
  }

  @Test("refuses numbers that nothing can be learned from", arguments: [Float.nan, .infinity])
  func refusesWhatIsNotFinite(value: Float) throws {
    let folder = try TemporaryFolder()
    let path = try stop(in: folder)
    let good = try readFile(path)
    for (index, entry) in try Safetensors(good).entries.enumerated() {
      try writeAtomically(good, to: path)
      try edit(path) {
        $0.entries[index] = .init(
          name: entry.name, shape: entry.shape, values: entry.values.map { _ in value })
      }
      #expect(try message { try train(in: folder) }.contains("infinite or none"), "\(entry.name)")
    }
    #expect(!fileExists(folder.path + "/run.safetensors"))
  }

  @Test func refusesATensorTooMany() throws {
    let folder = try TemporaryFolder()
    let path = try stop(in: folder)
    try edit(path) { $0.entries.append(.init(name: "more", shape: [1], values: [0])) }
    #expect(try message { try train(in: folder) }.contains("it has an unknown 'more'"))
  }

  @Test(
    "refuses a table of losses that no run can have left",
    arguments: [
      "", "step,train,dev\n", "step,train,dev\n-5,1.0,1.0\n", "step,train,dev\n0,1.0,1.0\n",
      "step,train,dev\n5,1.0,1.0\n5,1.0,1.0\n", "step,train,dev\n11,1.0,1.0\n",
      "step,train,dev\n1000000000,1.0,1.0\n", "step,train,dev\n9223372036854775807,1.0,1.0\n",
      "step,train,dev\n5,1.0\n", "step,train,dev\n5,nan,1.0\n", "step,train,dev\n5,1.0,inf\n",
      "step,train,dev\n5,1.0,x\n",
    ])
  func refusesImpossibleLosses(table: String) throws {
    let folder = try TemporaryFolder()
    try edit(try stop(in: folder)) { $0.metadata["losses"] = table }
    #expect(try message { try train(in: folder) }.contains("does not say how far the run is"))
  }
}
