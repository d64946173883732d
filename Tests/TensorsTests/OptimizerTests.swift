import Kernels
import TestSupport
import Testing

@testable import Tensors

struct OptimizerTests {
  @Test(arguments: InstructionSet.allCases.filter(\.isAvailable), [1, 5, 17, 65])
  func adamWAgreesWithADoubleLoop(_ instructions: InstructionSet, size: Int) {
    let set = ParameterSet()
    let x = set.input(1, size, seed: 1)
    var expected = x.values.map { Reference(value: Double($0)) }
    let tape = Tape(kernels: instructions.kernels)
    var adam = AdamW()
    for step in 1...20 {
      tape.reset()
      set.clearGradients()
      tape.backward(from: tape.sum(tape.multiply(x, x)))
      for index in expected.indices {
        expected[index].step(step, gradient: 2 * expected[index].value)
      }
      adam.step(set, rate: 0.01, tape.kernels)
    }
    for (ours, theirs) in zip(x.values, expected) {
      #expect(abs(Double(ours) - theirs.value) < 2e-6)
    }
  }

  /// AdamW by its paper, with the reference implementation's settings.
  private struct Reference {
    var value: Double
    var first = 0.0
    var second = 0.0

    mutating func step(_ step: Int, gradient: Double) {
      value *= 1 - 0.01 * 0.01
      first = 0.9 * first + 0.1 * gradient
      second = 0.99 * second + 0.01 * gradient * gradient
      var (power1, power2) = (1.0, 1.0)
      for _ in 0..<step { (power1, power2) = (power1 * 0.9, power2 * 0.99) }
      value -= 0.01 * first / (1 - power1) / ((second / (1 - power2)).squareRoot() + 1e-8)
    }
  }

  @Test func descendsAlongTheGradient() {
    let set = ParameterSet()
    let x = set.declare("x", [2], .zeros)
    x.fill(from: [1, -2])
    let tape = Tape()
    tape.backward(from: tape.sum(tape.multiply(x, x)))
    var descent = SGD()
    descent.step(set, rate: 0.25)
    #expect(x.values == [0.5, -1])
  }

  @Test func anyOptimizerStepsLikeItsOwnAndTellsItsSettings() {
    let sets = [ParameterSet(), ParameterSet()]
    let tensors = sets.map { $0.input(1, 5, seed: 1) }
    var adam = AdamW(weightDecay: 0.25)
    adam.skip(steps: 7)
    let step = AnyOptimizer(AdamW(weightDecay: 0.25)).begin(after: 7)
    for _ in 0..<3 {
      for (set, x) in zip(sets, tensors) {
        let tape = Tape()
        set.clearGradients()
        tape.backward(from: tape.sum(tape.multiply(x, x)))
      }
      adam.step(sets[0], rate: 0.1)
      step(sets[1], 0.1)
    }
    #expect(tensors[0].values == tensors[1].values)
    #expect(
      AnyOptimizer(AdamW(weightDecay: 0.25)).description
        == "AdamW(beta1: 0.9, beta2: 0.99, epsilon: 1e-08, weightDecay: 0.25)")
    #expect(AnyOptimizer(SGD()).description == "SGD")
  }

  @Test func leavesParametersWithoutAGradientAlone() {
    let set = ParameterSet()
    let (x, y) = (set.input(1, 2, seed: 1), set.input(1, 2, seed: 2))
    let before = y.values
    let tape = Tape()
    tape.backward(from: tape.sum(x))
    var adam = AdamW()
    adam.step(set, rate: 0.1)
    #expect(y.values == before)
  }

  @Test func clipsByTheNormOfAllGradients() {
    let set = ParameterSet()
    let (x, y) = (set.declare("x", [1], .zeros), set.declare("y", [1], .zeros))
    let tape = Tape()
    let three = tape.constant([3], rows: 1, columns: 1)
    let four = tape.constant([4], rows: 1, columns: 1)
    tape.backward(from: tape.add(tape.multiply(x, three), tape.multiply(y, four)))
    set.clipGradients(to: 5)
    #expect(x.gradient?.elements == [3] && y.gradient?.elements == [4])
    set.clipGradients(to: 2.5)
    #expect(x.gradient?.elements == [1.5] && y.gradient?.elements == [2])
  }
}
