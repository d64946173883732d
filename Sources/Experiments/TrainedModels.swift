import Basics

/// The models that recipes trained on one input, so that a mixture need not train its members again.
///
/// Whoever asks for a model first trains it; others wait for it.
public final class TrainedModels: Sendable {
  private let models = Memo<String, TrainedModel>()

  /// No models yet.
  public init() {}

  /// The recipe's model. All calls must be about the same input. Throws what training throws.
  public func model(of recipe: Recipe, on input: TrainingInput) throws -> TrainedModel {
    try models(recipe.id) { try recipe.train(input) }
  }
}
