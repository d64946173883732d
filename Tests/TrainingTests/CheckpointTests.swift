import Corpora
import FoundationEssentials
import Glibc
import Models
import Randomness
import Tensors
import TestSupport
import Testing
import Training

struct CheckpointTests {
  private func model(_ id: String, seed: UInt64) throws -> NeuralLanguageModel {
    var generator = TorchGenerator(seed: seed)
    var size = NetworkSize(vocabulary: 5, positions: 4)
    (size.channels, size.hidden, size.layers) = (8, 8, 2)
    let kind = try #require(ModelCatalog.kind(id))
    return NeuralLanguageModel(kind, size, using: &generator)
  }

  @Test("gives back what was written", arguments: ModelCatalog.all.map(\.id))
  func roundTrip(id: String) throws {
    let (written, read) = (try model(id, seed: 1), try model(id, seed: 2))
    let path = "/tmp/mmreport-checkpoint-\(getpid())-\(id).safetensors"
    defer { unlink(path) }
    try Checkpoint.write(written, to: path, notes: ["steps": "3"])
    let notes = try Checkpoint.read(path, into: read)
    #expect(notes == ["format": "pt", "model": id, "steps": "3"])
    #expect(read.learned.map(\.values) == written.learned.map(\.values))
    #expect(Checkpoint.bytes(of: written) == Checkpoint.bytes(of: read))
  }

  /// What `Tests/Oracles/checkpoints.py` wrote.
  private struct Oracle: Decodable {
    let tokens: [Int32]
    let logits: [String: [Float]]
  }

  @Test("computes PyTorch's logits from PyTorch's file", arguments: ["gru", "transformer"])
  func readsTorch(id: String) throws {
    let oracle: Oracle = try testData("torch-checkpoints.json")
    let model = try model(id, seed: 9)
    try Checkpoint.read(Repository.root + "/Tests/Data/torch-\(id).safetensors", into: model)
    let batch = RaggedBatch(words: [oracle.tokens])
    let logits = model.network.logits(batch, on: Tape(recording: false)).values
    #expect(logits.count == oracle.logits[id]?.count)
    for (ours, theirs) in zip(logits, oracle.logits[id] ?? []) {
      #expect(abs(ours - theirs) < 1e-5)
    }
  }

  /// Into the build folder, where `Tests/Files/test_checkpoints.py` reads it with the safetensors package:
  /// number i of tensor k is (7919 i + 104729 k) mod 2003 / 1001 - 1.
  @Test("writes files for others to read", arguments: ModelCatalog.all.map(\.id))
  func exports(id: String) throws {
    let model = try model(id, seed: 1)
    for (order, part) in model.learned.enumerated() {
      part.replace(
        part.values.indices.map { index in
          Float(Double((index * 7919 + order * 104729) % 2003) / 1001 - 1)
        })
    }
    let folder = Repository.root + "/.build/checkpoints"
    mkdir(folder, 0o755)
    try Checkpoint.write(model, to: "\(folder)/\(id).safetensors")
    let read = try self.model(id, seed: 2)
    try Checkpoint.read("\(folder)/\(id).safetensors", into: read)
    #expect(read.learned.map(\.values) == model.learned.map(\.values))
  }

  /// A file as the format describes it, byte by byte: a 2 x 2 tensor called logits.
  private func file(_ header: String, numbers: [Float] = [1, 2, 3, 4]) -> [UInt8] {
    [UInt8(header.utf8.count)] + Array(repeating: 0, count: 7) + Array(header.utf8)
      + numbers.flatMap { withUnsafeBytes(of: $0.bitPattern.littleEndian, Array.init) }
  }

  private func bigram() throws -> NeuralLanguageModel {
    try NeuralLanguageModel(
      #require(ModelCatalog.kind("bigram")), NetworkSize(vocabulary: 2, positions: 4))
  }

  @Test func readsTheFormat() throws {
    let model = try bigram()
    let header = #"{"logits":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}"#
    try Checkpoint.read(file(header), named: "x", into: model)
    #expect(model.learned[0].values == [1, 2, 3, 4])
  }

  @Test(
    "refuses damaged and foreign files with a reason",
    arguments: [
      ("", "is no safetensors file"),
      ("[]", "has a header that is not the JSON of a safetensors file"),
      (#"{"logits":{"dtype":"F16","shape":[2,2],"data_offsets":[0,8]}}"#, "only F32"),
      (#"{"logits":{"dtype":"F32","shape":[2,2],"data_offsets":[0,12]}}"#, "a place that does not"),
      (#"{"logits":{"dtype":"F32","shape":[2,2],"data_offsets":[4,20]}}"#, "a place that does not"),
      (
        #"{"logits":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}"#, "8 bytes that belong to no"
      ),
      (#"{"logits":{"dtype":"F32","shape":[-2,2],"data_offsets":[0,16]}}"#, "larger than the file"),
      (
        #"{"logits":{"dtype":"F32","shape":[4611686018427387904,4],"data_offsets":[0,16]}}"#,
        "larger than the file"
      ),
      // The end minus the beginning is beyond what 64 bits hold.
      (
        #"{"a":{"dtype":"F32","shape":[1],"data_offsets":[0,4]},"#
          + #""logits":{"dtype":"F32","shape":[2],"data_offsets":[4,-9223372036854775808]}}"#,
        "a place that does not"
      ),
      (#"{"logits":{"dtype":"F32","shape":[5],"data_offsets":[0,20]}}"#, "ends within the numbers"),
      (#"{"logits":{"dtype":"F32","shape":[1,4],"data_offsets":[0,16]}}"#, "has shape [1, 4], not"),
      (#"{"tables":{"dtype":"F32","shape":[2,2],"data_offsets":[0,16]}}"#, "it has no 'logits'"),
      (
        #"{"logits":{"dtype":"F32","shape":[2,1],"data_offsets":[0,8]},"#
          + #""more":{"dtype":"F32","shape":[2],"data_offsets":[8,16]}}"#, "has shape [2, 1], not"
      ),
    ])
  func refuses(header: String, reason: String) throws {
    let model = try bigram()
    // Without a header, the numbers are all there is: 1.0 is a length of petabytes.
    let bytes = header.isEmpty ? Array(file("").dropFirst(8)) : file(header)
    let error = #expect(throws: TrainingError.self) {
      try Checkpoint.read(bytes, named: "model.safetensors", into: model)
    }
    let words = "\(try #require(error))"
    #expect(words.contains("the checkpoint 'model.safetensors'"))
    #expect(words.contains(reason), "\(words)")
    #expect(model.learned[0].values == [0, 0, 0, 0], "the model stays as it was")
  }

  @Test func refusesEveryFileThatIsCutShort() throws {
    let model = try model("rnn", seed: 1)
    let bytes = Checkpoint.bytes(of: model)
    for length in stride(from: 0, to: bytes.count, by: 97) {
      #expect(throws: TrainingError.self) {
        try Checkpoint.read(Array(bytes.prefix(length)), named: "cut", into: model)
      }
    }
  }

  @Test func saysWhichFileCannotBeRead() throws {
    let model = try bigram()
    let error = #expect(throws: TrainingError.self) {
      try Checkpoint.read("/nowhere/model.safetensors", into: model)
    }
    #expect("\(try #require(error))".contains("/nowhere/model.safetensors"))
  }
}
