import Corpora
import Models
import TestSupport
import Testing

@testable import Experiments

/// What PyTorch printed, by `Tests/Oracles/exercises.py`.
private struct Torch: Decodable {
  struct CrossEntropy: Decodable {
    let scale: Double
    let byHand: NumberValue
    let fused: Double
    let probabilitiesByHand: [NumberValue]
    let gradient: [Double]
  }

  struct Net: Decodable {
    struct Way: Decodable { let loss: Double }
    let oneHot, rows: Way
    let examples, distinct: Int
  }

  struct Twice: Decodable {
    struct Descent: Decodable { let reported, actual: Double }
    let table, reported: Double
    let wrong, right: Descent
  }

  let crossEntropy: [CrossEntropy]
  let bigramNet: Net
  let probabilitiesAsLogits: Twice
}

extension NumberValue {
  /// JSON has no infinity and no NaN.
  fileprivate var double: Double {
    switch self {
    case .number(let number): number
    case .text(let text): Double(text) ?? 0
    default: 0
    }
  }
}

private func agree(_ a: Double, _ b: Double, within tolerance: Double) -> Bool {
  a == b || (a.isNaN && b.isNaN) || abs(a - b) <= tolerance * max(1, abs(b))
}

/// Every eightieth name: six experiments in a second or two.
private func smallCorpus() throws -> Corpus {
  let corpus = Corpus.embedded()
  let lines = stride(from: 0, to: corpus.words.count, by: 80).map {
    corpus.vocabulary.text(of: corpus.words[$0])
  }
  return try Corpus(bytes: Array(lines.joined(separator: "\n").utf8), name: "some-names")
}

