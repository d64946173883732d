public import Corpora

/// A model of any kind, by what it can do: functions in place of an existential, which Embedded Swift
/// does not have.
public struct AnyLanguageModel: LanguageModel {
  public let vocabularySize: Int
  public let parameterCount: Int
  public let storedCount: Int
  public let hasShortContext: Bool
  public let reach: Int?
  private let afterOne: @Sendable (ArraySlice<Token>) -> [Double]
  private let afterEach: @Sendable ([ArraySlice<Token>]) -> [[Float]]
  private let makeDecoder: @Sendable () -> IncrementalDecoder
  private let ofBatch: @Sendable (RaggedBatch) -> [Double]
  private let examples: @Sendable (Words) -> Int
  private let total: @Sendable (Words) -> Double

  /// What `model` can do.
  public init(_ model: some LanguageModel) {
    (vocabularySize, parameterCount) = (model.vocabularySize, model.parameterCount)
    (storedCount, hasShortContext) = (model.storedCount, model.hasShortContext)
    reach = model.reach
    afterOne = { model.probabilities(after: $0) }
    afterEach = { model.probabilities(afterEach: $0) }
    makeDecoder = { model.decoder() }
    ofBatch = { model.likelihoods(of: $0) }
    examples = { model.exampleCount(of: $0) }
    total = { model.totalNegativeLogLikelihood(of: $0) }
  }

  public func probabilities(after prefix: ArraySlice<Token>) -> [Double] { afterOne(prefix) }

  public func probabilities(afterEach prefixes: [ArraySlice<Token>]) -> [[Float]] {
    afterEach(prefixes)
  }

  public func decoder() -> IncrementalDecoder { makeDecoder() }

  public func likelihoods(of batch: RaggedBatch) -> [Double] { ofBatch(batch) }

  public func exampleCount(of words: Words) -> Int { examples(words) }

  public func totalNegativeLogLikelihood(of words: Words) -> Double { total(words) }
}
