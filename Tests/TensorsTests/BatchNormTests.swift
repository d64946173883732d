import Tensors
import TestSupport
import Testing

/// Batch normalisation in use, beside what PyTorch printed.
struct BatchNormTests {
  private struct Oracle: Decodable {
    struct Step: Decodable {
      let rows: Int
      let result, mean, variance: [Float]
    }

    let steps: [Step]
    let afterwards: [Float]
  }

  /// The numbers of `Tests/Oracles/batch_norm.py`, three a row.
  private func numbers(_ rows: Int, _ order: Int) -> [Float] {
    (0..<rows * 3).map { Float(Double(($0 * 7919 + order * 104729) % 2003) / 1001 * 4 - 3) }
  }

  private func expect(
    _ ours: [Float], _ theirs: [Float], at location: SourceLocation = #_sourceLocation
  ) {
    #expect(ours.count == theirs.count, sourceLocation: location)
    for (a, b) in zip(ours, theirs) {
      #expect(abs(a - b) <= 2e-6 * max(1, abs(b)), "\(a), PyTorch \(b)", sourceLocation: location)
    }
  }

  @Test("gives and remembers what PyTorch does, and uses it afterwards")
  func movesItsStatistics() throws {
    let oracle: Oracle = try testData("torch-batch-norm.json")
    let set = ParameterSet()
    let scale = set.declare("scale", [3], .ones)
    let shift = set.declare("shift", [3], .zeros)
    scale.fill(from: [0.5, -1.25, 2])
    shift.fill(from: [0.25, 0, -1])
    let running = RunningStatistics(columns: 3, momentum: 0.1)
    for (order, step) in oracle.steps.enumerated() {
      let tape = Tape()
      let x = tape.constant(numbers(step.rows, order), rows: step.rows, columns: 3)
      let result = tape.batchNorm(x, scale: scale, shift: shift, running: running)
      withExtendedLifetime(tape) { expect(result.values, step.result) }
      expect(running.mean, step.mean)
      expect(running.variance, step.variance)
    }
    let tape = Tape(recording: false)
    let x = tape.constant(numbers(1, 9), rows: 1, columns: 3)
    let before = (running.mean, running.variance)
    let result = tape.batchNorm(x, scale: scale, shift: shift, running: running)
    withExtendedLifetime(tape) { expect(result.values, oracle.afterwards) }
    #expect(before == (running.mean, running.variance), "a question changes nothing")
  }
}
