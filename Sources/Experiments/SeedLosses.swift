import Corpora
import Training

extension ModelFindings {
  /// The sample's standard deviation of its loss over seeds: of its own losses on test where it was trained
  /// under several, or else what the search for its settings had on dev of its list. Nil where neither is
  /// known, and for what draws nothing.
  public var seedDeviation: Double? {
    let losses = seeds.compactMap(\.test)
    return losses.count > 1 ? meanAndDeviation(losses).1 : settingsSource?.seedDeviation
  }
}

extension Recipe {
  /// Seeds that a network of the comparison is trained under in the `full` profile.
  private static let seedsInFull: UInt64 = 3

  /// The losses under the seed of `input`, which are known, and those after it.
  func seedLosses(
    beside first: ModelFindings.Losses, on input: TrainingInput, _ split: Split
  ) throws -> [ModelFindings.SeedLosses] {
    guard input.profile == .full, isCompared, network != nil else { return [] }
    let others = try (1..<Self.seedsInFull).map { number in
      var input = input
      (input.seed, input.others) = (input.seed &+ number, TrainedModels())
      let losses = try train(input).losses(on: split, [.dev, .test])
      return ModelFindings.SeedLosses(
        seed: input.seed, dev: losses[.dev], test: losses[.test])
    }
    return [.init(seed: input.seed, dev: first.dev, test: first.test)] + others
  }
}
