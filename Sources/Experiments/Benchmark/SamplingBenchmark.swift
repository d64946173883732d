import Corpora
import Models
import Randomness
import Training

/// How fast a kind of network makes up names.
public struct SamplingMeasurement: Codable, Equatable, Sendable {
  /// The id of its kind, as `--types` takes it.
  public let type: String
  public let names: Int
  /// How many grow at a time.
  public let together: Int
  /// The median of a few runs.
  public let namesPerSecond: Double
}

/// A network at the reference implementation's defaults that makes up names. It is not trained, and so its
/// names are longer than a trained one's.
struct SamplingBenchmark {
  private static let seed: UInt64 = 3407

  let kind: ModelKind
  let corpus: Corpus
  let names: Int

  /// The median of some repetitions, which are fewer, and of fewer names, where they would take longer than
  /// `limit` seconds. At least one group of names grows.
  func measure(repetitions: Int, within limit: Double) -> SamplingMeasurement {
    var generator = TorchGenerator(seed: Self.seed)
    let size = NetworkSize(vocabulary: corpus.vocabulary.count, reading: corpus.words)
    let model = NeuralLanguageModel(kind, size, using: &generator)
    let sampler = Sampler(longest: size.positions - 1)
    let group = min(names, Sampler.groupSize)
    let warmUp = seconds { _ = sampler.words(group, from: model, using: &generator) }
    let affordable = limit / warmUp * Double(group)
    let count = max(group, Int(min(Double(names), affordable)))
    let times = repeated(atMost: repetitions, within: limit) {
      seconds { _ = sampler.words(count, from: model, using: &generator) }
    }
    return SamplingMeasurement(
      type: kind.id, names: count, together: group, namesPerSecond: Double(count) / median(times))
  }
}
