import Basics
import Corpora
import Models
import Randomness
import TestSupport
import Testing
import Training

@testable import Experiments

/// Some of the embedded names as a list.
private func someNames(_ change: (inout [String]) -> Void = { _ in }) throws -> Corpus {
  let all = Corpus.embedded()
  var words = stride(from: 0, to: all.words.count, by: 100).map {
    all.vocabulary.text(of: all.words[$0])
  }
  change(&words)
  return try Corpus(bytes: Array(words.joined(separator: "\n").utf8), name: "some")
}

private func search(
  _ corpus: Corpus, trials: Int = 5, seed: UInt64 = 1, jobs: Int = 1, log: String? = nil
) throws -> (outcome: TuningSearch.Outcome, resumed: Int) {
  var search = try TuningSearch(RecipeBook.recipe("bow"), corpus, profile: .quick)
  (search.trials, search.seed, search.jobs, search.log) = (trials, seed, jobs, log)
  var resumed = 0
  let outcome = try search.run(resumed: { resumed = $0 }, report: { _, _ in })
  return (outcome, resumed)
}

private func text(_ path: String) throws -> String {
  String(decoding: try readFile(path), as: UTF8.self)
}

/// A search, run for seconds.
struct TuningSearchTests {
  @Test("the same log for any number of jobs, another one for another seed")
  func isTheSameForAnyNumberOfJobs() throws {
    let corpus = try someNames()
    try withFolder { folder in
      for (name, seed, jobs) in [("a", 1, 1), ("b", 1, 3), ("c", 2, 1)] as [(String, UInt64, Int)] {
        _ = try search(corpus, seed: seed, jobs: jobs, log: "\(folder)/\(name)")
      }
      #expect(try text("\(folder)/a") == text("\(folder)/b"))
      #expect(try text("\(folder)/a") != text("\(folder)/c"))
    }
  }

  @Test("goes on after any line of its log, a torn one included, and ends with the same bytes")
  func goesOn() throws {
    let corpus = try someNames()
    try withFolder { folder in
      let path = "\(folder)/log.csv"
      _ = try search(corpus, log: path)
      let whole = try text(path)
      let lines = whole.split(separator: "\n")
      // Headings, five trials, and one or two candidates under two more seeds.
      #expect([8, 10].contains(lines.count))
      for kept in [0, 1, 3, lines.count - 1, lines.count] {
        let part = lines.prefix(kept).map { $0 + "\n" }.joined()
        let torn = kept == 3 ? String(lines[3].prefix(9)) : ""
        if kept == 0 { removeFile(path) } else { try writeAtomically((part + torn).utf8, to: path) }
        #expect(try search(corpus, jobs: 2, log: path).resumed == max(0, kept - 1))
        #expect(try text(path) == whole)
      }
    }
  }

