import Corpora
import Randomness
import Testing

@testable import Models

struct BigramNetworkTests {
  private let table = ContextTable(
    Words([[1, 2, 2], [2], [3, 1]] as [[Token]]), order: 1, vocabularySize: 4)

  private func network() -> BigramNetwork {
    var generator = TorchGenerator(seed: 1)
    return BigramNetwork(vocabularySize: 4, using: &generator)
  }

  @Test("the gradient is the slope of the loss", arguments: [0, 0.5] as [Float])
  func differentiates(regularisation: Float) {
    let network = network()
    let gradient = network.loss(on: table, regularisation: regularisation).gradient
    let step: Float = 1e-2
    for index in gradient.indices {
      var bump = [Float](repeating: 0, count: gradient.count)
      bump[index] = step
      var (above, below) = (network, network)
      above.descend(along: bump, rate: -1)
      below.descend(along: bump, rate: 1)
      let rise =
        above.loss(on: table, regularisation: regularisation).loss
        - below.loss(on: table, regularisation: regularisation).loss
      let slope = rise / Double(2 * step)
      #expect(abs(slope - Double(gradient[index])) < 2e-4)
    }
  }

  @Test func leavesRowsOfCharactersNeverSeenAlone() {
    let table = ContextTable(Words([[1]] as [[Token]]), order: 1, vocabularySize: 4)
    #expect(network().loss(on: table).gradient[8...].allSatisfy { $0 == 0 })
  }

  @Test func givesProbabilities() {
    for token in 0..<4 as Range<Token> {
      let p = network().softmax(after: token)
      #expect(abs(p.reduce(0, +) - 1) < 1e-6)
      #expect(p.allSatisfy { $0 > 0 })
    }
  }
}
