import Corpora
import Models
import Randomness
import Tensors
import Testing
import Training

@testable import Experiments

/// What is said of a network's inside is measured again here, in another way.
struct UnitRoleTests {
  private let text = """
    anna
    berta
    carla
    dora
    emil
    fritz
    gustav
    hans
    ida
    julia
    konrad
    ludwig
    martha
    nordpol
    otto
    paula
    quelle
    richard
    samuel
    theodor
    """

  private func data() throws -> SplitCorpus {
    // Ten times, so that the dev words have all that is looked for.
    let words = Array(repeating: text, count: 10).joined(separator: "\n")
    return SplitCorpus(try Corpus(bytes: Array(words.utf8), name: "words"), seed: 42)
  }

  private func model(_ kind: String, _ data: SplitCorpus) throws -> NeuralLanguageModel {
    var generator = TorchGenerator(seed: 4)
    var size = NetworkSize(vocabulary: data.corpus.vocabulary.count, positions: 9)
    (size.channels, size.hidden, size.layers, size.heads) = (8, 10, 2, 2)
    return NeuralLanguageModel(try #require(ModelCatalog.kind(kind)), size, using: &generator)
  }

  /// Pearson's correlation from raw sums.
  private func correlation(_ x: [Double], _ y: [Double]) -> Double {
    let n = Double(x.count)
    let (sx, sy) = (x.reduce(0, +), y.reduce(0, +))
    let xy = zip(x, y).reduce(0) { $0 + $1.0 * $1.1 }
    let (xx, yy) = (x.reduce(0) { $0 + $1 * $1 }, y.reduce(0) { $0 + $1 * $1 })
    return (n * xy - sx * sy) / ((n * xx - sx * sx) * (n * yy - sy * sy)).squareRoot()
  }

  @Test("of all units, the one that counts characters follows their number most closely")
  func picksTheClosest() throws {
    let data = try data()
    let model = try model("rnn", data)
    let roles = UnitSearch(model, on: data).roles(along: data.corpus.words[0])
    #expect(roles.map(\.condition) == [.last, .earlier, .length, .end, .last, .beginning])
    #expect(roles[0].characters == ["a", "e", "i", "o", "u"])
    #expect(Set(roles.map(\.unit)).count == 6, "no unit twice")
    var (lengths, states) = ([Double](), [[Double]](repeating: [], count: 10))
    for word in data.split.dev {
      let seen = try #require(model.observations(of: word).first { $0.name == "state" })
      for row in 0..<seen.rows {
        lengths.append(Double(row))
        for unit in 0..<10 { states[unit].append(Double(seen.values[row * 10 + unit])) }
      }
    }
    let found = states.map { correlation($0, lengths) }
    #expect(abs(found[roles[2].unit] - roles[2].correlation) < 1e-9)
    let taken = Set(roles[..<2].map(\.unit))
    for unit in 0..<10 where !taken.contains(unit) {
      #expect(abs(found[unit]) <= abs(roles[2].correlation) + 1e-12)
    }
  }

  /// By hand: `anna` is read as the boundary and four letters.
  @Test func saysWhereItHolds() throws {
    let data = try data()
    let anna = try #require(data.corpus.words.first)
    let roles = UnitSearch(try model("gru", data), on: data).roles(along: anna)
    #expect(roles[0].holds == [false, true, false, false, true])
    #expect(roles[1].holds == [false, false, true, false, false])
    #expect(roles[2].holds.isEmpty)
    #expect(roles[3].holds == [false, false, false, false, true])
    #expect(roles[0].traces.map(\.name) == ["update", "reset", "state"])
    #expect(roles.allSatisfy { $0.traces.allSatisfy { $0.values.count == 5 } })
  }

  @Test("an LSTM's memory is read, and a network without a state has no units")
  func readsWhatIsCarried() throws {
    let data = try data()
    let lstm = UnitSearch(try model("lstm", data), on: data).roles(along: data.corpus.words[0])
    #expect(lstm.allSatisfy { role in role.traces.contains { $0.name == "memory" } })
    #expect(UnitSearch(try model("bow", data), on: data).roles(along: []).isEmpty)
  }

  @Test("the habit of a head is the mean of its weights, from the fourth row on")
  func averagesWeights() throws {
    let data = try data()
    let model = try model("transformer", data)
    let habits = HeadHabit.all(model, on: data)
    #expect(habits.map { [$0.layer, $0.head] } == [[0, 0], [0, 1], [1, 0], [1, 1]])
    let name = TransformerObservation.attention(layer: 1, head: 0)
    var (previous, own) = ([Double](), [Double]())
    for word in data.split.dev {
      let map = try #require(model.observations(of: word).first { $0.name == name })
      for row in stride(from: 3, to: map.rows, by: 1) {
        previous.append(Double(map.column(row - 1)[row]))
        own.append(Double(map.column(row)[row]))
      }
    }
    #expect(abs(habits[2].previous - mean(previous)) < 1e-9)
    #expect(abs(habits[2].own - mean(own)) < 1e-9)
    for habit in habits {
      #expect(habit.own + habit.previous + habit.secondLast + habit.beginning <= 1 + 1e-6)
    }
    #expect(HeadHabit.all(try self.model("rnn", data), on: data).isEmpty)
  }

  @Test("a network is shown along a dev word that train does not have, if there is one")
  func choosesAWordThatIsNotKnown() throws {
    let words = Array(Corpus.embedded().words.prefix(500)).map {
      Corpus.embedded().vocabulary.text(of: $0)
    }
    let some = SplitCorpus(
      try Corpus(bytes: Array(words.joined(separator: "\n").utf8), name: "some"), seed: 42)
    let shown = some.wordToShow
    #expect((7..<10).contains(shown.count))
    #expect(some.split.dev.contains { $0 == shown } && !some.split.train.contains { $0 == shown })
    let one = SplitCorpus(try Corpus(bytes: Array("abc".utf8), name: "one"), seed: 42)
    #expect(one.wordToShow.count == 3)
  }

  /// By hand: V is 3, and each pair of `.ab.` occurs once: (1 + 1) / (1 + 3).
  @Test func expectsTheFirstWord() throws {
    let corpus = try Corpus(bytes: Array("ab".utf8), name: "one")
    let model = try Recipe.bigram.train(TrainingInput(corpus)).model
    let word = ExpectedWord(model, reading: SplitCorpus(corpus, seed: 42))
    #expect(word.letters == [".", "a", "b"] && word.next == ["a", "b", "."])
    #expect(word.probabilities == [0.5, 0.5, 0.5])
    #expect(abs(word.loss - 0.693147180559945) < 1e-12)
  }
}

/// How far back a model sees.
struct ReachTests {
  @Test(
    "counts see their order, convolutions as far as their gaps reach, states all",
    arguments: [
      ("bigram", 1), ("mlp", nil), ("rnn", nil), ("transformer", nil), ("cnn", 16), ("wavenet", 16),
    ] as [(String, Int?)])
  func says(kind: String, reach: Int?) throws {
    let size = NetworkSize(vocabulary: 5, positions: 6)
    let model = NeuralLanguageModel(try #require(ModelCatalog.kind(kind)), size)
    #expect(model.reach == reach)
  }

  @Test func isThatOfTheWindow() throws {
    var size = NetworkSize(vocabulary: 5, positions: 6)
    size.context = 3
    #expect(NeuralLanguageModel(.mlp, size).reach == 3)
  }
}
