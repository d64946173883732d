/// What others have published of a model like one of ours, on the dev words of the lecture's list.
public struct PublishedLevel: Sendable, Equatable {
  /// In nats per character.
  public let dev: Double
  /// Who says so, and where.
  public let source: String

  /// Part 3's loss log: "original: val 2.1681".
  static let plainMLP = PublishedLevel(
    dev: 2.17, source: notebook("part 3", "makemore_part3_bn.ipynb", "loss log, original"))
  /// The same log: "add batch norm layer: val 2.1048".
  static let batchNormMLP = PublishedLevel(
    dev: 2.10, source: notebook("part 3", "makemore_part3_bn.ipynb", "loss log, batch norm"))
  /// Part 5's performance log: "scale up the network: n_embd 24, n_hidden 128 (76K params): val 1.993".
  static let waveNet = PublishedLevel(
    dev: 1.993,
    source: notebook("part 5", "makemore_part5_cnn1.ipynb", "performance log, scaled up"))

  private static func notebook(_ part: String, _ file: String, _ place: String) -> String {
    "the notebook of makemore, \(part) (nn-zero-to-hero, \(file): \(place))"
  }
}
