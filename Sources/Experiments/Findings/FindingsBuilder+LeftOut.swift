import Corpora
import Training

extension FindingsBuilder {
  /// The recipes that there is no room to train, of all that are trained on the parts of `data`; none without.
  func leftOut(of data: SplitCorpus?) -> [LeftOut] {
    guard let data else { return [] }
    let asked = RecipeBook.all.filter { recipe in
      shown.contains { $0.id == recipe.id } || keepsModels && recipe.sampled == .all
    }
    let others = TrainedModels()
    return asked.leftOut(room: room) { input(data, others, watching: $0) }
  }
}
