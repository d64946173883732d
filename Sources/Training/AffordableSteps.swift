/// How many of the `wanted` steps to take when each visits `cells` logits: all of them for any
/// alphabet, and a few for a script of thousands of characters, whose tables have millions of cells.
public func affordableSteps(_ wanted: Int, cells: Int) -> Int {
  let (mostCells, fewestSteps) = (50_000_000, 5)
  return min(wanted, max(fewestSteps, mostCells / max(1, cells)))
}
