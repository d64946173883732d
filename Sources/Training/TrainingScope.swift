/// Which words of a list teach a model.
public enum TrainingScope: String, CaseIterable, Sendable {
  /// The train part, as the models that pages show; dev may choose between them.
  case train
  /// All words, as in the lecture's video.
  case all
}
