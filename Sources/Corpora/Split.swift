import Randomness

/// One of the three parts of a corpus.
public enum Part: String, Sendable, CaseIterable {
  case train, dev, test
}

#if !hasFeature(Embedded)
  extension Part: Codable {}
#endif

/// A corpus shuffled and cut in three: train to learn, dev to choose, test to report once.
public struct Split: Sendable {
  /// Eight tenths of the words to learn from, one to choose by, one to report.
  public let train, dev, test: Words

  /// What the lectures that follow on the first shuffle with.
  public static let lectureSeed = 42

  /// Shuffles with CPython's generator and cuts at `int(0.8 n)` and `int(0.9 n)`, as the lectures
  /// that follow on the first do (`random.seed(42); random.shuffle(words)`).
  public init(_ words: Words, seed: Int = Self.lectureSeed) {
    var order = Array(words.indices)
    var random = PythonRandom(seed: seed)
    random.shuffle(&order)
    let (first, second) = (Int(0.8 * Double(order.count)), Int(0.9 * Double(order.count)))
    train = words.selecting(order[..<first])
    dev = words.selecting(order[first..<second])
    test = words.selecting(order[second...])
  }

  /// The words of one part.
  public subscript(part: Part) -> Words {
    switch part {
    case .train: train
    case .dev: dev
    case .test: test
    }
  }
}
