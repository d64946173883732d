import Basics
import Corpora

extension Words {
  /// The loss of a model that knows these words by heart and gives each its share: the entropy of the
  /// distribution over words, in nats per character, ends included. Not a number for no words.
  ///
  /// No model has a lower loss on them: the mean of -log p over words is least where p is their share.
  var entropyPerCharacter: Double {
    let counts = Dictionary(map { (Array($0), 1) }, uniquingKeysWith: +).values.sorted()
    let nats = counts.reduce(0.0) { sum, times in
      sum - Double(times) * Elementary.log(Double(times) / Double(count))
    }
    return nats / Double(exampleCount)
  }
}
