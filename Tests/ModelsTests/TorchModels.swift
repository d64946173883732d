import Corpora
import FoundationEssentials
import Tensors
import Testing

/// What PyTorch computed; `Tests/Oracles/models.py` wrote it.
struct TorchModels: Decodable {
  struct Model: Decodable {
    let logits: [Float]
    let gradients: [Gradient]
    let losses: [Float]
  }

  struct Gradient: Decodable {
    let name: String
    let shape: [Int]
    let norm: Double
    let first: [Float]
    let last: [Float]
  }

  let words: [String]
  /// By recipe id.
  let models: [String: Model]

  /// The words as tokens: `a` is 1.
  var batch: RaggedBatch {
    RaggedBatch(words: words.map { $0.utf8.map { Int32($0) - 96 } })
  }

  static func load() throws -> TorchModels {
    let path = #filePath.split(separator: "/").dropLast().joined(separator: "/")
    let data = try Data(contentsOf: URL(filePath: "/\(path)/torch-models.json"))
    return try JSONDecoder().decode(TorchModels.self, from: data)
  }
}

/// Holds a model's logits, loss, gradients and ten steps of training to PyTorch's.
func expectTraining(
  of set: ParameterSet, on batch: RaggedBatch, with torch: TorchModels.Model,
  logits: (RaggedBatch, Tape) -> Tensor
) {
  set.fillByFormula()
  #expect(set.all.map(\.name) == torch.gradients.map(\.name))
  #expect(set.all.map(\.shape) == torch.gradients.map(\.shape))
  let tape = Tape()
  var adam = AdamW()
  for (step, expected) in torch.losses.enumerated() {
    tape.reset()
    set.clearGradients()
    let result = logits(batch, tape)
    let loss = tape.crossEntropy(result, targets: tape.indices(batch.targets))
    tape.backward(from: loss)
    if step == 0 { expectFirstStep(torch, result.values, set) }
    #expect(abs(loss.scalar - expected) < 2e-5, "step \(step): \(loss.scalar), PyTorch \(expected)")
    adam.step(set, rate: 5e-4)
  }
}

private func expectFirstStep(_ torch: TorchModels.Model, _ logits: [Float], _ set: ParameterSet) {
  #expect(logits.count == torch.logits.count)
  let error = zip(logits, torch.logits).map { abs($0 - $1) }.max() ?? .infinity
  #expect(error < 1e-5, "logits differ by \(error)")
  for (parameter, expected) in zip(set.all, torch.gradients) {
    let gradient = parameter.tensor.gradient?.elements ?? []
    let norm = gradient.reduce(0) { $0 + Double($1) * Double($1) }.squareRoot()
    #expect(abs(norm - expected.norm) <= 1e-5 * max(1, expected.norm), "\(parameter.name)")
    let ends = zip(gradient.prefix(6) + gradient.suffix(6), expected.first + expected.last)
    for (ours, theirs) in ends {
      #expect(abs(ours - theirs) < 1e-5, "\(parameter.name): \(ours), PyTorch \(theirs)")
    }
  }
}
