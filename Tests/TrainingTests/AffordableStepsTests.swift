import Corpora
import Testing

@testable import Training

/// Fifty million visits of a logit are as many as a search may take, and five steps the fewest.
struct AffordableStepsTests {
  @Test(
    "by hand",
    arguments: [
      (wanted: 200, cells: 27 * 27, steps: 200), (200, 250_000, 200), (200, 500_000, 100),
      (1000, 3_000_000, 16), (200, 9_000_000, 5), (200, 100_000_000, 5), (3, 100_000_000, 3),
      (200, 0, 200),
    ])
  func stepsAreAsManyAsTheyMayBe(wanted: Int, cells: Int, steps: Int) {
    #expect(affordableSteps(wanted, cells: cells) == steps)
  }

  /// 64 names at a time, and of words of 128 characters and an end about as many characters in all:
  /// 64 * 24 / 129.
  @Test func readsFewerLongWords() {
    func words(_ length: Int) -> Words { Words([[Token](repeating: 1, count: length)]) }
    #expect(
      [6, 23, 24, 47, 128].map { affordable(64, reading: words($0)) } == [64, 64, 61, 32, 11])
    #expect(affordable(1, reading: words(128)) == 1 && affordable(64, reading: Words()) == 64)
  }

  /// A table of three characters' contexts for 27 of them is searched to its end; one for 3,000 characters is
  /// cut short, so that its gradient need not be gone.
  @Test func cutsASearchShort() {
    let small = LBFGS.affordable(cells: 729 * 27, 729 * 27)
    #expect((small.memory, small.iterations) == (8, 1000))
    let large = LBFGS.affordable(cells: 20_000 * 3000, 2 * 3000 * 3000)
    #expect((large.memory, large.iterations) == (0, 5))
  }
}
