import Basics

/// Characters in a row counted while a text streams by, in a given memory: what there is no room for is sorted and put
/// on the disk (an external merge sort), so that lists of any size can be counted.
///
/// A word is read with as many boundaries before it as a gram has characters but one, and one behind.
public struct GramTally {
  private let order: Int
  private let mostGrams: Int
  private var words = 0
  private var counts: [Gram: Int] = [:]
  /// What was put aside.
  private var runs: [CountFile] = []

  /// What a gram takes in memory at the most, in bytes: a place in a table that is half full, and while it is sorted.
  private static let bytesAGram = 150
  /// Each is an open file.
  private static let mostRuns = 32

  /// Counts the file at `path`, or standard input for `-`.
  ///
  /// - Parameters:
  ///   - order: how many characters stand in a row, up to eight.
  ///   - part: what of the file is counted.
  ///   - memory: bytes that the counts may take.
  /// - Returns: the counts, in a file without a name.
  /// - Throws: a `CorpusError`, or a `FileError` of the disk.
  public static func counted(
    path: String, order: Int, part: FilePart = .all, memory: Int
  ) throws -> CountFile {
    var tally = GramTally(order: order, memory: memory)
    let name = part.name(of: Corpus.name(ofPath: path))
    let lines = try forEachBlock(of: path, part, named: name) { block throws(CorpusError) in
      for line in try CorpusText(block.bytes, named: name, after: block.linesBefore).lines {
        do throws(FileError) { try tally.count(line) } catch { throw .unreadable(error) }
      }
    }
    // A part may have no line of its own.
    guard tally.words > 0 || part != .all else {
      throw lines == 0 ? CorpusError.empty(name) : .onlyBlankLines(name)
    }
    return try tally.all()
  }

  private init(order: Int, memory: Int) {
    precondition((1...Gram.mostCharacters).contains(order), "grams have one to eight characters")
    (self.order, mostGrams) = (order, max(1000, memory / Self.bytesAGram))
  }

  private mutating func count(_ word: Substring.UnicodeScalarView) throws(FileError) {
    words += 1
    var window = [Unicode.Scalar](repeating: Gram.boundary, count: order)
    for scalar in Array(word) + [Gram.boundary] {
      window.removeFirst()
      window.append(scalar)
      counts[Gram(window), default: 0] += 1
    }
    if counts.count > mostGrams { try putAside() }
  }

  /// Makes room.
  private mutating func putAside() throws(FileError) {
    var writer = CountWriter(try .temporary(), order: order, words: words)
    for (gram, count) in counts.sorted(by: { $0.key < $1.key }) { try writer.add(gram, count) }
    runs.append(try .reread(try writer.finished()))
    counts.removeAll(keepingCapacity: true)
    if runs.count == Self.mostRuns { runs = [try merged()] }
  }

  private func merged() throws(FileError) -> CountFile {
    do { return try CountFile.merged(runs, words: words) } catch {
      throw FileError("read", "what was put aside", reason: "\(error)")
    }
  }

  private mutating func all() throws -> CountFile {
    try putAside()
    return runs.count == 1 ? runs[0] : try merged()
  }
}

/// One of several parts of a file that are about equal: a line belongs to the part in which it begins.
public struct FilePart: Equatable, Sendable {
  /// From 1 on.
  public let number: Int
  /// How many parts there are.
  public let count: Int

  /// The whole.
  public static let all = FilePart(number: 1, count: 1)

  /// There are no more.
  static let mostParts = 1_000_000

  /// Nil unless the number is one of the count.
  public init?(_ number: Int, of count: Int) {
    guard (1...Self.mostParts).contains(count), (1...count).contains(number) else { return nil }
    self.init(number: number, count: count)
  }

  private init(number: Int, count: Int) { (self.number, self.count) = (number, count) }

  /// Where it begins and ends in a file of so many bytes.
  func range(of size: Int) -> Range<Int> {
    // The product of size and number may not fit.
    func place(_ number: Int) -> Int { size / count * number + size % count * number / count }
    return place(number - 1)..<place(number)
  }

  /// What errors call the part of a list of this name.
  func name(of list: String) -> String { count == 1 ? list : "\(list), part \(number) of \(count)" }
}
