import Corpora
import Kernels
import Models
import Tensors
import TestSupport

extension ParameterSet {
  /// The weights that the oracle's formula gives.
  func fillByFormula() {
    for (order, parameter) in all.enumerated() {
      let scale = parameter.shape.count == 1 ? 1 : 0.1
      parameter.tensor.fill(
        from: (0..<parameter.tensor.count).map { index in
          let scrambled = (index * 7919 + order * 104729) % 2003
          return Float((Double(scrambled) / 1001 - 1) * scale)
        })
    }
  }
}

/// The bits of all parameters of a small Transformer after `steps` steps on made-up words.
func trainedBits(on kernels: ChosenKernels, steps: Int) -> [UInt32] {
  var size = NetworkSize(vocabulary: 27, positions: 16)
  (size.layers, size.heads, size.channels) = (2, 2, 32)
  let set = ParameterSet()
  let model = Transformer(size, in: set)
  set.fillByFormula()
  let tape = Tape(kernels: kernels)
  var adam = AdamW()
  var numbers = TestNumbers(seed: 7)
  for _ in 0..<steps {
    let words = (0..<4).map { _ in
      (0..<numbers.next(below: 15)).map { _ in Int32(1 + numbers.next(below: 26)) }
    }
    let batch = RaggedBatch(words: words)
    tape.reset()
    set.clearGradients()
    let logits = model.logits(batch, on: tape)
    let loss = tape.crossEntropy(logits, targets: tape.indices(batch.targets))
    tape.backward(from: loss)
    adam.step(set, rate: 1e-3, kernels)
  }
  return set.all.flatMap { $0.tensor.values.map { $0.bitPattern } }
}

extension BitDigest {
  /// Of the parameters of `trainedBits`.
  init(ofTransformer bits: [UInt32]) {
    self.init(of: "a Transformer on made-up words")
    add(bits)
  }
}
