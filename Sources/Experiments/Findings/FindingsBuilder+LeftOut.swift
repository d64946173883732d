import Corpora
import Training

extension FindingsBuilder {
  /// The recipes of the report that there is no room to train, those of the exercises among them: known before any of
  /// them is.
  public var leftOut: [LeftOut] {
    let data =
      parts.contains(.models)
      ? SplitCorpus(corpus.readable(by: shown).corpus, seed: splitSeed) : nil
    let models = leftOut(of: data)
    guard parts.contains(.exercises) else { return models }
    let tried = Exercises(corpus, splitSeed: splitSeed, room: room).leftOut
    return models + tried.filter { out in !models.contains { $0.id == out.id } }
  }

  /// Those of all that is trained on the parts of `data`; none without.
  func leftOut(of data: SplitCorpus?) -> [LeftOut] {
    guard let data else { return [] }
    let asked = RecipeBook.all.filter { recipe in
      shown.contains { $0.id == recipe.id } || keepsModels && recipe.sampled == .all
    }
    let others = TrainedModels()
    return asked.leftOut(room: room) { input(data, others, watching: $0) }
  }
}
