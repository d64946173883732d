import Basics
public import Corpora

/// Knows nothing: every character is as likely as any other. Its loss is ln V.
public struct UniformModel: ContextModel {
  /// The number of characters with the boundary, V.
  public let vocabularySize: Int

  public init(vocabularySize: Int) { self.vocabularySize = vocabularySize }

  public var order: Int { 1 }
  public var parameterCount: Int { 0 }

  public func probabilities(inContext context: ArraySlice<Token>) -> [Double] {
    Array(repeating: 1 / Double(vocabularySize), count: vocabularySize)
  }
}
