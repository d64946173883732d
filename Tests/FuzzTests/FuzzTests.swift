import Basics
import Randomness
import TestSupport
import Testing

/// The short run of what `Tests/Fuzz/run` does for hours with libFuzzer: bytes made of good ones. A reader that cannot
/// take some ends the tests with a signal.
struct FuzzTests {
  private static let runs = 400

  @Test("reads good bytes", arguments: Harness.all.map { $0.name })
  func readsSeeds(name: String) throws {
    let harness = try #require(Harness.all.first { $0.name == name })
    #expect(!harness.seeds.isEmpty)
    for seed in harness.seeds { try harness.read(seed) }
  }

  @Test("takes any bytes that are made of good ones", arguments: Harness.all.map { $0.name })
  func takesMutants(name: String) throws {
    let harness = try #require(Harness.all.first { $0.name == name })
    var generator = PythonRandom(seed: name.utf8.reduce(0) { $0 + Int($1) })
    var done = 0
    for _ in 0..<Self.runs {
      var bytes = harness.seeds[generator.random(below: harness.seeds.count)]
      for _ in 0...generator.random(below: 4) { bytes.mutate(using: &generator, harness.seeds) }
      try? harness.read(bytes)
      done += 1
    }
    #expect(done == Self.runs)
  }

  @Test("what was found once is read", arguments: try found())
  func takesWhatWasFound(path: String) throws {
    let name = try #require(path.split(separator: "/").dropLast().last)
    let harness = try #require(Harness.all.first { $0.name == name })
    try? harness.read(try readFile(path))
  }

  /// Files in `Tests/Fuzz/Found/HARNESS`.
  private static func found() throws -> [String] {
    let folder = Repository.root + "/Tests/Fuzz/Found"
    return fileExists(folder) ? try files(below: folder).map { "\(folder)/\($0)" } : []
  }
}

extension [UInt8] {
  /// Numbers and marks at which readers look twice.
  private static let marks: [[UInt8]] = [
    [0], [255], [0x7F], [10], [13], [0xEF, 0xBB, 0xBF], Array("{{".utf8), Array("}}".utf8),
    Array("\"".utf8), Array("-1".utf8), Array("9223372036854775807".utf8), Array("1e999".utf8),
    [UInt8](repeating: 255, count: 8), [0, 0, 0, 0, 0, 0, 0, 128], [UInt8](repeating: 0, count: 8),
  ]

  fileprivate mutating func mutate(using generator: inout PythonRandom, _ seeds: [[UInt8]]) {
    let place = generator.random(below: count + 1)
    let end = Swift.min(count, place + generator.random(below: 20))
    switch generator.random(below: 6) {
    case 0: if place < count { self[place] ^= 1 << UInt8(generator.random(below: 8)) }
    case 1: removeSubrange(place..<end)
    case 2: insert(contentsOf: self[place..<end], at: place)
    case 3: insert(contentsOf: Self.marks[generator.random(below: Self.marks.count)], at: place)
    case 4:
      replaceSubrange(place..<end, with: Self.marks[generator.random(below: Self.marks.count)])
    default:
      let other = seeds[generator.random(below: seeds.count)]
      self = Array(prefix(place)) + other.dropFirst(generator.random(below: other.count + 1))
    }
  }
}
