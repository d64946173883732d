import Basics
import Experiments

// Which of all models a table, a plot or a sentence is about.

extension Comparison {
  /// The best of each family by its loss on dev, those with the lowest loss on test first.
  var families: [ModelFindings] {
    var known: [String: ModelFindings] = [:]
    for model in ranked {
      let other = known[model.family]
      if other.map({ ($0.nll.dev ?? .infinity) > (model.nll.dev ?? .infinity) }) ?? true {
        known[model.family] = model
      }
    }
    return ranked.filter { known[$0.family]?.id == $0.id }
  }

  /// What the best of all, of those that count and of single networks are called, by id.
  var honours: [String: String] {
    var names: [String: String] = [:]
    for (title, learning) in [("best network", Learning.network), ("best of counting", .counts)] {
      if let model = bestOf(learning) { names[model.id] = title }
    }
    if let best, names[best.id] == nil { names[best.id] = "best" }
    return names
  }

  /// The best on dev of those that learn so, as dev chooses.
  private func bestOf(_ learning: Learning) -> ModelFindings? {
    ranked.filter { $0.learning == learning }.best
  }

  /// Those of honour, the best of all first.
  var leaders: [ModelFindings] { families.filter { honours[$0.id] != nil } }

  /// The counts that dev finds best.
  var bestCounts: ModelFindings? { bestOf(.counts) }

  /// The words that teach.
  var trainingWords: Int? {
    guard best != nil else { return nil }
    return Int(0.8 * Double(findings.dataset.words))
  }

  /// For each number of characters that some model sees, the best on test that sees so many, the fewest first.
  var reachable: [(reach: Double, model: ModelFindings, words: String)] {
    let single = ranked.filter { $0.learning != .mixture && $0.nll.test != nil }
    return Set(single.map(\.seen)).sorted().compactMap { reach in
      single.first { $0.seen == reach }.map { model in
        let count = model.reach.map { $0.counted("character") } ?? "all characters"
        return (reach, model, count)
      }
    }
  }

  /// The best counts, and the best network that stores no more numbers, both on test.
  var sizePair: SizePair? {
    guard let counts = bestCounts, counts.nll.test != nil else { return nil }
    let network = ranked.first {
      $0.learning == .network && $0.stored <= counts.stored && $0.nll.test != nil
    }
    return SizePair(counts: counts, network: network)
  }

  /// The best of counting beside the best network that stores no more numbers, if there is one.
  struct SizePair {
    let counts: ModelFindings
    let network: ModelFindings?

    /// What the picture of sizes says.
    var words: String {
      get throws {
        let (size, loss) = try (counts.stored.grouped, counts.test.text(.fixed(4)))
        guard let network else {
          return "No network stores as few numbers as \(counts.title): \(size)"
        }
        let other = try network.test.text(.fixed(4))
        return
          "With at most \(size) numbers, counting has a test loss of \(loss) (\(counts.title)),"
          + " a network of \(other) (\(network.title))"
      }
    }
  }

  /// The best network of each kind on test, with whether counting beats it.
  var duels: (counts: ModelFindings, won: [ModelFindings], all: Int)? {
    guard let counts = bestCounts, let loss = counts.nll.test else { return nil }
    let networks = families.filter { $0.introspection != nil && $0.nll.test != nil }
    guard !networks.isEmpty else { return nil }
    return (counts, networks.filter { ($0.nll.test ?? 0) > loss }, networks.count)
  }
}
