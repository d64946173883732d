import Corpora
import Kernels
import Models
import Tensors
import TestSupport
import Testing

/// A training run gives the same bits whatever computes it, and whatever runs beside it.
struct DeterminismTests {
  @Test(arguments: InstructionSet.allCases.filter { $0 != .baseline })
  func trainsToTheSameBitsUnder(set: InstructionSet) throws {
    guard set.isAvailable else { try skip("this processor has no \(set)") }
    #expect(trainedBits(on: set.kernels, steps: 200) == Self.baselineBits)
  }

  private static let baselineBits = trainedBits(on: InstructionSet.baseline.kernels, steps: 200)

  /// `Tests/Emulated/run` compares the line that is printed between processors.
  @Test func trainsShortlyToTheBitsOfTheBaseline() throws {
    let bits = trainedBits(on: kernels, steps: 5)
    #expect(bits == trainedBits(on: InstructionSet.baseline.kernels, steps: 5))
    #expect(bits != trainedBits(on: kernels, steps: 0), "steps change the parameters")
    let digest = bits.reduce(UInt64(14_695_981_039_346_656_037)) {
      ($0 ^ UInt64($1)) &* 1_099_511_628_211
    }
    print("digest \(String(digest, radix: 16)) under \(try InstructionSet.current())")
  }

  @Test(arguments: [1, 2, 8])
  func trainsToTheSameBitsBesideOtherRuns(jobs: Int) async {
    let expected = trainedBits(on: kernels, steps: 20)
    await withTaskGroup(of: [UInt32].self) { group in
      for _ in 0..<jobs {
        group.addTask { trainedBits(on: kernels, steps: 20) }
      }
      for await bits in group { #expect(bits == expected) }
    }
  }
}

/// The bits of all parameters of a small Transformer after `steps` steps on made-up words.
func trainedBits(on kernels: any KernelSet.Type, steps: Int) -> [UInt32] {
  var size = NetworkSize(vocabulary: 27, positions: 16)
  (size.layers, size.heads, size.channels) = (2, 2, 32)
  let set = ParameterSet()
  let model = Transformer(size, in: set)
  set.fillByFormula()
  let tape = Tape(kernels: kernels)
  var adam = AdamW()
  var numbers = TestNumbers(seed: 7)
  for _ in 0..<steps {
    let words = (0..<4).map { _ in
      (0..<numbers.next(below: 15)).map { _ in Int32(1 + numbers.next(below: 26)) }
    }
    let batch = RaggedBatch(words: words)
    tape.reset()
    set.clearGradients()
    let logits = model.logits(batch, on: tape)
    let loss = tape.crossEntropy(logits, targets: tape.indices(batch.targets))
    tape.backward(from: loss)
    adam.step(set, rate: 1e-3, kernels)
  }
  return set.all.flatMap { $0.tensor.values.map(\.bitPattern) }
}
