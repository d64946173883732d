import Basics

// What libFuzzer calls. `FUZZ` names the harness, and `FUZZ_SEEDS` a folder that gets its seeds.

private let harness: Harness = {
  let name = environmentVariable("FUZZ") ?? ""
  guard let harness = Harness.all.first(where: { $0.name == name }) else {
    fatalError("FUZZ is one of \(Harness.all.map(\.name).joined(separator: ", "))")
  }
  return harness
}()

@_cdecl("LLVMFuzzerInitialize")
public func initialize(
  _ count: UnsafeMutableRawPointer?, _ arguments: UnsafeMutableRawPointer?
) -> CInt {
  if let folder = environmentVariable("FUZZ_SEEDS") {
    for (number, seed) in harness.seeds.enumerated() {
      try? writeAtomically(seed, to: "\(folder)/seed-\(number)")
    }
  }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  try? harness.read(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// Of libFuzzer.
@_silgen_name("LLVMFuzzerRunDriver")
private func run(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ one: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

// The package manager gives the program's start another name, and so hides that of libFuzzer.
@_cdecl("fuzz_main")
public func start(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  var (count, arguments) = (count, arguments)
  return run(&count, &arguments, testOneInput)
}
