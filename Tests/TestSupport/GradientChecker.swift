public import Tensors
public import Testing

extension ParameterSet {
  /// A parameter with numbers of `range`, to differentiate by.
  public func input(
    _ rows: Int, _ columns: Int, seed: UInt64, in range: ClosedRange<Float> = -1...1
  ) -> Tensor {
    let tensor = declare("input \(all.count)", [rows, columns], .zeros)
    var numbers = TestNumbers(seed: seed)
    tensor.fill(from: numbers.numbers(rows * columns, in: range))
    return tensor
  }
}

/// Holds the gradients of `function` by every parameter of `set` to finite differences.
///
/// What is differentiated is the sum of the result's elements, each times a fixed number. The
/// difference is of fourth order with a step of 1/32, summed in Double: its own error is about
/// 1e-5, so `tolerance` is relative for gradients above 1 and absolute below.
public func expectGradients(
  of set: ParameterSet, tolerance: Double = 3e-4, sourceLocation: SourceLocation = #_sourceLocation,
  _ function: (Tape) -> Tensor
) {
  let tape = Tape()
  set.clearGradients()
  let factors = analyticGradients(tape, function)
  for parameter in set.all {
    let gradient = parameter.tensor.gradient?.elements ?? []
    for index in 0..<parameter.tensor.count {
      let numeric = difference(parameter.tensor, index, factors, function)
      let error = abs(Double(gradient[index]) - numeric) / max(1, abs(numeric))
      #expect(
        error <= tolerance,
        "\(parameter.name) \(parameter.shape) element \(index): \(gradient[index]), by difference \(numeric)",
        sourceLocation: sourceLocation)
    }
  }
}

/// Runs the function backward, and gives the factors of the result's elements.
private func analyticGradients(_ tape: Tape, _ function: (Tape) -> Tensor) -> [Float] {
  let result = function(tape)
  var numbers = TestNumbers(seed: 99)
  let factors = numbers.numbers(result.count)
  let weights = tape.constant(factors, rows: result.rows, columns: result.columns)
  tape.backward(from: tape.sum(tape.multiply(result, weights)))
  return factors
}

private func difference(
  _ tensor: Tensor, _ index: Int, _ factors: [Float], _ function: (Tape) -> Tensor
) -> Double {
  let (row, column) = (index / tensor.columns, index % tensor.columns)
  let middle = tensor[row, column]
  let step: Float = 1 / 32
  defer { tensor[row, column] = middle }
  func value(_ steps: Float) -> (at: Double, sum: Double) {
    tensor[row, column] = middle + steps * step
    let tape = Tape()
    let result = withExtendedLifetime(tape) { function(tape).values }
    let sum = zip(result, factors).reduce(0.0) { $0 + Double($1.0) * Double($1.1) }
    return (Double(tensor[row, column]), sum)
  }
  let near = value(1).sum - value(-1).sum
  let far = value(2).sum - value(-2).sum
  return (8 * near - far) / (12 * Double(step))
}
