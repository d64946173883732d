import Basics

/// All recipes, in the order in which lists show them; those of networks are declared where they are told.
public enum RecipeBook {
  /// Every recipe, in that order.
  public static let all: [Recipe] =
    [
      .bigram,
      .bigramNetwork,
      .trigram,
      .trigramOneMark,
      .trigramNetwork,
      .trigramTableNetwork,
      .trigramMLP,
      .fourGram,
      .fiveGram,
      .sixGram,
    ] + Recipe.smoothers
    + Recipe.kneserNey
    + Recipe.modifiedKneserNey
    + Recipe.family
    + Recipe.followUps
    + [.ensemble]

  /// The recipe with this id. Throws `ExperimentError.unknown`.
  public static func recipe(_ id: String) throws(ExperimentError) -> Recipe {
    guard let recipe = all.first(where: { $0.id == id }) else {
      throw .unknown(.recipe, id, suggestion: closestMatch(to: id, in: all.map(\.id)))
    }
    return recipe
  }

  /// The recipe with this id, if it has a fake count where one is given. Throws `ExperimentError`.
  public static func recipe(_ id: String, smoothing: Double?) throws(ExperimentError) -> Recipe {
    let recipe = try recipe(id)
    if smoothing != nil, !recipe.hasSmoothing { throw .noSmoothing(id) }
    return recipe
  }
}
