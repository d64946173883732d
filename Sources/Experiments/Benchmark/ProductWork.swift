import Corpora
import Models

/// How many additions and multiplications the matrix products of a training step are, by formula.
///
/// What is counted is what this program computes: one row for each distinct prefix of a batch,
/// and one for each token where a layer takes embeddings alone. Everything else that a step does
/// (activations, norms, look-ups, the optimizer) is left out, so that the rate is never flattered.
public enum ProductWork {
  /// What of a batch the formulas need.
  public struct BatchShape: Equatable, Sendable {
    /// N.
    public let rows: Int
    /// Pairs of a position and one that it may attend to, itself included: T (T + 1) / 2 of each
    /// word.
    public let pairs: Int
    /// How many different tokens stand so far back from a row, what stands before a word's beginning
    /// included.
    public let tokensBack: [Int]

    public init(rows: Int, pairs: Int, tokensBack: [Int]) {
      (self.rows, self.pairs, self.tokensBack) = (rows, pairs, tokensBack)
    }

    public init(_ batch: RaggedBatch) {
      let pairs = zip(batch.bounds, batch.bounds.dropFirst()).reduce(0) { sum, bounds in
        let length = Int(bounds.1 - bounds.0)
        return sum + length * (length + 1) / 2
      }
      let blank = (batch.inputs.max() ?? 0) + 1
      let window = ContextWindow(
        batch, places: batch.longest, blank: blank, count: Int(blank) + 1)
      let tokens = zip(window.bounds, window.bounds.dropFirst()).map { Int($1 - $0) }
      self.init(rows: batch.rows, pairs: pairs, tokensBack: tokens)
    }
  }

  /// The types of the makemore family, each with the multiplications of one pass forward.
  private static let formulas:
    [(type: String, products: @Sendable (NetworkSize, BatchShape) -> Int)] = [
      ("bigram", { _, _ in 0 }),
      (
        "mlp",
        { size, batch in
          let places = size.context ?? size.positions
          // Every different token at the places that a word reaches, one token at those beyond.
          let reach = min(places, batch.tokensBack.count)
          let rows = batch.tokensBack.prefix(reach).reduce(places - reach, +)
          return rows * size.channels * size.hidden + head(size, batch)
        }
      ),
      (
        "bow",
        { size, batch in
          (size.vocabulary + size.positions + batch.rows) * size.channels * size.hidden
            + batch.rows * size.channels * size.vocabulary
        }
      ),
      ("rnn", { recurrent($0, $1, gates: 1) }),
      ("gru", { recurrent($0, $1, gates: 3) }),
      ("lstm", { recurrent($0, $1, gates: 4) }),
      (
        "transformer",
        { size, batch in
          let (channels, rows) = (size.channels, batch.rows)
          let layer = rows * channels * 12 * channels + 2 * batch.pairs * channels
          return size.layers * layer + rows * channels * size.vocabulary
        }
      ),
    ]

  /// The types whose products are counted.
  public static let types = formulas.map(\.type)

  /// The floating point operations of a step's products, forward and backward; nil without a
  /// formula.
  ///
  /// Forward, a product takes an addition and a multiplication for each of its terms; backward, as
  /// many again for the gradient of either factor.
  public static func operations(type: String, _ size: NetworkSize, _ batch: BatchShape) -> Int? {
    formulas.first { $0.type == type }.map { 3 * 2 * $0.products(size, batch) }
  }

  /// A cell of so many gates of H: the tokens' part once a token, the state's part once a row.
  private static func recurrent(_ size: NetworkSize, _ batch: BatchShape, gates: Int) -> Int {
    let width = gates * size.hidden
    return size.vocabulary * size.channels * width + batch.rows * size.hidden * width
      + head(size, batch)
  }

  /// From the hidden layer to logits.
  private static func head(_ size: NetworkSize, _ batch: BatchShape) -> Int {
    batch.rows * size.hidden * size.vocabulary
  }
}
