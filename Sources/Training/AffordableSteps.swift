public import Corpora

/// How many of the `wanted` words to train with at a time, or to make up, where words are like these: all of
/// them for names, and fewer long words, of which each takes as much more time and memory.
public func affordable(_ wanted: Int, reading words: Words) -> Int {
  let usualLength = 24
  let meanLength = words.exampleCount / max(1, words.count)
  return max(1, wanted * usualLength / max(usualLength, meanLength))
}

/// How many of the `wanted` steps to take when each visits `cells` logits: all of them for any
/// alphabet, and a few for a script of thousands of characters, whose tables have millions of cells.
public func affordableSteps(_ wanted: Int, cells: Int) -> Int {
  let (mostCells, fewestSteps) = (50_000_000, 5)
  return min(wanted, max(fewestSteps, mostCells / max(1, cells)))
}
