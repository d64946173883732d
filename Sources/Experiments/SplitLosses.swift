import Corpora
import Models

/// The losses of a model on the parts of a split. One that reads all that came before is asked once for each word of
/// dev and test: what all come to, and each of them, is then known together.
struct SplitLosses {
  /// In nats per character, for parts that have words.
  private(set) var means: [Part: Double] = [:]
  /// In nats, for each word of the parts that were read so.
  private(set) var each: [Part: [Double]] = [:]
  /// In nats, for each of `SplitCorpus.comparedWords`; nil for a model that is asked for other examples.
  let compared: [Double]?

  init(of trained: TrainedModel, on data: SplitCorpus) {
    let (model, split) = (trained.model, data.split)
    let readParts = model.hasShortContext ? [] : [Part.dev, .test].filter { !split[$0].isEmpty }
    means = trained.losses(on: split, Part.allCases.filter { !readParts.contains($0) })
    for part in readParts {
      let losses = model.losses(ofEach: split[part])
      means[part] = losses.total / Double(split[part].exampleCount)
      each[part] = losses.each
    }
    let words = data.comparedWords
    let isComparable = model.exampleCount(of: words) == words.exampleCount
    compared =
      each[.test].map { Array($0.prefix(words.count)) }
      ?? (isComparable ? model.losses(ofEach: words).each : nil)
  }
}
