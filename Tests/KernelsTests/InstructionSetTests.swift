import Kernels
import TestSupport
import Testing

struct InstructionSetTests {
  @Test func choosesTheWidestWithoutARequest() throws {
    #expect(try InstructionSet.chosen(by: nil) == availableSets.last)
  }

  @Test func choosesWhatIsRequested() throws {
    for set in availableSets {
      #expect(try InstructionSet.chosen(by: set.rawValue) == set)
    }
  }

  @Test func refusesWhatItDoesNotKnow() {
    let error = #expect(throws: KernelError.self) { try InstructionSet.chosen(by: "v5") }
    #expect(error == .unknownInstructionSet("v5"))
    let words = error?.description ?? ""
    #expect(words.hasPrefix("MMREPORT_SIMD is 'v5', which is no instruction set"))
    #expect(words.contains("baseline"))
  }

  /// One of the emulated processors of `Tests/Emulated/run` lacks each but the baseline.
  @Test(arguments: InstructionSet.allCases.filter { $0 != .baseline })
  func refusesWhatTheProcessorLacks(set: InstructionSet) throws {
    if set.isAvailable { try skip("this processor has \(set); an emulated one is asked") }
    #expect(throws: KernelError.unavailableInstructionSet(set)) {
      try InstructionSet.chosen(by: set.rawValue)
    }
  }

  @Test func namesWhatTheProcessorLacks() {
    for set in InstructionSet.allCases { #expect(set.lacking.isEmpty == set.isAvailable) }
  }

  /// `Tests/Arm64/run` compares what is printed between processors.
  @Test func printsDigestsOfTheBaseline() throws {
    let digests = KernelBits.digests(try InstructionSet.current().kernels)
    #expect(digests == KernelBits.digests(InstructionSet.baseline.kernels))
    for digest in digests { print(digest) }
  }
}
