/// A trained model of any kind that can travel as bytes: `encoded` beside `decode(_:counting:)`, which gives a
/// model whose every probability has the same bits.
///
/// What was counted is not in the bytes: it is counted again from the words, which so travel once for all
/// models. A mixture is not stored either, as its members are.
public enum StoredModel: Sendable {
  case network(NeuralLanguageModel)
  case counts(CountModel)
  case smoothed(SmoothedModel)
  case bigramNetwork(BigramNetwork)
  case regression(SoftmaxRegression)
  case nGramMLP(TrainedNGramMLP)

  /// The model by what it can do.
  public var language: AnyLanguageModel {
    switch self {
    case .network(let model): AnyLanguageModel(model)
    case .counts(let model): AnyLanguageModel(model)
    case .smoothed(let model): AnyLanguageModel(model)
    case .bigramNetwork(let model): AnyLanguageModel(model)
    case .regression(let model): AnyLanguageModel(model)
    case .nGramMLP(let model): AnyLanguageModel(model)
    }
  }

  /// The model if it is a network of the catalog, which can be observed and trained further.
  public var neural: NeuralLanguageModel? {
    if case .network(let model) = self { model } else { nil }
  }
}

extension StoredModel {
  /// How many learned numbers its bytes have: none where all is counted again.
  public var numberCount: Int {
    switch self {
    case .counts, .smoothed: 0
    case .regression(let model): model.weights.count
    case .network, .bigramNetwork, .nGramMLP: language.parameterCount
    }
  }
}

/// Why bytes are no model.
public enum StoredModelError: Error, Equatable {
  /// They do not begin as a stored model does.
  case foreign
  /// They are of another version of the format.
  case version(Int)
  /// They end early or late, or hold a number that cannot be.
  case damaged
  /// The words are not those that the model was counted from.
  case otherWords
}

/// How stored models begin and what their numbers mean, for who writes and who reads.
///
/// All numbers are little endian, counts and sizes of 32 bits.
enum StoredFormat {
  /// The first bytes.
  static let magic = Array("mmrm".utf8)
  /// Rises when the meaning of a byte changes.
  static let version: UInt8 = 1

  /// What kind of model follows.
  enum Kind: UInt8 {
    case network = 1
    case counts, smoothed, bigramNetwork, regression, nGramMLP
  }

  /// What of `NetworkSize` is a yes or a no, a bit each.
  struct Flags: OptionSet {
    let rawValue: UInt8
    static let blankIsBoundary = Flags(rawValue: 1)
    static let batchNorm = Flags(rawValue: 2)
    static let tiesWeights = Flags(rawValue: 4)
    static let all: Flags = [.blankIsBoundary, .batchNorm, .tiesWeights]
  }
}
