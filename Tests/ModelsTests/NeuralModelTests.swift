import Corpora
import Kernels
import Randomness
import Tensors
import Testing

@testable import Models

/// What networks say of themselves is so: each test walks the catalog, at the reference implementation's
/// sizes and at those of the follow-up lectures.
@Suite(.serialized) struct NeuralModelTests {
  /// Words with common beginnings, words of one character, and words longer than a short context.
  private static let words: [ArraySlice<Token>] = [
    [5, 13, 13, 1], [1], [5, 13, 13, 1], [5, 13, 2, 7, 9, 1], [1, 2], [26],
  ]

  private static let sizes: [NetworkSize] = {
    let usual = NetworkSize(vocabulary: 27, positions: 16)
    var small = NetworkSize(vocabulary: 27, positions: 16)
    (small.channels, small.hidden, small.layers, small.heads, small.context) = (12, 20, 3, 2, 3)
    (small.blankIsBoundary, small.batchNorm, small.tiesWeights) = (true, true, true)
    return [usual, small]
  }()

  private func model(_ kind: ModelKind, _ size: NetworkSize) -> NeuralLanguageModel {
    var generator = TorchGenerator(seed: 1)
    return NeuralLanguageModel(kind, size, using: &generator)
  }

  /// Against what kernels were asked for. Backward, each factor of a product has a gradient, which is a
  /// product of as many multiplications.
  @Test(arguments: ModelCatalog.all, Self.sizes)
  func knowsItsMultiplications(kind: ModelKind, size: NetworkSize) {
    let model = model(kind, size)
    for batch in [RaggedBatch(words: Self.words), RaggedBatch(sharing: Self.words)] {
      let tape = Tape(kernels: MeteredKernels.self)
      var loss: Tensor?
      let forward = MeteredKernels.work { loss = model.network.loss(batch, on: tape) }
      let backward = MeteredKernels.work { tape.backward(from: loss!) }
      let stated = model.network.multiplications(of: BatchShape(batch))
      #expect(stated == forward.multiplications, "\(kind.id)")
      #expect(2 * stated == backward.multiplications, "\(kind.id)")
    }
  }

  /// Metered kernels are the same kernels: loss, gradients and a step of AdamW have the same bits.
  @Test(arguments: ModelCatalog.all, Self.sizes)
  func learnsTheSameWhereItIsMetered(kind: ModelKind, size: NetworkSize) {
    let batch = RaggedBatch(sharing: Self.words)
    func bits(on kernels: ChosenKernels) -> [UInt32] {
      let model = model(kind, size)
      var adam = AdamW()
      let loss = model.gradientPass(over: batch, on: Tape(kernels: kernels))
      adam.step(model.parameters, rate: 0.01, kernels)
      let parameters = model.parameters.all.flatMap(\.tensor.values)
      return ([loss] + parameters).map(\.bitPattern)
    }
    var metered: [UInt32] = []
    let work = MeteredKernels.work { metered = bits(on: MeteredKernels.self) }
    #expect(metered == bits(on: kernels) && work.bytes > 0, "\(kind.id)")
  }

  /// The multiplications of one pass forward over N = 10 rows; by hand from the shapes of the layers, all
  /// of them 64 wide.
  @Test(arguments: [
    ("bigram", 0),
    ("mlp", (5 + 3 + 14) * 64 * 64 + 10 * 64 * 27),
    ("bow", (27 + 16) * 64 * 64 + 10 * 64 * 64 + 10 * 64 * 27),
    ("rnn", 27 * 64 * 64 + 10 * 64 * 64 + 10 * 64 * 27),
    ("gru", 27 * 64 * 192 + 10 * 64 * 192 + 10 * 64 * 27),
    ("lstm", 27 * 64 * 256 + 10 * 64 * 256 + 10 * 64 * 27),
    // Both taps to both gates, and the two paths; what mixes the skips; the head.
    ("cnn", 4 * 10 * (128 * 128 + 64 * 128) + 10 * 64 * 64 + 10 * 64 * 27),
    ("wavenet", 4 * 10 * 128 * 64 + 10 * 64 * 27),
    // qkv, project, up, down; scores and their sums of values; the head.
    ("transformer", 4 * (10 * 64 * (192 + 64 + 256 + 256) + 2 * 20 * 64) + 10 * 64 * 27),
  ])
  func countsByHand(id: String, multiplications: Int) throws {
    let model = model(try #require(ModelCatalog.kind(id)), Self.sizes[0])
    let batch = BatchShape(rows: 10, pairs: 20, tokensBack: [5, 3])
    #expect(model.network.multiplications(of: batch) == multiplications)
  }

  /// While training, shared rows may not change the loss, unless a model says that it looks at all rows
  /// of a batch: then it is given them all.
  @Test(arguments: ModelCatalog.all, Self.sizes)
  func saysWhetherItNormalisesOverTheBatch(kind: ModelKind, size: NetworkSize) {
    let model = model(kind, size)
    let apart = model.network.loss(RaggedBatch(words: Self.words), on: Tape()).scalar
    let shared = model.network.loss(RaggedBatch(sharing: Self.words), on: Tape()).scalar
    #expect(model.normalisesBatches == (abs(apart - shared) > 1e-4), "\(apart) and \(shared)")
  }

  /// A row of C numbers for each token, one of the parameters; tables of logits have none, and nothing that
  /// is called like one.
  @Test(arguments: ModelCatalog.all, Self.sizes)
  func knowsItsEmbedding(kind: ModelKind, size: NetworkSize) throws {
    let model = model(kind, size)
    let embedding = model.network.embedding
    let names = model.parameters.all.map(\.name)
    #expect((embedding != nil) == names.contains { $0.hasSuffix("wte.weight") })
    guard let embedding else { return }
    #expect(embedding.rows >= size.vocabulary && embedding.columns == size.channels)
    embedding.fill(from: [Float](repeating: 7, count: embedding.count))
    #expect(model.parameters.all.contains { $0.tensor.values == embedding.values })
  }

  /// Each file of a model says in words how many parameters it has with V = 27 and 16 positions.
  @Test(arguments: ModelCatalog.all) func documentsItsParameters(kind: ModelKind) throws {
    let count = model(kind, Self.size(documentedOf: kind)).parameterCount
    let text = try ModelSources.text()
    #expect(text.contains("\(grouped(count)) parameters"), "\(kind.id) has \(count)")
  }

  /// Three levels for the network of the sixth lecture, as its file says.
  private static func size(documentedOf kind: ModelKind) -> NetworkSize {
    var size = sizes[0]
    if kind.id == "wavenet" { (size.channels, size.hidden, size.layers) = (24, 128, 3) }
    return size
  }

  private func grouped(_ count: Int) -> String {
    count < 1000 ? "\(count)" : "\(count / 1000)," + "\(1000 + count % 1000)".dropFirst()
  }

  /// Four rows and three, of which the first two are common to both: `.`, `.a`. The newest characters
  /// are `.abcd`, those before them nothing, `.`, `a` and `b`, then nothing, `.` and `a`.
  @Test func seesTheShapeOfABatch() {
    let batch = RaggedBatch(sharing: [[1, 2, 3], [1, 4]])
    #expect(BatchShape(batch) == .init(rows: 5, pairs: 10 + 6, tokensBack: [5, 4, 3, 2]))
  }
}
