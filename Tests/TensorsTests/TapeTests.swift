import TestSupport
import Testing

@testable import Tensors

struct TapeTests {
  @Test func giveTheGradientOfASimpleExpression() {
    let set = ParameterSet()
    let (a, b) = (set.declare("a", [1], .zeros), set.declare("b", [1], .zeros))
    (a[0, 0], b[0, 0]) = (2, -3)
    let tape = Tape()
    let loss = tape.add(tape.multiply(a, b), tape.multiply(b, b))
    tape.backward(from: loss)
    #expect(loss.scalar == 3)
    #expect(a.gradient?.elements == [-3])
    #expect(b.gradient?.elements == [2 - 6])
  }

  @Test func givesARowThatIsAddedToAllOfThemItsGradient() {
    let set = ParameterSet()
    let x = set.input(3, 17, seed: 1)
    let tape = Tape()
    tape.backward(from: tape.sum(tape.add(x, x[rows: 2..<3])))
    #expect(x[rows: 0..<2].gradient?.elements == Array(repeating: 1, count: 34))
    #expect(x[rows: 2..<3].gradient?.elements == Array(repeating: 4, count: 17))
  }

  @Test func addsGradientsUntilTheyAreCleared() {
    let set = ParameterSet()
    let x = set.input(1, 3, seed: 1)
    let tape = Tape()
    for expected: Float in [1, 2] {
      tape.reset()
      tape.backward(from: tape.sum(x))
      #expect(x.gradient?.elements == [expected, expected, expected])
    }
    set.clearGradients()
    #expect(x.gradient?.elements == [0, 0, 0])
  }

  @Test func leavesOutWhatTheLossDoesNotUse() {
    let set = ParameterSet()
    let (used, unused) = (set.input(1, 2, seed: 1), set.input(1, 2, seed: 2))
    let tape = Tape()
    _ = tape.tanh(unused)
    tape.backward(from: tape.sum(used))
    #expect(set.all[0].usedGradient != nil)
    #expect(set.all[1].usedGradient == nil)
  }

  @Test func givesConstantsNoGradient() {
    let tape = Tape()
    let constant = tape.constant([1, 2], rows: 1, columns: 2)
    tape.backward(from: tape.sum(tape.tanh(constant)))
    #expect(constant.gradient == nil)
  }

  @Test func recordsNothingWhenAskedNotTo() {
    let tape = Tape(recording: false)
    let x = tape.tensor(rows: 1, columns: 3)
    x.fill(from: [1, 2, 3])
    #expect(tape.sum(x).scalar == 6)
    #expect(x.gradient == nil)
  }

  @Test func holdsTheSameMemoryStepAfterStep() {
    let set = ParameterSet()
    let (x, weight) = (set.input(200, 64, seed: 1), set.input(64, 64, seed: 2))
    let tape = Tape()
    var adam = AdamW()
    func step() {
      tape.reset()
      set.clearGradients()
      tape.backward(from: tape.mean(tape.gelu(tape.linear(x, weight))))
      adam.step(set, rate: 1e-3)
    }
    for _ in 0..<3 { step() }
    let capacity = tape.capacity
    let place = tape.indices([0]).start
    for _ in 0..<20 {
      step()
      #expect(tape.capacity == capacity)
      #expect(tape.indices([0]).start == place)
    }
  }

  @Test func viewsShareValuesAndGradients() {
    let set = ParameterSet()
    let x = set.declare("x", [3, 4], .zeros)
    x.fill(from: (0..<12).map(Float.init))
    let part = x[rows: 1..<3][columns: 1..<3]
    #expect(part.values == [5, 6, 9, 10])
    let tape = Tape()
    tape.backward(from: tape.sum(part))
    #expect(x.gradient?.elements == [0, 0, 0, 0, 0, 1, 1, 0, 0, 1, 1, 0])
    #expect(x.reshaped(columns: 6).shape == [2, 6])
  }

  @Test(arguments: [1, 3])
  func runsOnNoRowsAtAll(columns: Int) {
    let set = ParameterSet()
    let weight = set.input(2, columns, seed: 1)
    let tape = Tape()
    let x = tape.tensor(rows: 0, columns: columns)
    let y = tape.tanh(tape.linear(x, weight))
    tape.backward(from: tape.sum(y))
    #expect(y.values.isEmpty)
    #expect(weight.gradient?.elements == Array(repeating: 0, count: 2 * columns))
  }
}
