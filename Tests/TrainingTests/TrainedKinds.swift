import Corpora
import Models
import Randomness
import TestSupport
import Training

/// Every kind of network, small and trained for a few steps: on every processor to the same bits.
/// `Tests/Arm64/run` compiles this file for another one.
enum TrainedKinds {
  /// All kinds, then those that a recipe changes.
  static func digests() -> [BitDigest] {
    ModelCatalog.all.map { digest(of: $0.id, $0, size) } + [
      digest(of: "mlp with batch normalisation", .mlp, size) { $0.batchNorm = true },
      digest(of: "transformer with tied weights", .transformer, size) { $0.tiesWeights = true },
    ]
  }

  private static let steps = 12

  private static let words: Words = {
    var numbers = TestNumbers(seed: 3)
    return Words(
      (0..<60).map { _ in
        (0..<1 + numbers.next(below: 9)).map { _ in Token(1 + numbers.next(below: 26)) }
      })
  }()

  private static var size: NetworkSize {
    var size = NetworkSize(vocabulary: 27, reading: words)
    (size.channels, size.hidden, size.layers, size.heads) = (16, 24, 2, 2)
    return size
  }

  /// The losses on the way, what is learned in the end, and words that are drawn from it in every way.
  private static func digest(
    of name: String, _ kind: ModelKind, _ size: NetworkSize,
    changed change: (inout NetworkSize) -> Void = { _ in }
  ) -> BitDigest {
    var (digest, size) = (BitDigest(of: name), size)
    change(&size)
    var generator = TorchGenerator(seed: 5)
    let model = NeuralLanguageModel(kind, size, using: &generator)
    let settings = NetworkSettings(steps: steps, batch: 8, dropout: 0.1)
    var run = TrainingRun(settings.plan, model, on: words, dev: words, using: &generator)
    while !run.isDone {
      _ = try! run.advance(using: &generator)
      digest.add([run.batchLoss])
    }
    digest.add(run.history.points.flatMap { [$0.train, $0.dev ?? .nan] })
    for part in model.learned { digest.add(part.values) }
    for draw in SamplingMethod.allCases {
      let sampler = Sampler(draw: draw, temperature: 1.5, longest: 20)
      for word in sampler.words(20, from: model, using: &generator) {
        digest.add(word.map { UInt32($0) } + [0])
      }
    }
    return digest
  }
}
