import FoundationEssentials
public import Models
import Training

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

  /// The bytes that `KeptModel` reads; nil for what is neither stored nor a mixture.
  var kept: [UInt8]? {
    let stored = stored.map { Data($0.encoded) }
    guard stored != nil || !members.isEmpty else { return nil }
    return KeptModel(history: history, members: members, stored: stored).bytes
  }
}

extension StoredModel {
  /// The model itself.
  fileprivate var model: any LanguageModel {
    switch self {
    case .network(let model): model
    case .counts(let model): model
    case .smoothed(let model): model
    case .bigramNetwork(let model): model
    case .regression(let model): model
    case .nGramMLP(let model): model
    }
  }
}

extension TrainedModel {
  /// What `stored` was taken of.
  init(_ stored: StoredModel, history: History) {
    self.init(stored.model, history: history)
  }
}

/// A trained model as it is kept from run to run.
struct KeptModel: Codable {
  let history: History
  let members: [Member]
  /// As `StoredModel` has it; nil for a mixture.
  let stored: Data?
}

extension KeptModel {
  init?(_ bytes: [UInt8]) {
    guard let kept = try? JSONDecoder.lenient.decode(KeptModel.self, from: Data(bytes)) else {
      return nil
    }
    self = kept
  }

  var bytes: [UInt8]? { (try? JSONEncoder.lenient.encode(self)).map(Array.init) }
}
