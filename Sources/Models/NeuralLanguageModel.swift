public import Corpora
public import Randomness
public import Tensors

/// A network with its parameters, as a model of words.
///
/// Learning changes the parameters in place, so only whoever trains may hold it then; afterwards it is
/// only read, from any task.
public struct NeuralLanguageModel: LanguageModel, @unchecked Sendable {
  /// What kind of network it is.
  public let kind: ModelKind
  /// The sizes that its parameters were made for.
  public let size: NetworkSize
  /// In PyTorch's names and order.
  public let parameters: ParameterSet
  /// Reads batches with these parameters, so it is good only as long as they live.
  public let network: AnyNeuralModel

  /// The parameters are zero until they are filled.
  ///
  /// - Parameter limit: how many there may be; where a network needs more, `parameters.exceedsLimit`, and it
  ///   must not be asked.
  public init(_ kind: ModelKind, _ size: NetworkSize, limit: Int = .max) {
    (self.kind, self.size, parameters) = (kind, size, ParameterSet(limit: limit))
    network = kind.make(size, parameters)
  }

  /// The parameters drawn as PyTorch's constructors do.
  public init(_ kind: ModelKind, _ size: NetworkSize, using generator: inout TorchGenerator) {
    self.init(kind, size)
    parameters.fill(using: &generator)
  }

  public var vocabularySize: Int { size.vocabulary }
  public var parameterCount: Int { parameters.count }
  public var reach: Int? { network.reach }

  /// Whether some layer normalises over all rows of a batch. Rows that words share would then be missing
  /// from its statistics, so training gives each word rows of its own.
  public var normalisesBatches: Bool { !parameters.statistics.isEmpty }

  /// One pass forward and backward: leaves the gradient in the parameters, and returns the mean loss in nats
  /// per character. It forgets what was on `tape`.
  public func gradientPass(
    over batch: RaggedBatch, on tape: Tape, dropping dropout: Dropout? = nil
  ) -> Float {
    tape.reset()
    parameters.clearGradients()
    let loss = network.loss(batch, on: tape, dropping: dropout)
    tape.backward(from: loss)
    return loss.scalar
  }

  public func probabilities(after prefix: ArraySlice<Token>) -> [Double] {
    probabilities(afterEach: [prefix])[0].map(Double.init)
  }

  public func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]] {
    let tape = Tape(recording: false)
    let batch = RaggedBatch(sharing: prefixes)
    precondition(
      batch.words == prefixes.count, "prefixes are distinct, sorted and of one length")
    let lastRows = batch.bounds.dropFirst().map { batch.wordRows[Int($0) - 1] }
    let logits = tape.rows(of: network.logits(batch, on: tape), at: tape.indices(lastRows))
    return tape.softmax(logits).rowValues
  }

  /// Goes on from what the network keeps of each step, where it keeps something.
  public func decoder() -> IncrementalDecoder {
    let memory = DecodingMemory()
    guard let read = network.reader(memory) else { return forgetfulDecoder() }
    // The network's tensors live as long as the parameters do.
    return IncrementalDecoder { [parameters] step, p in
      memory.begin()
      withExtendedLifetime(parameters) { read(step).copyValues(into: &p) }
    }
  }

  public func likelihoods(of batch: RaggedBatch) -> [Double] {
    let tape = Tape(recording: false)
    let p = tape.softmax(network.logits(batch, on: tape))
    return batch.examples.map { Double(p[Int($0.row), Int($0.next)]) }
  }

  /// What the network says of itself while it reads `word`: its gates, states or attention weights, with a
  /// row for the boundary and one for each character.
  public func observations(of word: ArraySlice<Token>) -> [Observation] {
    let tape = Tape(recording: false, observing: true)
    _ = network.logits(RaggedBatch(words: [word]), on: tape)
    return tape.observations
  }

  /// Visits every distinct prefix of the words once, however many words begin so.
  public func totalNegativeLogLikelihood(of words: Words) -> Double {
    totalOverSharedPrefixes(of: words)
  }
}
