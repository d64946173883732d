import Corpora
import Models
import TestSupport
import Testing
import Training

@testable import Experiments

/// Losses of n-gram counts by n and fake count, from a program that shares nothing with this one.
private struct CountLosses: Decodable {
  let allWords: [String: [String: Double]]
  let split: [String: [String: Row]]

  enum CodingKeys: String, CodingKey {
    case allWords = "all_words"
    case split = "seed42"
  }

  enum Row: Decodable {
    case losses(Losses)
    case best(String)

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let best = try? container.decode(String.self) {
        self = .best(best)
      } else {
        self = .losses(try container.decode(Losses.self))
      }
    }
  }

  struct Losses: Decodable { let train, dev, test: Double }
}

struct ExerciseOracleTests {
  @Test("counts of n-grams lose what the oracle says", arguments: ["2017", "names"])
  func agreesOnAllSplits(list: String) throws {
    let corpus = try corpus(called: list)
    let oracle = try testData("exercises-\(list).json", as: CountLosses.self)
    let counted = Exercises(corpus).counted(order: 4)
    for (n, rows) in oracle.split {
      let order = try #require(Int(n)) - 1
      for case (let smoothing, .losses(let expected)) in rows {
        let losses = counted.losses(order: order, smoothing: try #require(Double(smoothing)))
        #expect(abs(losses.train - expected.train) < 1e-6, "n \(n), a \(smoothing), train")
        #expect(abs(losses.dev - expected.dev) < 1e-6, "n \(n), a \(smoothing), dev")
        #expect(abs(losses.test - expected.test) < 1e-6, "n \(n), a \(smoothing), test")
      }
      if case .best(let best)? = rows["best_by_dev"] {
        let tried = rows.keys.compactMap(Double.init).sorted()
        #expect(counted.bestSmoothing(order: order, of: tried) == Double(best), "n \(n)")
      }
    }
  }

  @Test("so do counts of all words", arguments: ["2017", "names"])
  func agreesOnAllWords(list: String) throws {
    let corpus = try corpus(called: list)
    let oracle = try testData("exercises-\(list).json", as: CountLosses.self)
    for (n, rows) in oracle.allWords {
      let table = ContextTable(
        corpus.words, order: try #require(Int(n)) - 1, vocabularySize: corpus.vocabulary.count)
      for (smoothing, expected) in rows {
        let model = CountModel(table, smoothing: try #require(Double(smoothing)))
        #expect(abs(model.negativeLogLikelihood(of: table) - expected) < 1e-6, "\(n), \(smoothing)")
      }
    }
  }

  @Test("both conventions of padding have the lecture's numbers of examples", .needsNames)
  func countsExamples() throws {
    let corpus = try corpus(called: "names")
    let exercises = Exercises(corpus)
    #expect(exercises.table(corpus.words, order: 2).total == 228_146)
    #expect(exercises.table(corpus.words, order: 2, padding: .single).total == 196_113)
    let split = exercises.split
    #expect(Part.allCases.map { split[$0].count } == [25_626, 3_203, 3_204])
    let known = Set(split.train.map(Array.init))
    #expect(split.test.count { known.contains(Array($0)) } == 377)
  }

  @Test(
    "Kneser-Ney with five characters reaches the published WaveNet's loss from counts alone",
    .needsNames)
  func countsAsFarAsItGoes() throws {
    let exercises = Exercises(try corpus(called: "names"))
    let recipe = try RecipeBook.recipe("kneser-ney-5")
    let model = try recipe.train(exercises.input(exercises.split.train)).model
    #expect(model.negativeLogLikelihood(of: exercises.split.dev) <= 1.9935)
  }
}
