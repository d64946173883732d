import Corpora
import Experiments

// Options that several commands have.
extension Option {
  /// Seeds `what`; 0 and more.
  static func seed(_ what: String, _ seed: UInt64, _ place: Place<UInt64>) -> Option {
    .number("--seed", "seeds \(what) (default: \(seed))", place, in: 0...UInt64.max)
  }

  /// Seeds the split into train, dev and test, as CPython's generator takes it.
  static func splitSeed(_ place: Place<Int>) -> Option {
    .number(
      "--split-seed", "shuffles the words before they are split (default: \(Split.lectureSeed))",
      place, in: Int.min...Int.max)
  }

  /// How many threads, and what they do.
  static func jobs(_ what: String, _ place: Place<Int>) -> Option {
    .number("--jobs", "\(what) (default: one a processor)", place, in: 1...256)
  }

  static func profile(_ place: Place<Profile>) -> Option {
    .choice(
      "--profile", "how much work training may be (default: \(Profile.standard.rawValue))", place)
  }
}