struct ExerciseFindingsTests {
  @Test("cross-entropy by hand and in one piece is PyTorch's, overflow and all")
  func agreesOnCrossEntropy() throws {
    let torch = try testData("exercises-torch.json", as: Torch.self)
    let findings = CrossEntropyFindings(Exercises(try smallCorpus()))
    #expect(findings.cases.count == torch.crossEntropy.count)
    for (ours, theirs) in zip(findings.cases, torch.crossEntropy) {
      #expect(agree(ours.byHand, theirs.byHand.double, within: 1e-6), "times \(theirs.scale)")
      #expect(agree(ours.fused, theirs.fused, within: 1e-6), "times \(theirs.scale)")
      for (a, b) in zip(ours.probabilitiesByHand, theirs.probabilitiesByHand) {
        #expect(agree(a, b.double, within: 1e-6))
      }
      for (a, b) in zip(ours.gradient, theirs.gradient) { #expect(agree(a, b, within: 1e-6)) }
      for (a, b) in zip(ours.gradient, ours.gradientByDifference) {
        #expect(agree(a, b, within: 1e-8))
      }
    }
    #expect(abs(findings.lossByHand - findings.lossFused) < 1e-6)
  }

  @Test(
    "probabilities taken for logits have PyTorch's loss, and so has the net that learns from it")
  func agreesOnTheMistake() throws {
    let torch = try testData("exercises-torch.json", as: Torch.self).probabilitiesAsLogits
    let mistake = CrossEntropyFindings(Exercises(.embedded())).mistake
    #expect(abs(mistake.table - torch.table) < 1e-9)
    #expect(abs(mistake.reported - torch.reported) < 1e-9)
    let descent = try #require(mistake.descent)
    #expect(descent.steps == 200 && descent.rate == 50)
    // Normal draws differ from PyTorch's by up to 1e-6.
    #expect(abs(descent.reported - torch.wrong.reported) < 1e-4)
    #expect(abs(descent.actual - torch.wrong.actual) < 1e-3)
    #expect(abs(descent.right - torch.right.actual) < 1e-5)
    // One of 27 is right for sure: e / (e + 26).
    #expect(abs(mistake.least - 2.3575339174760632) < 1e-6)
  }

  @Test("one-hot products, rows and grouped counts give PyTorch's loss")
  func agreesOnOneHotLoss() throws {
    let torch = try testData("exercises-torch.json", as: Torch.self).bigramNet
    let findings = OneHotFindings(Exercises(.embedded()))
    #expect(findings.examples == torch.examples)
    #expect(findings.distinct == torch.distinct)
    #expect(findings.ways.allSatisfy { $0.logitsUnlikeRows == 0 })
    for way in findings.ways {
      #expect(abs(way.lossInDouble - torch.rows.loss) < 1e-6, "\(way.id)")
      // A float32 sum of 37,000 shares of one character loses two digits; counts lose none.
      #expect(way.gradientError < (way.id == "grouped" ? 1e-6 : 1e-4), "\(way.id)")
    }
    #expect(findings.ways.map(\.multiplications)[0] == torch.examples * 27 * 27)
  }

  @Test("all six experiments run, and fill a section each")
  func runsEveryExperiment() throws {
    let corpus = try smallCorpus()
    let findings = try exercises(on: corpus) { _ in true }
    let smoothing = findings[SmoothingFindings.self]
    for curve in smoothing.counts + smoothing.networks {
      #expect(curve.points.count >= 27)
      #expect(curve.points.first?.strength == 0 && curve.points.last?.strength == .infinity)
      #expect(curve.points.allSatisfy { $0.dev >= curve.chosen.dev })
      #expect(
        zip(curve.points, curve.points.dropFirst()).allSatisfy { $0.train <= $1.train + 1e-6 })
    }
    #expect(smoothing.correspondence.allSatisfy { !$0.isEmpty })
    let split = findings[SplitFindings.self]
    #expect(split.sizes.map(\.words).reduce(0, +) == corpus.words.count)
    #expect(split.rows.allSatisfy { $0.otherSplits.dev.count == 10 })
    #expect(findings[TrigramFindings.self].ways.count == 6)
    #expect(findings["oneHot"] != nil && findings["crossEntropy"] != nil)
    let backoff = findings[BackoffFindings.self]
    #expect(Set(backoff.rows.map(\.id)) == Set(SmoothingRule.all.map(\.id) + ["add-a"]))
    for row in backoff.rows { #expect(row.losses.train > 0 && row.losses.dev.isFinite) }
  }

  /// The findings of the exercises whose sections are `wanted`.
  private func exercises(on corpus: Corpus, wanted: (String) -> Bool) throws -> Sections {
    var findings = Findings(dataset: DatasetFindings(corpus))
    findings.exercises = Sections()
    let inputs = SectionInputs(corpus, splitSeed: 42)
    for section in FindingsSection.all where section.part == .exercises && wanted(section.id) {
      try section.find(inputs, FindingsStore.none)(&findings)
    }
    return try #require(findings.exercises)
  }

  @Test("a list of a single word is enough", arguments: ["a", "anna", "日本\n中"])
  func survivesTinyLists(text: String) throws {
    let exercises = Exercises(try Corpus(bytes: Array(text.utf8), name: "tiny"))
    _ = try self.exercises(on: exercises.corpus) { _ in true }
    for recipe in RecipeBook.all {
      var input = exercises.input(exercises.corpus.words)
      input.profile = .quick
      let model = try recipe.train(input).model
      #expect(model.negativeLogLikelihood(of: exercises.corpus.words) >= 0, "\(recipe.id)")
      _ = try recipe.train(exercises.input(Words()))
    }
  }

  @Test func scoresANameLetterByLetter() throws {
    let corpus = try smallCorpus()
    let exercises = Exercises(corpus)
    let recipes = try ["bigram", "kneser-ney-3"].map { try RecipeBook.recipe($0) }
    let word = try #require(corpus.vocabulary.tokens(of: "anna"))
    let score = NameScore(
      word[...], vocabulary: corpus.vocabulary,
      models: try recipes.map {
        ($0.id, $0.title, try $0.train(exercises.input(corpus.words)).model)
      })
    #expect(score.letters == ["a", "n", "n", "a", "."])
    for (model, recipe) in zip(score.models, recipes) {
      let trained = try recipe.train(exercises.input(corpus.words)).model
      let total = trained.totalNegativeLogLikelihood(of: Words([word]))
      #expect(abs(model.surprisal - total) < 1e-12)
      #expect(abs(model.surprisalPerCharacter - total / 5) < 1e-12)
    }
  }
}
