/// The one of `candidates` that `word` was probably meant to be, or nil when none is near.
public func closestMatch(to word: String, in candidates: some Sequence<String>) -> String? {
  let ranked = candidates.map { (distance: editDistance(word, $0), name: $0) }
  guard let best = ranked.min(by: { $0.distance < $1.distance }) else { return nil }
  return best.distance <= max(1, min(word.count, best.name.count) / 3) ? best.name : nil
}

/// Insertions, deletions, substitutions and swaps of neighbours that lead from one word to the
/// other (optimal string alignment).
func editDistance(_ first: String, _ second: String) -> Int {
  let (a, b) = (Array(first), Array(second))
  var rows = [Array(0...b.count)]
  for (i, character) in a.enumerated() {
    var row = [i + 1]
    for (j, other) in b.enumerated() {
      var cost = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (character == other ? 0 : 1))
      if i > 0, j > 0, character == b[j - 1], a[i - 1] == other {
        cost = min(cost, rows[i - 1][j - 1] + 1)
      }
      row.append(cost)
    }
    rows.append(row)
  }
  return rows[a.count][b.count]
}
