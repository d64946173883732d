import Basics
import Training

/// One training run of a search: what it was told, and how it did.
struct Trial: Sendable, Equatable {
  /// 0 for the shipped settings; those that are drawn count from 1.
  let number: Int
  /// Seeds the training.
  let seed: UInt64
  let settings: NetworkSettings
  /// What `settings` come to, by name.
  let named: [NamedSetting]
  let parameters: Int
  /// The lowest loss on dev in nats per character, and the step that had it; infinite where training
  /// diverged.
  var dev = Double.infinity
  var bestStep = 0

  /// The same, to be trained under another seed.
  func again(seed: UInt64) -> Trial {
    Trial(number: number, seed: seed, settings: settings, named: named, parameters: parameters)
  }
}
