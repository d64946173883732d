import Testing

@testable import Commands
@testable import Sites

struct ProgramVersionTests {
  @Test func namesWhatTheProgramWasBuiltOf() {
    let digest = String(repeating: "0123456789", count: 6) + "abcd"
    let carried: [PageFile: String] = [
      .commit: "8569b62-dirty\n", .numbers: digest + "\n", .drawing: "f" + digest.dropLast() + "\n",
    ]
    let version = ProgramVersion { carried[$0].map { Array($0.utf8) } }
    #expect(
      version.line
        == "mmreport \(ProgramVersion.number) (commit 8569b62-dirty, engine 012345678901, drawing f01234567890)"
    )
  }

  @Test func saysThatABuildWithoutMakeKnowsNothing() {
    let version = ProgramVersion { _ in nil }
    #expect(version.line.hasSuffix("(commit unknown, engine unknown, drawing unknown)"))
  }
}
