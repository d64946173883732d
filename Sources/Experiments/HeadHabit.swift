import Corpora
import Models
import Tensors

/// Where an attention head looks on average, over the characters of many dev words.
public struct HeadHabit: Codable, Sendable {
  /// Counted from 0.
  public let layer, head: Int
  /// The mean weight that a character gives to itself, to the one before, to the one before that, and to the
  /// boundary at the beginning: from 0 to 1.
  public let own, previous, secondLast, beginning: Double

  /// Words that are read.
  private static let mostWords = 300
  /// Before, the four are not four different characters.
  private static let firstRow = 3

  /// Of all heads of `model`, layer by layer; none for a network without attention, or where no word is long
  /// enough.
  static func all(_ model: NeuralLanguageModel, on data: SplitCorpus) -> [HeadHabit] {
    guard model.kind.hasHeads else { return [] }
    let words = (data.split.dev.isEmpty ? data.corpus.words : data.split.dev).prefix(mostWords)
      .map { $0.prefix(ExpectedWord.mostLetters - 1) }
    let size = model.size
    var sums = [[Double]](
      repeating: [0, 0, 0, 0], count: size.layers * size.heads)
    var rows = 0.0
    for word in words where word.count >= firstRow {
      rows += Double(word.count + 1 - firstRow)
      let seen = Dictionary(
        uniqueKeysWithValues: model.observations(of: word).map { ($0.name, $0) })
      for index in sums.indices {
        let name = TransformerObservation.attention(
          layer: index / size.heads, head: index % size.heads)
        guard let map = seen[name] else { return [] }
        for row in firstRow..<map.rows {
          for (place, column) in [row, row - 1, row - 2, 0].enumerated() {
            sums[index][place] += Double(map.values[row * map.columns + column])
          }
        }
      }
    }
    guard rows > 0 else { return [] }
    return sums.enumerated().map { index, sums in
      let means = sums.map { $0 / rows }
      return HeadHabit(
        layer: index / size.heads, head: index % size.heads, own: means[0], previous: means[1],
        secondLast: means[2], beginning: means[3])
    }
  }
}
