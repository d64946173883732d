import Models
import Training

/// What a network of the family is trained with, and its sizes: all that `mmreport train` would use.
public struct PlaySettings: Codable, Sendable, Equatable {
  let steps, batch: Int
  let peak, warmUp, dropout, weightDecay: Double
  let vocabulary, positions, channels, hidden, layers, heads: Int
  /// Nil for all characters so far.
  @Nullable var context: Int?
  let blankIsBoundary, batchNorm, tiesWeights: Bool

  init(_ training: NetworkTraining, for input: TrainingInput) {
    let settings = training.settings(for: input)
    let size = training.size(settings, for: input)
    (steps, batch) = (settings.steps, settings.batch)
    (peak, warmUp) = (settings.peak, settings.warmUp)
    (dropout, weightDecay) = (settings.dropout, settings.weightDecay)
    (vocabulary, positions) = (size.vocabulary, size.positions)
    (channels, hidden) = (size.channels, size.hidden)
    (layers, heads) = (size.layers, size.heads)
    _context = Nullable(wrappedValue: size.context)
    (blankIsBoundary, batchNorm) = (size.blankIsBoundary, size.batchNorm)
    tiesWeights = size.tiesWeights
  }
}
