import Basics
import Corpora

/// The columns that a list seems to have: most of its lines have equally many of one separator.
struct Columns: Equatable {
  let list: String
  let separator: Unicode.Scalar
  /// How many lines have the separator equally often, of how many.
  let lines, total: Int

  private static let separators: [Unicode.Scalar] = [",", "\t", ";"]
  /// Of fewer lines, too much is chance.
  private static let fewestLines = 3

  /// Nil for a list of words.
  init?(of corpus: Corpus) {
    guard corpus.words.count >= Self.fewestLines else { return nil }
    for separator in Self.separators {
      guard let token = corpus.vocabulary.token(of: separator) else { continue }
      var lines: [Int: Int] = [:]
      for word in corpus.words { lines[word.count { $0 == token }, default: 0] += 1 }
      let most = lines.filter { $0.key > 0 }.values.max() ?? 0
      if 2 * most > corpus.words.count {
        (list, total) = (corpus.name, corpus.words.count)
        (self.separator, self.lines) = (separator, most)
        return
      }
    }
    return nil
  }

  var hint: String {
    "'\(list)' looks like a table: \(lines.grouped) of \(total.counted("line")) have equally many "
      + "\(separator.described); each line is taken whole, as one word"
  }
}
