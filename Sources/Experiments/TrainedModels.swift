import Synchronization

/// The models that recipes trained on one input, so that a mixture need not train its members again.
///
/// Whoever asks for a model first trains it; others wait for it.
public final class TrainedModels: Sendable {
  private final class Place: Sendable {
    let model = Mutex<TrainedModel?>(nil)
  }

  private let places = Mutex<[String: Place]>([:])

  public init() {}

  /// The recipe's model. All calls must be about the same input. Throws what training throws.
  public func model(of recipe: Recipe, on input: TrainingInput) throws -> TrainedModel {
    let place = places.withLock { places in
      let place = places[recipe.id] ?? Place()
      places[recipe.id] = place
      return place
    }
    return try place.model.withLock { model in
      let trained = try model ?? recipe.train(input)
      model = trained
      return trained
    }
  }
}
