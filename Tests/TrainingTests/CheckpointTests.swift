import Corpora
import FoundationEssentials
import Glibc
import Models
import Randomness
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
