import Basics
import Corpora
import Models
import TestSupport
import Testing

@testable import Experiments

/// The logs in `docs/tuning`, by which every searched setting is traced.
struct TuningLogTests {
  private typealias Row = [String: String]

  private static let searched = RecipeBook.all.filter { $0.settingsSource(.standard)?.log != nil }

  private static func rows(_ path: String) throws -> [Row] {
    let text = String(decoding: try readFile("\(Repository.root)/\(path)"), as: UTF8.self)
    let lines = text.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let columns = try #require(lines.first)
    return try lines.dropFirst().map { cells in
      try #require(cells.count == columns.count)
      return Row(uniqueKeysWithValues: zip(columns, cells))
    }
  }

  /// The losses under all seeds of one trial.
  private static func losses(_ rows: [Row], of trial: String?) -> [Double] {
    rows.filter { $0["trial"] == trial }.compactMap { $0["dev"].flatMap(Double.init) }
  }

  @Test(
    "the shipped settings are a trial of the log that they name, trained under three seeds",
    arguments: searched.map(\.id))
  func tracesSettings(id: String) throws {
    let recipe = try RecipeBook.recipe(id)
    let (training, source) = (
      try #require(recipe.training), try #require(recipe.settingsSource(.standard))
    )
    let rows = try Self.rows(try #require(source.log))
    // The embedded list, and a split that others know.
    let corpus = Corpus.embedded()
    #expect(rows.allSatisfy { $0["list"] == corpus.sha256 && $0["splitSeed"] == "42" })
    #expect(rows.allSatisfy { $0["profile"] == "standard" })
    let input = TrainingInput(corpus, split: Split(corpus.words))
    let shipped = training.namedSettings(for: input)
    let matching = rows.filter { row in
      training.searched.allSatisfy { setting in
        row[setting.name].flatMap(Double.init)
          == shipped.first { $0.name == setting.name }?.value
      }
    }
    let number = try #require(matching.first?["trial"], "no trial has the shipped settings")
    let losses = Self.losses(rows, of: number)
    try #require(losses.count == 3)
    let deviation = meanAndDeviation(losses).1
    #expect(abs(deviation - (source.seedDeviation ?? 0)) < 5e-5, "\(deviation)")
    try expectChoice(rows, number, source.training)
  }

  /// The rule by which settings are adopted: better on average by more than the losses of one and the same
  /// settings lie apart.
  private func expectChoice(_ rows: [Row], _ number: String, _ origin: SettingsOrigin) throws {
    let before = Self.losses(rows, of: "0")
    let drawn = rows.filter { $0["trial"] != "0" && $0["trainingSeed"] == "2147483647" }
    let best = try #require(
      drawn.min { Double($0["dev"] ?? "") ?? .nan < Double($1["dev"] ?? "") ?? .nan })
    let after = Self.losses(rows, of: best["trial"])
    let spreads = [before, after].map { ($0.max() ?? 0) - ($0.min() ?? 0) }
    let isBetter = after.count == 3 && mean(before) - mean(after) > (spreads.max() ?? 0)
    #expect(origin == (isBetter ? .search : .kept))
    #expect(number == (isBetter ? best["trial"] : "0"))
  }

  @Test("no log is left over, and the page of the searches tells of each")
  func keepsOnlyLogsThatCount() throws {
    let kept = try Set(entryNames(of: "\(Repository.root)/docs/tuning"))
    let named = Self.searched.compactMap { $0.settingsSource(.standard)?.log }
    #expect(kept == Set(named.map { String($0.dropFirst("docs/tuning/".count)) }))
    let page = String(
      decoding: try readFile(Repository.root + "/docs/tuning.md"), as: UTF8.self)
    for log in Set(named) { #expect(page.contains(log.dropFirst("docs/".count)), "\(log)") }
  }
}
