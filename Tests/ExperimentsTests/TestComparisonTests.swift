import Corpora
import Testing

@testable import Experiments

/// How sure differences on test are; expected values by hand.
struct TestComparisonTests {
  /// Words of one example each: the difference's standard error is that of a mean, sqrt(5/3) / sqrt(4).
  @Test func isTheErrorOfAMeanForEqualWords() throws {
    let comparison = TestComparison(
      examples: [1, 1, 1, 1], losses: [("a", [2, 4, 6, 8]), ("b", [1, 2, 3, 4])])
    let error = try #require(comparison.standardError("a", "b"))
    #expect(abs(error - 0.6454972243679028) < 1e-12)
    #expect(comparison.standardError("b", "a") == error)
    #expect(comparison.words == 4)
  }

  /// D = 10 / 6; residuals 2 - 2 D and 8 - 4 D, -4/3 and 4/3; sqrt(2 * 32/9) / 6 = 4/9.
  @Test func countsLongWordsForMore() throws {
    let comparison = TestComparison(
      examples: [2, 4], losses: [("a", [2, 8]), ("b", [0, 0]), ("c", [2, 8])])
    #expect(abs(try #require(comparison.standardError("a", "b")) - 4.0 / 9) < 1e-12)
    // What is hard for both falls out.
    #expect(try #require(comparison.standardError("a", "c")) < 1e-12)
  }

  @Test func knowsWhatHasNoError() {
    let infinite = TestComparison(
      examples: [1, 1], losses: [("a", [1, 2]), ("b", [.infinity, 1])])
    #expect(infinite.standardError("a", "b") == nil)
    #expect(infinite.standardError("a", "a") == nil)
    #expect(infinite.standardError("a", "x") == nil)
    let one = TestComparison(examples: [3], losses: [("a", [1]), ("b", [2])])
    #expect(one.standardError("a", "b") == nil)
    let none = TestComparison(examples: [], losses: [])
    #expect(none.standardErrors.isEmpty)
  }

  /// 3-4-5: the variances of words and seeds add.
  @Test func isBeyondNoiseFromTwoErrorsOn() {
    func difference(_ loss: Double, seeds: Double?) -> TestDifference {
      TestDifference(difference: loss, wordError: 0.003, seedDeviation: seeds)
    }
    #expect(abs(difference(1, seeds: 0.004).noise - 0.005) < 1e-15)
    #expect(difference(0.0101, seeds: 0.004).isBeyondNoise)
    #expect(!difference(-0.0099, seeds: 0.004).isBeyondNoise)
    #expect(difference(-0.0099, seeds: nil).isBeyondNoise)
    #expect(!difference(.nan, seeds: nil).isBeyondNoise)
  }
}

/// What findings of models say beside their losses.
struct ModelFindingsTests {
  private static let corpus = Result {
    let all = Corpus.embedded()
    let some = stride(from: 0, to: all.words.count, by: 200).map {
      all.vocabulary.text(of: all.words[$0])
    }
    return try Corpus(bytes: Array(some.joined(separator: "\n").utf8), name: "some")
  }

  private func findings(_ recipes: [String], _ profile: Profile) throws -> Findings {
    var builder = FindingsBuilder(corpus: try Self.corpus.get())
    (builder.parts, builder.profile, builder.steps, builder.jobs) = ([.models], profile, 3, 2)
    builder.recipes = try recipes.map { try RecipeBook.recipe($0) }
    return try builder.findings()
  }

  @Test("in full, networks of the comparison are trained under three seeds, others under one")
  func trainsUnderThreeSeeds() throws {
    let full = try findings(["bigram", "bow", "mlp-plane"], .full)
    #expect(full.models.map(\.seeds.count) == [0, 3, 0])
    let bow = full.models[1]
    #expect(bow.seeds.map(\.seed) == [2_147_483_647, 2_147_483_648, 2_147_483_649])
    #expect((bow.seeds[0].dev, bow.seeds[0].test) == (bow.nll.dev, bow.nll.test))
    #expect(Set(bow.seeds.compactMap(\.test)).count == 3)
    #expect((bow.seedDeviation ?? 0) > 0)
    #expect(try findings(["bow"], .standard).models[0].seeds.isEmpty)
    let difference = try #require(full.testDifference("bow", "bigram"))
    #expect(difference.seedDeviation == bow.seedDeviation)
    #expect(difference.difference == (bow.nll.test ?? 0) - (full.models[0].nll.test ?? 0))
  }

  @Test("two models differ on test by as much as their losses, however the words are taken")
  func compares() throws {
    let found = try findings(["bigram", "trigram-one-mark", "mlp-3"], .quick)
    let comparison = try #require(found.testComparison)
    // Whoever is not asked for all characters is compared with nobody.
    #expect(comparison.ids == ["bigram", "mlp-3"])
    #expect(comparison.words == Split(try Self.corpus.get().words).test.count)
    #expect(found.testDifference("bigram", "trigram-one-mark") == nil)
    let there = try #require(found.testDifference("bigram", "mlp-3"))
    let back = try #require(found.testDifference("mlp-3", "bigram"))
    #expect(there.difference == -back.difference && there.wordError == back.wordError)
    #expect(there.wordError > 0)
  }

  @Test("dev has no hand in anything where it has no words")
  func saysWhatDevFitted() throws {
    let found = try findings(["bigram", "trigram", "kneser-ney-3", "bow"], .quick)
    #expect(found.models.map(\.fitting) == [.nothing, .smoothing, .smoothing, .stopping])
    var builder = FindingsBuilder(corpus: try Corpus(bytes: Array("ab".utf8), name: "one"))
    (builder.parts, builder.profile, builder.steps) = ([.models], .quick, 2)
    builder.recipes = [try RecipeBook.recipe("bow")]
    #expect(try builder.findings().models[0].fitting == .nothing)
  }

  @Test("a network says what it was trained with, sizes included")
  func saysItsSettings() throws {
    let models = try findings(["bigram", "mlp-3", "transformer"], .quick).models
    func value(_ model: Int, _ name: String) -> Double? {
      models[model].settings.first { $0.name == name }?.value
    }
    #expect(models[0].settings.isEmpty && models[0].settingsSource == nil)
    // The lecture's: three characters, ten numbers each, 200 hidden units.
    #expect([value(1, "context"), value(1, "channels"), value(1, "hidden")] == [3, 10, 200])
    #expect(models[1].settingsSource?.sizes == .lecture)
    #expect([value(2, "layers"), value(2, "heads"), value(2, "steps")] == [4, 4, 3])
  }
}
