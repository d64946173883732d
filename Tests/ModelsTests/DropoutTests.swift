import Corpora
import Randomness
import Tensors
import Testing

@testable import Models

struct DropoutTests {
  private static let rates: [Float] = [0.1, 0.2, 0.5]

  /// Numbers from 1 to 2, of which none is 0, with room for their gradients.
  private func input(_ rows: Int, _ columns: Int, in set: ParameterSet) -> Tensor {
    let x = set.declare("x", [rows, columns], .zeros)
    x.fill(from: (0..<rows * columns).map { 1 + Float($0 % 101) / 101 })
    return x
  }

  /// Which elements are dropped in step `step`, of 200 x 65.
  private func mask(_ dropout: Dropout, step: Int) -> [Bool] {
    dropout.begin(step: step)
    // The numbers live as long as what they belong to.
    let (set, tape) = (ParameterSet(), Tape())
    let x = input(200, 65, in: set)
    return withExtendedLifetime((set, tape)) { dropout(x, on: tape).values.map { $0 == 0 } }
  }

  @Test("drops its share, by the bounds of a binomial distribution", arguments: rates)
  func dropsItsShare(rate: Float) {
    let dropout = Dropout(rate: rate, seed: 7)
    let (count, p) = (200 * 65, Double(rate))
    // Five standard deviations: missed once in two million.
    let bound = 5 * (Double(count) * p * (1 - p)).squareRoot()
    var together = 0
    let masks = (0..<4).map { mask(dropout, step: $0) }
    for mask in masks {
      #expect(mask.count == count)
      #expect(abs(Double(mask.count { $0 }) - p * Double(count)) < bound)
      // No column and no row is favoured.
      for column in 0..<65 {
        let dropped = stride(from: column, to: count, by: 65).count { mask[$0] }
        #expect(abs(Double(dropped) - 200 * p) < 5 * (200 * p * (1 - p)).squareRoot())
      }
    }
    for (a, b) in zip(masks, masks.dropFirst()) { together += zip(a, b).count { $0 && $1 } }
    // Masks of two steps have nothing to do with each other.
    let expected = 3 * Double(count) * p * p
    #expect(abs(Double(together) - expected) < 5 * expected.squareRoot())
  }

  @Test("what is kept is divided by 1 - rate, and gradients pass the same mask", arguments: rates)
  func scalesAndMasksGradients(rate: Float) throws {
    let (set, tape) = (ParameterSet(), Tape())
    let x = input(20, 9, in: set)
    let result = Dropout(rate: rate, seed: 3)(x, on: tape)
    set.clearGradients()
    let factors = (0..<180).map { Float($0 % 7) - 3.5 }
    tape.backward(
      from: tape.sum(tape.multiply(result, tape.constant(factors, rows: 20, columns: 9))))
    let gradient = try #require(x.gradient?.elements)
    let scale = 1 / (1 - rate)
    for (index, y) in result.values.enumerated() {
      let isKept = y != 0
      #expect(y == (isKept ? x.values[index] * scale : 0))
      #expect(gradient[index] == (isKept ? factors[index] * scale : 0))
    }
    #expect(result.values.contains(0) && !result.values.allSatisfy { $0 == 0 })
  }

  @Test func isNothingAtRateZero() {
    let (set, tape) = (ParameterSet(), Tape())
    let x = input(5, 5, in: set)
    withExtendedLifetime((set, tape)) {
      #expect(Dropout(rate: 0, seed: 3)(x, on: tape).values == x.values)
      #expect(Dropout?.none(x, on: tape).values == x.values)
    }
  }

  @Test("a step's mask depends on the seed and the step, not on the steps before")
  func repeatsSteps() {
    let dropout = Dropout(rate: 0.5, seed: 7)
    let first = (0..<3).map { mask(dropout, step: $0) }
    #expect(mask(dropout, step: 1) == first[1] && first[0] != first[1])
    #expect(mask(Dropout(rate: 0.5, seed: 8), step: 0) != first[0])
  }

  @Test("drops while a network learns, in each kind that can, and never when it is asked")
  func isForTraining() throws {
    var dropping: [String] = []
    for kind in ModelCatalog.all {
      var generator = TorchGenerator(seed: 1)
      let model = NeuralLanguageModel(
        kind, .init(vocabulary: 4, positions: 5), using: &generator)
      let words = Words([[1, 2], [1, 2, 3], [3, 1, 2], [3, 3]])
      let batch = RaggedBatch(words: words.map(Array.init))
      let asked = model.negativeLogLikelihood(of: words)
      let plain = model.gradientPass(over: batch, on: Tape())
      let losses = (0..<3).map { step in
        let dropout = Dropout(rate: 0.5, seed: 5)
        dropout.begin(step: step)
        return model.gradientPass(over: batch, on: Tape(), dropping: dropout)
      }
      if losses.contains(where: { $0 != plain }) { dropping.append(kind.id) }
      guard !model.normalisesBatches else { continue }
      #expect(abs(Double(plain) - asked) < 1e-6, "\(kind.id)")
      #expect(model.negativeLogLikelihood(of: words) == asked, "\(kind.id)")
    }
    // A table of logits has no channels to drop.
    #expect(dropping == ModelCatalog.all.map(\.id).filter { $0 != "bigram" })
  }
}
