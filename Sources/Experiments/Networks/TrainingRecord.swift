/// How a network was trained, by the names that pages have for it: all of `ModelFindings.settings` but its
/// sizes.
public struct TrainingRecord: Sendable, Equatable {
  /// Steps, and words a step.
  public let steps, batch: Int
  /// The highest rate, and the share of the steps over which the rate rises to it.
  public let peak, warmUp: Double
  /// The share of channels that dropout leaves out, and AdamW's decay.
  public let dropout, weightDecay: Double
}

extension ModelFindings {
  /// How it was trained; nil for what is no network of the family.
  public var training: TrainingRecord? {
    guard let steps = value(of: .steps), let batch = value(of: .batch),
      let peak = value(of: .peak), let warmUp = value(of: .warmUp),
      let dropout = value(of: .dropout), let weightDecay = value(of: .weightDecay)
    else { return nil }
    return TrainingRecord(
      steps: Int(steps), batch: Int(batch), peak: peak, warmUp: warmUp, dropout: dropout,
      weightDecay: weightDecay)
  }

  private func value(of setting: Setting) -> Double? {
    settings.first { $0.name == setting.name }?.value
  }
}
