import TestSupport
import Testing

@testable import Tensors

/// Lists that are too short or too long, or point outside, end the program before a kernel reads them.
struct IndexListTests {
  /// One operation with one mistake in its indices. They run in processes of their own, which know a
  /// mistake by its name alone.
  enum Mistake: String, CaseIterable, Codable {
    case rowBeyondTheTable, sumBeyondTheTable, sumsOfUnequalTerms, startOfAnotherWidth
    case fewerTargets, moreTargets, targetBeyondTheVocabulary, weightsOfFewerRows
    case noBounds, boundsFromOne, boundsThatFall, boundsBeyondTheRows, boundsBeforeTheLastRow
    case fewerParents, parentOfALaterRow, fewerPositions, positionBeforeTheFirst
    case tokenBeyondTheTable, stepsOfMoreRows, stepsOfFewerParents, parentOfTheSameStep
    case secondFirstState, tokenBeyondTheEmbeddings, placesOfMoreTokens

    func make() {
      let tape = Tape()
      let x = tape.constant([Float](repeating: 1, count: 12), rows: 4, columns: 3)
      func list(_ numbers: [Int32]) -> IndexList { tape.indices(numbers) }
      func attend(_ bounds: [Int32]) { _ = tape.attention(x, bounds: list(bounds), heads: 1) }
      func average(_ parents: [Int32], _ positions: [Int32]) {
        _ = tape.addPrefixMean(to: x, parents: list(parents), positions: list(positions))
      }
      func step(_ tokens: [Int32], _ bounds: [Int32], _ parents: [Int32]) {
        _ = CellInputs(
          table: x, tokens: list(tokens), start: x[rows: 0..<1], bounds: list(bounds),
          parents: list(parents))
      }
      switch self {
      case .rowBeyondTheTable: _ = tape.rows(of: x, at: list([0, 4]))
      case .sumBeyondTheTable: _ = tape.sumOfRows(of: x, at: list([0, 4]), terms: 2)
      case .sumsOfUnequalTerms: _ = tape.sumOfRows(of: x, at: list([0, 1, 2]), terms: 2)
      case .startOfAnotherWidth:
        _ = tape.sumOfRows(of: x, at: list([0]), terms: 1, from: x[rows: 0..<1][columns: 0..<2])
      case .fewerTargets: _ = tape.crossEntropy(x, targets: list([0, 1, 2]))
      case .moreTargets: _ = tape.crossEntropy(x, targets: list([0, 1, 2, 0, 1]))
      case .targetBeyondTheVocabulary: _ = tape.crossEntropy(x, targets: list([0, 1, 2, 3]))
      case .weightsOfFewerRows:
        let weights = tape.constant([1, 1, 1], rows: 1, columns: 3)
        _ = tape.crossEntropy(x, targets: list([0, 1, 2, 0]), weights: weights)
      case .noBounds: attend([])
      case .boundsFromOne: attend([1, 4])
      case .boundsThatFall: attend([0, 3, 2, 4])
      case .boundsBeyondTheRows: attend([0, 2, 5])
      case .boundsBeforeTheLastRow: attend([0, 3])
      case .fewerParents: average([-1, 0, 1], [0, 1, 2, 3])
      case .parentOfALaterRow: average([-1, 0, 2, 1], [0, 1, 2, 3])
      case .fewerPositions: average([-1, 0, 1, 2], [0, 1, 2])
      case .positionBeforeTheFirst: average([-1, 0, 1, 2], [-1, 1, 2, 3])
      case .tokenBeyondTheTable: step([0, 4], [0, 1, 2], [0, 0])
      case .stepsOfMoreRows: step([0, 1], [0, 1, 3], [0, 0])
      case .stepsOfFewerParents: step([0, 1], [0, 1, 2], [0])
      case .parentOfTheSameStep: step([0, 1], [0, 1, 2], [0, 1])
      case .secondFirstState: step([0, 1], [0, 2], [0, 1])
      case .tokenBeyondTheEmbeddings: _ = tape.positionTable(x, x, tokens: [4], bounds: [0, 1])
      case .placesOfMoreTokens: _ = tape.positionTable(x, x, tokens: [0], bounds: [0, 2])
      }
    }
  }

  @Test("mistakes in indices are caught", arguments: Mistake.allCases)
  func isCaught(_ mistake: Mistake) async {
    await #expect(processExitsWith: .failure) { [mistake] in mistake.make() }
  }

  /// The table above makes mistakes, and not others that would end the program as well.
  @Test func listsWithoutMistakesPass() {
    let tape = Tape()
    let x = tape.constant([Float](repeating: 1, count: 12), rows: 4, columns: 3)
    let bounds = tape.indices([0, 1, 1, 4])
    #expect(tape.rows(of: x, at: tape.indices([3, -1])).rows == 2)
    #expect(tape.rows(of: x, at: tape.indices([])).rows == 0)
    #expect(tape.sumOfRows(of: x, at: tape.indices([0, 1, 2, -1]), terms: 2).rows == 2)
    #expect(tape.attention(x, bounds: bounds, heads: 1).isShaped(4, 1))
    #expect(tape.crossEntropy(x, targets: tape.indices([0, 1, 2, -1])).scalar > 1)
    let (parents, positions) = (tape.indices([-1, 0, 1, 2]), tape.indices([0, 1, 2, 3]))
    #expect(tape.addPrefixMean(to: x, parents: parents, positions: positions).rows == 4)
    let inputs = CellInputs(
      table: x, tokens: tape.indices([0, 3, 1]), start: x[rows: 0..<1],
      bounds: tape.indices([0, 2, 3]), parents: tape.indices([0, 0, 1]))
    #expect(inputs.rows == 3 && inputs.steps == 2)
    #expect(tape.positionTable(x, x, tokens: [3], bounds: [0, 1]).isShaped(1, 4))
  }
}
