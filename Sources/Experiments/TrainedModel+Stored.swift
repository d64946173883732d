public import Models

extension TrainedModel {
  /// The model as one that can travel as bytes; nil for a mixture, which its members make.
  public var stored: StoredModel? {
    switch model {
    case let model as NeuralLanguageModel: .network(model)
    case let model as CountModel: .counts(model)
    case let model as SmoothedModel: .smoothed(model)
    case let model as BigramNetwork: .bigramNetwork(model)
    case let model as SoftmaxRegression: .regression(model)
    case let model as TrainedNGramMLP: .nGramMLP(model)
    default: nil
    }
  }
}
