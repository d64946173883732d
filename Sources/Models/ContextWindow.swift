public import Corpora

/// Which tokens stand how far back: a window of K places before each predicted character has few different
/// tokens in each place, and the same one in all places that no word reaches.
public struct ContextWindow: Sendable {
  /// The different tokens of the first place (the newest), of the second and so on: P.
  public private(set) var tokens: [Int32] = []
  /// Where the tokens of each place begin and end: K + 1.
  public private(set) var bounds: [Int32] = [0]
  /// The places that a word of the batch reaches; all rows read the blank in those beyond.
  public let reach: Int
  /// For each row which of the tokens it reads in the places within reach: N x reach.
  public private(set) var chosen: [Int32]

  /// - Parameter blank: what stands before a word's beginning, below `count`, the number of tokens.
  public init(_ batch: RaggedBatch, places: Int, blank: Int32, count: Int) {
    reach = min(places, batch.longest)
    chosen = Array(repeating: 0, count: batch.rows * reach)
    var ancestors = (0..<batch.rows).map(Int32.init)
    var numbers = [Int32](repeating: -1, count: count)
    for place in 0..<reach {
      for row in 0..<batch.rows {
        let ancestor = Int(ancestors[row])
        let token = ancestor < 0 ? blank : batch.inputs[ancestor]
        if numbers[Int(token)] < bounds[place] {
          numbers[Int(token)] = Int32(tokens.count)
          tokens.append(token)
        }
        chosen[row * reach + place] = numbers[Int(token)]
        if ancestor >= 0 { ancestors[row] = batch.parents[ancestor] }
      }
      bounds.append(Int32(tokens.count))
    }
    for _ in reach..<places {
      tokens.append(blank)
      bounds.append(Int32(tokens.count))
    }
  }
}
