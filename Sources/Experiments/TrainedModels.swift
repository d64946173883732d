import Basics

/// The models that mixtures ask for, trained on one input, so that a mixture need not train its members again.
///
/// Whoever asks for one first trains it; others wait for it. Models that are in no mixture are not kept: of a large
/// alphabet they are large, too.
public final class TrainedModels: Sendable {
  private let models = Memo<String, TrainedModel>()
  private static let members = Set(RecipeBook.all.flatMap(\.members))

  /// No models yet.
  public init() {}

  /// The recipe's model. All calls must be about the same input. Throws what training throws.
  public func model(of recipe: Recipe, on input: TrainingInput) throws -> TrainedModel {
    guard Self.members.contains(recipe.id) else { return try recipe.train(input) }
    return try models(recipe.id) { try recipe.train(input) }
  }
}
