import Basics
import Randomness
import TestSupport
import Testing

@testable import Corpora

struct CountFileTests {
  private static let words = ["emma", "ava", "ada", "a", "zoë", "😀b", "anna", "mary ann"]

  /// Some thousand words, with a blank line and other ends of lines among them.
  private var text: String {
    var generator = PythonRandom(seed: 1)
    let words = (0..<3000).map { _ in Self.words[generator.random(below: Self.words.count)] }
    return words.enumerated().map { "\($1)\($0 % 7 == 0 ? "\r\n\n" : "\n")" }.joined()
  }

  /// The grams of all words, counted one by one.
  private func byHand(_ text: String, order: Int) -> [[Unicode.Scalar]: Int] {
    var counts: [[Unicode.Scalar]: Int] = [:]
    for line in text.split(whereSeparator: \.isNewline) {
      let padded =
        Array(repeating: Gram.boundary, count: order - 1) + line.unicodeScalars + [Gram.boundary]
      for start in 0...(padded.count - order) {
        counts[Array(padded[start..<start + order]), default: 0] += 1
      }
    }
    return counts
  }

  private func content(_ file: CountFile) throws -> [[Unicode.Scalar]: Int] {
    var (counts, grams): ([[Unicode.Scalar]: Int], [Gram]) = ([:], [])
    try file.read { gram, count in
      counts[gram.characters(file.order)!] = count
      grams.append(gram)
    }
    #expect(zip(grams, grams.dropFirst()).allSatisfy(<))
    #expect(grams.count == file.gramCount)
    return counts
  }

  @Test("counts grams of each length as by hand, in much memory and in little", arguments: 1...8)
  func countsByHand(order: Int) throws {
    try withFolder { folder in
      try writeAtomically(text.utf8, to: "\(folder)/list.txt")
      for memory in [0, 100_000_000] {
        let file = try GramTally.counted(path: "\(folder)/list.txt", order: order, memory: memory)
        #expect(try content(file) == byHand(text, order: order))
        #expect(file.words == 3000 && file.order == order)
      }
    }
  }

  @Test("more grams than there is room for are sorted in parts")
  func sortsOnTheDisk() throws {
    let list = (0..<20_000).map { String($0, radix: 36) }.joined(separator: "\n")
    try withFolder { folder in
      try writeAtomically(list.utf8, to: "\(folder)/list.txt")
      let file = try GramTally.counted(path: "\(folder)/list.txt", order: 5, memory: 0)
      #expect(file.gramCount > 10_000)
      #expect(try content(file) == byHand(list, order: 5))
    }
  }

  @Test(
    "the parts of a list add up to the list, wherever they are cut", arguments: [1, 2, 3, 7, 500])
  func addsUp(parts: Int) throws {
    try withFolder { folder in
      let path = "\(folder)/list.txt"
      try writeAtomically(text.prefix(4000).utf8, to: path)
      let files = try (1...parts).map { number in
        let part = try #require(FilePart(number, of: parts))
        return try GramTally.counted(path: path, order: 3, part: part, memory: 1_000_000)
      }
      let whole = try GramTally.counted(path: path, order: 3, memory: 1_000_000)
      let sum = try CountFile.merged(files, words: files.reduce(0) { $0 + $1.words })
      for (name, file) in [("sum", sum), ("whole", whole)] {
        try file.write(to: "\(folder)/\(name)")
      }
      #expect(try readFile("\(folder)/sum") == readFile("\(folder)/whole"))
      #expect(
        try content(CountFile(path: "\(folder)/sum")) == byHand(String(text.prefix(4000)), order: 3)
      )
    }
  }

  @Test("any byte that is another one is found, and a file that is cut off")
  func findsDamage() throws {
    try withFolder { folder in
      let path = "\(folder)/counts"
      try writeAtomically("ada\nava\n".utf8, to: "\(folder)/list.txt")
      try GramTally.counted(path: "\(folder)/list.txt", order: 2, memory: 0).write(to: path)
      let whole = try readFile(path)
      for place in whole.indices {
        var bytes = whole
        bytes[place] ^= 1
        try writeAtomically(bytes, to: path, lasting: false)
        #expect(throws: CountFileError.self) { try CountFile(path: path) }
      }
      for count in 0..<whole.count {
        try writeAtomically(whole.prefix(count), to: path, lasting: false)
        #expect(throws: CountFileError.self) { try CountFile(path: path) }
      }
    }
  }

  @Test("counts that no program writes are refused, though their digest is right")
  func refusesOddCounts() throws {
    let (a, b) = (Gram(["a"]), Gram(["b"]))
    for records in [[(b, 1), (a, 1)], [(a, 1), (a, 1)], [(a, 0)], [(a, -1)], [(a, 1 << 54)]] {
      try withFolder { folder in
        try writeAtomically(to: "\(folder)/counts") { file throws(FileError) in
          var writer = CountWriter(try OpenFile(writing: "\(folder)/made"), order: 1, words: 1)
          for (gram, count) in records { try writer.add(gram, count) }
          _ = try writer.finished()
          try file.write(readFile("\(folder)/made"))
        }
        let file = try CountFile(path: "\(folder)/counts")
        #expect(throws: FileError.self) { try file.read { _, _ in } }
      }
    }
  }

  @Test func refusesOtherLengths() throws {
    try withFolder { folder in
      try writeAtomically("ada\nava\n".utf8, to: "\(folder)/list.txt")
      let files = try [2, 3].map {
        try GramTally.counted(path: "\(folder)/list.txt", order: $0, memory: 0)
      }
      #expect(throws: CountFileError.self) { try CountFile.merged(files, words: 4) }
    }
  }

  @Test("parts are about equal and leave nothing out, of files of any size")
  func cutsFiles() {
    for size in [0, 1, 10, 1000, Int.max] {
      for count in [1, 2, 3, 1000, 1_000_000] where count < 10_000 || size > 1000 {
        let parts = (1...count).map { FilePart($0, of: count)!.range(of: size) }
        #expect(parts.first?.lowerBound == 0 && parts.last?.upperBound == size)
        #expect(zip(parts, parts.dropFirst()).allSatisfy { $0.upperBound == $1.lowerBound })
        let lengths = parts.map(\.count)
        #expect(lengths.max()! - lengths.min()! <= count)
      }
    }
    #expect(FilePart(Int.max, of: Int.max) == nil)
    #expect(FilePart(0, of: 2) == nil && FilePart(3, of: 2) == nil && FilePart(1, of: 0) == nil)
  }
}