  @Test("leaves a file alone that is no log of this search, and says what differs")
  func refusesOtherLogs() throws {
    let corpus = try someNames()
    try withFolder { folder in
      let path = "\(folder)/log.csv"
      try writeAtomically("name,loss\n".utf8, to: path)
      #expect(throws: TuningError.noLog(path)) { try search(corpus, log: path) }
      #expect(try text(path) == "name,loss\n")
      removeFile(path)
      _ = try search(corpus, log: path)
      let whole = try text(path)
      #expect(
        throws: TuningError.otherSearch(path, line: 2, "searchSeed", kept: "1", asked: "9")
      ) { try search(corpus, seed: 9, log: path) }
      #expect(throws: TuningError.otherSearch(path, line: 2, "trials", kept: "5", asked: "6")) {
        try search(corpus, trials: 6, log: path)
      }
      let other = try someNames { $0[0] = "zoe" }
      #expect(throws: TuningError.self) { try search(other, log: path) }
      #expect(try text(path) == whole)
      for loss in ["", "nan", "x"] {
        var lines = whole.split(separator: "\n").map(String.init)
        var cells = lines[2].split(separator: ",").map(String.init)
        cells[2] = loss
        lines[2] = cells.joined(separator: ",")
        try writeAtomically((lines.joined(separator: "\n") + "\n").utf8, to: path)
        #expect(throws: TuningError.damaged(path, line: 3)) { try search(corpus, log: path) }
      }
    }
  }

  @Test("says before any training that its log cannot be written")
  func needsAPlaceForItsLog() throws {
    #expect(throws: FileError.self) { try search(try someNames(), log: "/nowhere/log.csv") }
  }

  @Test("other words in test change nothing, other words in dev do")
  func neverReadsTest() throws {
    let corpus = try someNames()
    var order = Array(corpus.words.indices)
    var random = PythonRandom(seed: Split.lectureSeed)
    random.shuffle(&order)
    let (dev, test) = (Int(0.8 * Double(order.count)), Int(0.9 * Double(order.count)))
    let changedTest = try someNames { words in for place in order[test...] { words[place] = "aa" } }
    let changedDev = try someNames { words in words[order[dev]] = "aa" }
    #expect(changedTest.vocabulary == corpus.vocabulary)
    #expect(changedDev.vocabulary == corpus.vocabulary)
    func losses(_ corpus: Corpus) throws -> [[Double]] {
      let outcome = try search(corpus, trials: 3).outcome
      return [outcome.shipped.dev, outcome.best?.dev ?? []]
    }
    #expect(try losses(changedTest) == losses(corpus))
    #expect(try losses(changedDev) != losses(corpus))
  }

  @Test func needsANetworkAndWords() throws {
    let counts = try RecipeBook.recipe("bigram")
    #expect(throws: TuningError.nothingToTune("bigram")) { try TuningSearch(counts, .embedded()) }
    let one = try Corpus(bytes: Array("ab".utf8), name: "one")
    let bow = try RecipeBook.recipe("bow")
    #expect(throws: TuningError.tooFewWords) { try TuningSearch(bow, one) }
  }
}

/// What a search may draw, and how long each trial may train.
struct SearchSpaceTests {
  private static let networks = RecipeBook.all.filter { $0.training != nil }

  @Test("draws only what its table has, and reaches all of it", arguments: networks.map(\.id))
  func drawsFromItsTable(id: String) throws {
    let training = try #require(try RecipeBook.recipe(id).training)
    let size = NetworkSize(vocabulary: 27, positions: 16)
    var generator = TorchGenerator(seed: 5)
    var drawn = training.space.choices.map { _ in Set<Double>() }
    for _ in 0..<400 {
      let settings = training.space.draw(from: training.standard, using: &generator)
      var size = size
      settings.apply(to: &size)
      for (index, choice) in training.space.choices.enumerated() {
        drawn[index].insert(choice.setting.value(settings, size))
      }
    }
    for (values, choice) in zip(drawn, training.space.choices) {
      #expect(values == Set(choice.values), "\(choice.setting.name)")
    }
    // A name is a column of a log.
    let names = (training.searched + training.space.fixed).map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("no trial multiplies more than the shipped settings, nor takes more than twice the steps")
  func costsWhatTheShippedCost() throws {
    let corpus = Corpus.embedded()
    let input = TrainingInput(corpus, split: Split(corpus.words))
    for recipe in Self.networks {
      let training = try #require(recipe.training)
      let shipped = training.settings(.standard, vocabularySize: corpus.vocabulary.count)
      let work = TrainingWork(training, on: input)
      let budget = Double(shipped.steps) * work.multiplications(aStepWith: shipped)
      #expect(work.steps(of: shipped, costing: shipped) == shipped.steps / 100 * 100)
      var generator = TorchGenerator(seed: 7)
      for _ in 0..<4 {
        let settings = training.space.draw(from: shipped, using: &generator)
        let steps = work.steps(of: settings, costing: shipped)
        #expect(steps >= 1 && steps <= 2 * shipped.steps)
        #expect(Double(steps) * work.multiplications(aStepWith: settings) <= budget)
      }
    }
  }
}
