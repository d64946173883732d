import Basics
import Corpora
import Models
import TestSupport
import Testing
import Training

@testable import Experiments

struct TrainedModelsTests {
  private let corpus = Corpus.embedded()

  private func input(_ change: (inout TrainingInput) -> Void = { _ in }) -> TrainingInput {
    let words = corpus.words.selecting(stride(from: 0, to: corpus.words.count, by: 200))
    let dev = corpus.words.selecting(stride(from: 1, to: corpus.words.count, by: 1000))
    var input = TrainingInput(words, vocabularySize: corpus.vocabulary.count, dev: dev)
    (input.profile, input.steps) = (.quick, 3)
    change(&input)
    return input
  }

  private func losses(_ trained: TrainedModel) -> [Double] {
    [trained.loss(on: input().dev), Double(trained.model.parameterCount)]
      + trained.history.points.flatMap { [Double($0.step), $0.train, $0.dev ?? -1] }
      + trained.members.map(\.weight)
  }

  /// The models that are kept in a folder, and what tells which of them were trained.
  private struct Asked {
    private let log = StepLog { [] }
    let models: TrainedModels

    init(_ folder: String) {
      let store = Store(folder: folder).logged(by: log)
      models = TrainedModels(kept: FindingsStore(store, engine: "test"))
    }

    var trained: [String] { log.outcomes.filter { !$0.isKept }.map(\.step.id) }
  }

  @Test(
    "a model that was kept has the bits of the one that was trained, and is not trained again",
    arguments: [
      "bigram-net", "trigram-net", "trigram-mlp", "mlp", "mlp-batchnorm", "lstm", "transformer",
    ])
  func keeps(id: String) throws {
    let recipe = try RecipeBook.recipe(id)
    try withFolder { folder in
      let (first, again) = (Asked(folder), Asked(folder))
      let trained = losses(try first.models.model(of: recipe, on: input()))
      let kept = losses(try again.models.model(of: recipe, on: input()))
      #expect(first.trained == [id] && again.trained.isEmpty)
      #expect(kept == trained)
      #expect(kept == losses(try recipe.train(input())))
    }
  }

  @Test("a mixture that was kept is made of its members again, none of which is trained")
  func keepsMixtures() throws {
    let recipe = Recipe.ensemble
    try withFolder { folder in
      let (first, again) = (Asked(folder), Asked(folder))
      let found = try [first, again].map { asked in
        losses(
          try asked.models.model(of: recipe, on: input { $0.others = asked.models }))
      }
      let networks = recipe.members.filter { $0 != "kneser-ney-5" }
      #expect(Set(first.trained) == Set(networks + [recipe.id]))
      #expect(again.trained.isEmpty)
      #expect(found[0] == found[1])
    }
  }

  @Test("what changes the training is another model, and what counts is not kept")
  func tellsTrainingsApart() throws {
    let recipe = try RecipeBook.recipe("mlp")
    let change = try SettingChange("dropout", "0.5")
    let others = [
      input(), input { $0.seed += 1 }, input { $0.steps = 4 }, input { $0.changes = [change] },
      TrainingInput(input().dev, vocabularySize: corpus.vocabulary.count, profile: .quick),
    ]
    try withFolder { folder in
      for other in others {
        let asked = Asked(folder)
        _ = try asked.models.model(of: recipe, on: other)
        #expect(asked.trained == ["mlp"])
      }
      let asked = Asked(folder)
      _ = try asked.models.model(of: .bigram, on: input())
      #expect(asked.trained.isEmpty)
    }
  }
}
