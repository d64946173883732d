import Basics
import Corpora
import Models
import Training

/// The models that recipes have trained on one input: those of other runs, and those that mixtures ask for, so that
/// neither is trained again.
///
/// Whoever asks for a member of a mixture first trains it; others wait for it. Models that are in no mixture are not
/// held: of a large alphabet they are large, too.
public final class TrainedModels: Sendable {
  private let models = Memo<String, TrainedModel>()
  private let digest = Once<String>()
  private let kept: FindingsStore
  private static let members = Set(RecipeBook.all.flatMap(\.members))

  /// No models yet but those that `kept` has.
  public init(kept: FindingsStore = .none) { self.kept = kept }

  /// The recipe's model. All calls must be about the same words. Throws what training throws.
  public func model(of recipe: Recipe, on input: TrainingInput) throws -> TrainedModel {
    guard Self.members.contains(recipe.id), input.files == nil else {
      return try trained(recipe, input)
    }
    return try models(recipe.id) { try trained(recipe, input) }
  }

  /// What was kept, or what is trained now. A run that goes on from its own file does so.
  private func trained(_ recipe: Recipe, _ input: TrainingInput) throws -> TrainedModel {
    guard kept.store.isAsked, recipe.learns || !recipe.members.isEmpty, input.files?.isNew ?? true
    else { return try recipe.train(input) }
    var isTrainedNow = false
    let trained = try kept.store.result(
      of: kept.full(step(recipe, input)), read: { self.model($0, on: input) }, write: \.kept,
      make: {
        isTrainedNow = true
        return try recipe.train(input)
      })
    if !isTrainedNow { try recipe.training?.keep(trained, of: input) }
    return trained
  }

  /// The training of a recipe, with all that its parameters depend on.
  private func step(_ recipe: Recipe, _ input: TrainingInput) -> Step {
    let settings = input.changes.map { "\($0.named.name)=\($0.named.value)" }
    let words = digest { [input.words, input.dev].map(\.digest).joined(separator: " ") }
    return Step(
      "weights", recipe.id,
      from: [
        .init("the words", words), .init("the alphabet's size", input.vocabularySize),
        .init("the seed", input.seed), .init("the profile", input.profile.rawValue),
        .init("the number of steps", input.steps.map { "\($0)" } ?? "the profile's"),
        .init("the fake count", input.smoothing.map { "\($0)" } ?? "the recipe's"),
        .init("the settings", settings.joined(separator: ",")),
      ])
  }

  /// The model of these bytes, a mixture with the models of its members; nil if they are of none.
  private func model(_ bytes: [UInt8], on input: TrainingInput) -> TrainedModel? {
    guard let kept = KeptModel(bytes) else { return nil }
    if let stored = kept.stored {
      let model = try? StoredModel.decode(Array(stored), counting: input.words)
      return model.map { TrainedModel($0, history: kept.history) }
    }
    let models = kept.members.compactMap { member in
      (try? RecipeBook.recipe(member.id)).flatMap { try? self.model(of: $0, on: input).model }
    }
    guard !models.isEmpty, models.count == kept.members.count else { return nil }
    let mixture = Mixture(
      models.map { AnyLanguageModel($0) }, weights: kept.members.map(\.weight))
    return TrainedModel(mixture, members: kept.members)
  }
}

extension Words {
  /// Names these words and no others.
  fileprivate var digest: String {
    let lengths = map { UInt32($0.count) }
    return Digest.sha256(
      tokens.withUnsafeBytes(Array.init) + lengths.withUnsafeBytes(Array.init))
  }
}
