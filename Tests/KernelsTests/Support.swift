import Kernels

/// All instruction sets that this processor runs.
let availableSets = InstructionSet.allCases.filter(\.isAvailable)

/// f of every number, by the kernels of `set`.
func map(
  _ function: ElementaryFunction, _ numbers: [Float], set: InstructionSet? = nil
) -> [Float] {
  let x = OwnedMatrix(numbers, rows: 1, columns: numbers.count)
  let y = OwnedMatrix(numbers, rows: 1, columns: numbers.count)
  (set ?? availableSets[availableSets.count - 1]).kernels.map(function, x.matrix, into: y.matrix)
  return y.numbers
}
