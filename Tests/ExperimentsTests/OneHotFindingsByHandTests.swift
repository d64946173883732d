import Corpora
import Models
import Randomness
import Testing

@testable import Experiments

/// The list `ab, b`: the pairs .a, ab, b., .b and b. of three characters.
struct OneHotFindingsByHandTests {
  private let words = Words([[1, 2], [2]] as [[Token]])

  /// All weights zero: every character is as likely as any other.
  private var network: BigramNetwork {
    var generator = TorchGenerator(seed: 1)
    var network = BigramNetwork(vocabularySize: 3, using: &generator)
    network.descend(along: network.weights, rate: 1)
    return network
  }

  @Test func countsEachPairOnce() {
    let groups = GroupedBigrams(words.firstBigrams(100), vocabularySize: 3)
    #expect(groups.total == 5 && groups.distinct == 4)
    #expect(groups.groups.map(\.context) == [0, 1, 2])
    #expect(groups.groups.map(\.total) == [2, 1, 2])
  }

  @Test("each way has the loss ln 3 and the gradient (shares - what came) / 5")
  func computesEachWay() {
    let run = OneHotRun(network, words.firstBigrams(100))
    let groups = GroupedBigrams(run.examples, vocabularySize: 3)
    let expected: [Float] = [
      2 / 15, -1 / 15, -1 / 15, 1 / 15, 1 / 15, -2 / 15, -4 / 15, 2 / 15, 2 / 15,
    ]
    for step in [run.product, run.rows, run.grouped(groups)] {
      #expect(abs(step.loss - 1.0986123) < 1e-6 && abs(step.lossInDouble - 1.0986122887) < 1e-6)
      #expect(zip(step.gradient, expected).allSatisfy { abs($0 - $1) < 1e-7 })
    }
  }

  @Test("operations are those that one counts in the code")
  func countsOperations() {
    let findings = OneHotFindings(network, about: words, examples: 100)
    let costs = findings.ways.map {
      [
        $0.multiplications, $0.additions, $0.divisions, $0.exponentials, $0.logarithms, $0.numbers,
      ]
    }
    #expect(
      costs == [[45, 65, 15, 15, 5, 45], [0, 20, 15, 15, 5, 30], [4, 13, 9, 9, 4, 18]])
    #expect(findings.examples == 5 && findings.listExamples == 5 && findings.distinct == 4)
    #expect(abs(findings.exactLoss - 1.09861228866811) < 1e-14)
  }

  @Test func takesNoMoreExamplesThanItMay() {
    let findings = OneHotFindings(network, about: words, examples: 4)
    #expect(findings.examples == 4 && findings.listExamples == 5)
  }

  @Test("a tree keeps what a running sum loses: 1 is less than half of what 2^24 can tell")
  func addsAsATree() {
    let numbers: [Float] = [16_777_216, 1, 1, 1]
    #expect(numbers.reduce(0, +) == 16_777_216)
    #expect(treeSum(numbers[...]) == 16_777_218)
    #expect(treeSum([]) == 0)
  }

  @Test("a way that rounds otherwise is seen to differ")
  func seesDifferences() {
    var generator = TorchGenerator(seed: TorchGenerator.lectureSeed)
    let network = BigramNetwork(vocabularySize: 3, using: &generator)
    let many = Words(Array(repeating: [1, 2, 2] as [Token], count: 50))
    let ways = OneHotFindings(network, about: many, examples: 1000).ways
    #expect(ways[0].gradientUnlikeRows == 0 && ways[0].loss == ways[1].loss)
    #expect(ways[2].gradientUnlikeRows > 0)
    #expect(ways.allSatisfy { $0.gradientError < 1e-5 })
  }
}
