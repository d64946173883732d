public import Corpora
import Tensors

extension StoredModel {
  /// The model of these bytes, counted from `words` where it is one of counts: the words that it was counted
  /// from. Throws for bytes that are no model, and for other words as far as their number tells.
  public static func decode(
    _ bytes: [UInt8], counting words: Words
  ) throws(StoredModelError) -> StoredModel {
    var reader = ModelReader(bytes)
    for expected in StoredFormat.magic {
      guard reader.rest > 0, try reader.byte() == expected else { throw .foreign }
    }
    let version = try reader.byte()
    guard version == StoredFormat.version else { throw .version(Int(version)) }
    guard let kind = StoredFormat.Kind(rawValue: try reader.byte()) else { throw .damaged }
    let vocabularySize = try reader.number(in: 1...Vocabulary.limit)
    let model = try reader.model(kind, vocabularySize, words)
    guard reader.rest == 0 else { throw .damaged }
    return model
  }
}

extension ModelReader {
  /// No size of a network is larger, so that products of two fit into 32 bits.
  private static let largestSize = 1 << 14
  /// Nor are there more layers.
  private static let mostLayers = 64
  /// Contexts of more characters are not counted.
  private static let longestContext = 7

  fileprivate mutating func model(
    _ kind: StoredFormat.Kind, _ vocabularySize: Int, _ words: Words
  ) throws(StoredModelError) -> StoredModel {
    switch kind {
    case .network: .network(try network(vocabularySize))
    case .counts: .counts(try counts(vocabularySize, words))
    case .smoothed: .smoothed(try smoothed(vocabularySize, words))
    case .bigramNetwork: .bigramNetwork(try bigramNetwork(vocabularySize))
    case .regression: .regression(try regression(vocabularySize, words))
    case .nGramMLP: .nGramMLP(try nGramMLP(vocabularySize))
    }
  }

  private mutating func network(
    _ vocabularySize: Int
  ) throws(StoredModelError) -> NeuralLanguageModel {
    let id = try text()
    guard let kind = ModelCatalog.all.first(where: { $0.id.utf8.elementsEqual(id) }) else {
      throw .damaged
    }
    let size = try size(vocabularySize)
    guard !kind.hasHeads || size.channels.isMultiple(of: size.heads) else { throw .damaged }
    var values = try floats()[...]
    let model = NeuralLanguageModel(kind, size, limit: values.count)
    guard !model.parameters.exceedsLimit else { throw .damaged }
    for entry in model.learned {
      let count = entry.shape.reduce(1, *)
      guard values.count >= count else { throw .damaged }
      entry.replace(Array(values.prefix(count)))
      values = values.dropFirst(count)
    }
    guard values.isEmpty else { throw .damaged }
    return model
  }

  private mutating func size(_ vocabularySize: Int) throws(StoredModelError) -> NetworkSize {
    let sizes = 1...Self.largestSize
    var size = NetworkSize(vocabulary: vocabularySize, positions: try number(in: sizes))
    size.channels = try number(in: sizes)
    size.hidden = try number(in: sizes)
    size.layers = try number(in: 0...Self.mostLayers)
    size.heads = try number(in: sizes)
    let context = try number(in: 0...Self.largestSize)
    size.context = context == 0 ? nil : context
    let flags = StoredFormat.Flags(rawValue: try byte())
    guard flags.isSubset(of: .all) else { throw .damaged }
    size.blankIsBoundary = flags.contains(.blankIsBoundary)
    size.batchNorm = flags.contains(.batchNorm)
    size.tiesWeights = flags.contains(.tiesWeights)
    return size
  }

  private mutating func counts(
    _ vocabularySize: Int, _ words: Words
  ) throws(StoredModelError) -> CountModel {
    let order = try number(in: 0...Self.longestContext)
    let padding: Padding = try flag() ? .single : .full
    let smoothing = try double()
    guard smoothing >= 0 else { throw .damaged }
    let table = try table(words, order: order, vocabularySize, padding)
    return CountModel(table, smoothing: smoothing, padding: padding)
  }

  private mutating func smoothed(
    _ vocabularySize: Int, _ words: Words
  ) throws(StoredModelError) -> SmoothedModel {
    let id = try text()
    guard let rule = SmoothingRule.all.first(where: { $0.id.utf8.elementsEqual(id) }) else {
      throw .damaged
    }
    let order = try number(in: 1...Self.longestContext)
    var parameters: [[Double]] = []
    for _ in 0...order {
      let level = try doubles()
      guard level.count == rule.ranges.count else { throw .damaged }
      parameters.append(level)
    }
    try check(words, vocabularySize)
    let ngrams = NGrams(words, order: order, vocabularySize: vocabularySize)
    try check(ngrams.levels[0].table)
    return SmoothedModel(ngrams, order: order, rule: rule, parameters: parameters)
  }

  private mutating func bigramNetwork(
    _ vocabularySize: Int
  ) throws(StoredModelError) -> BigramNetwork {
    let weights = try floats()
    guard weights.count.isProduct(vocabularySize, vocabularySize) else { throw .damaged }
    return BigramNetwork(vocabularySize: vocabularySize, weights: weights)
  }

  private mutating func regression(
    _ vocabularySize: Int, _ words: Words
  ) throws(StoredModelError) -> SoftmaxRegression {
    let order = try number(in: 0...Self.longestContext)
    let input: SoftmaxRegression.Input = try flag() ? .table : .additive
    let weights = try doubles()
    let table = try table(words, order: order, vocabularySize, .full)
    let rows = input == .additive ? order * vocabularySize : table.contextCount
    guard weights.count.isProduct(rows, vocabularySize) else { throw .damaged }
    var model = SoftmaxRegression(input, for: table)
    model.weights = weights
    return model
  }

  private mutating func nGramMLP(
    _ vocabularySize: Int
  ) throws(StoredModelError) -> TrainedNGramMLP {
    let order = try number(in: 1...Self.longestContext)
    let parameterCount = try number(in: 0...Int(Int32.max))
    let (places, hiddenBias) = (try floats(), try floats())
    let (outputWeight, outputBias) = (try floats(), try floats())
    guard places.count.isProduct(order * vocabularySize, hiddenBias.count),
      outputWeight.count.isProduct(vocabularySize, hiddenBias.count),
      outputBias.count == vocabularySize
    else { throw .damaged }
    return TrainedNGramMLP(
      order: order, vocabularySize: vocabularySize, parameterCount: parameterCount,
      places: places, hiddenBias: hiddenBias, outputWeight: outputWeight, outputBias: outputBias)
  }

  /// What `words` come to, whose examples are as many as those that were counted.
  private mutating func table(
    _ words: Words, order: Int, _ vocabularySize: Int, _ padding: Padding
  ) throws(StoredModelError) -> ContextTable {
    try check(words, vocabularySize)
    let table = ContextTable(
      words, order: order, vocabularySize: vocabularySize, padding: padding)
    try check(table)
    return table
  }

  private func check(_ words: Words, _ vocabularySize: Int) throws(StoredModelError) {
    let tokens = 1..<Token(vocabularySize)
    guard words.tokens.allSatisfy({ tokens.contains($0) }) else { throw .otherWords }
  }

  private mutating func check(_ table: ContextTable) throws(StoredModelError) {
    guard try word() == UInt32(truncatingIfNeeded: table.total) else { throw .otherWords }
  }
}

extension Int {
  /// Whether it is `a` times `b`, however large those are.
  fileprivate func isProduct(_ a: Int, _ b: Int) -> Bool {
    let (product, overflow) = a.multipliedReportingOverflow(by: b)
    return !overflow && self == product
  }
}
