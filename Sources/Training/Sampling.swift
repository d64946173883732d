import Basics
public import Corpora
public import Models
public import Randomness

/// How words are made up: one character after the other, each drawn from what the model expects.
public struct Sampler: Sendable {
  /// How a character is drawn from its probabilities.
  public var draw: SamplingMethod
  /// Divides the logits: below 1 the likely gets likelier, above 1 everything evens out.
  public var temperature: Double
  /// Only so many of the likeliest characters may be drawn; nil for all.
  public var topK: Int?
  /// What every word begins with.
  public var prefix: [Token]
  /// Words are cut at so many characters.
  public var longest: Int
  /// As many words grow together, of a model that sees all characters so far. Others are drawn with another number.
  public var group = Sampler.groupSize

  /// Words as the model expects them, unless something else is asked for.
  public init(
    draw: SamplingMethod = .torch, temperature: Double = 1, topK: Int? = nil, prefix: [Token] = [],
    longest: Int = 1000
  ) {
    precondition(temperature > 0, "a temperature is above zero")
    precondition(topK.map { $0 > 0 } ?? true, "at least one character may be drawn")
    (self.draw, self.temperature, self.topK) = (draw, temperature, topK)
    (self.prefix, self.longest) = (prefix, longest)
  }

  /// Below this, all but the likeliest characters have long vanished.
  public static let leastTemperature = 1e-3

  /// So many words grow together: enough to share what they share, few enough for the processor's caches.
  public static let groupSize = 256

  /// `count` words without boundaries. A model of a short context draws one after the other, as the lecture
  /// does (minute 24); for others they grow together, group by group, which asks far less of a network.
  public func words(
    _ count: Int, from model: some LanguageModel, using generator: inout TorchGenerator
  ) -> [[Token]] {
    if model.hasShortContext { return wordsInTurn(count, from: model, using: &generator) }
    let decoder = model.decoder()
    var words: [[Token]] = []
    while words.count < count {
      words += wordsTogether(min(group, count - words.count), from: decoder, using: &generator)
    }
    return words
  }

  /// `count` words, one after the other.
  func wordsInTurn(
    _ count: Int, from model: some LanguageModel, using generator: inout TorchGenerator
  ) -> [[Token]] {
    (0..<count).map { _ in
      var word = prefix
      while word.count < longest {
        let p = adjusted(model.probabilities(after: word[...]).map(Float.init))
        let next = Token(draw.next(of: p, using: &generator))
        if next == Vocabulary.boundary { break }
        word.append(next)
      }
      return word
    }
  }

  /// `count` words that grow together, a character each in turn: the model is asked once for every
  /// distinct prefix, however many words have it.
  ///
  /// - Parameter watch: hears how each character of the first word is drawn, and draws it in place of `draw`.
  func wordsTogether(
    _ count: Int, from decoder: IncrementalDecoder, using generator: inout TorchGenerator,
    watch: (([Float], inout TorchGenerator) -> Int)? = nil
  ) -> [[Token]] {
    var words = Array(repeating: prefix, count: count)
    // Room for most words, so that few of them are moved while they grow.
    for word in words.indices { words[word].reserveCapacity(min(prefix.count + 12, longest)) }
    guard prefix.count < longest else { return words }
    var p: [Float] = []
    decoder.read(.beginning, into: &p)
    for (place, token) in prefix.enumerated() {
      decoder.read(PrefixStep(position: place + 1, tokens: [token], parents: [0]), into: &p)
    }
    let vocabulary = p.count
    var prefixes = GrowingPrefixes(of: count, at: prefix.count, vocabulary: vocabulary)
    while true {
      adjustRows(of: &p, columns: vocabulary)
      var isWatched = watch != nil && prefixes.drawn.first?.word == 0
      prefixes.grow { place in
        let row = place * vocabulary..<(place + 1) * vocabulary
        if isWatched, let watch {
          // The first word is drawn before all others.
          isWatched = false
          return Token(watch(Array(p[row]), &generator))
        }
        return Token(draw.next(of: p.span.extracting(row), using: &generator))
      }
      for (word, token) in prefixes.drawn { words[word].append(token) }
      guard let step = prefixes.step(), step.position < longest else { return words }
      decoder.read(step, into: &p)
    }
  }

  /// Adjusts each of the rows of V probabilities.
  private func adjustRows(of p: inout [Float], columns: Int) {
    guard temperature != 1 || topK != nil else { return }
    for start in stride(from: 0, to: p.count, by: columns) {
      p.replaceSubrange(start..<start + columns, with: adjusted(Array(p[start..<start + columns])))
    }
  }

  /// The probabilities after temperature and top k; they need not sum to one.
  func adjusted(_ p: [Float]) -> [Float] {
    var p = p
    if let topK, topK < p.count {
      let least = p.sorted(by: >)[topK - 1]
      for index in p.indices where p[index] < least { p[index] = 0 }
    }
    guard temperature != 1 else { return p }
    // The likeliest becomes 1, so that no temperature makes all of them vanish.
    let largest = Double(p.max() ?? 1)
    return p.map { value in
      value == 0
        ? 0 : Float(Elementary.exp(Elementary.log(Double(value) / largest) / temperature))
    }
  }
}

extension LanguageModel {
  /// `count` words drawn character by character until each ends or is `longest` characters long: see
  /// `Sampler`. Words come without boundaries.
  public func samples(
    _ count: Int, draw: SamplingMethod, using generator: inout TorchGenerator, longest: Int = 1000,
    group: Int = Sampler.groupSize
  ) -> [[Token]] {
    var sampler = Sampler(draw: draw, longest: longest)
    sampler.group = group
    return sampler.words(count, from: self, using: &generator)
  }
}
