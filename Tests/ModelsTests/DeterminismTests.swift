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

  /// `Tests/Emulated/run` and `Tests/Arm64/run` compare the line that is printed between processors.
  @Test func trainsShortlyToTheBitsOfTheBaseline() throws {
    let bits = trainedBits(on: kernels, steps: 5)
    #expect(bits == trainedBits(on: InstructionSet.baseline.kernels, steps: 5))
    #expect(bits != trainedBits(on: kernels, steps: 0), "steps change the parameters")
    print("\(BitDigest(ofTransformer: bits)), under \(try InstructionSet.current())")
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
