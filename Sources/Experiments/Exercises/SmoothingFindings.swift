import Basics
import Corpora
import Models
import Training

/// E03: the strength of smoothing and of regularisation, from nothing to everything.
public struct SmoothingFindings: SectionFindings {
  /// The loss at one setting of a knob.
  public struct Point: Codable, Sendable, Equatable {
    /// The fake count, or the weight of the mean square: 0 and infinity among them.
    public let strength: Double
    /// Nats per character, without what regularisation adds.
    public let train, dev: Double
  }

  /// A knob turned through its whole range.
  public struct Curve: Codable, Sendable {
    /// The recipe's id and title.
    public let id, title: String
    /// Characters of an n-gram.
    public let n: Int
    /// From nothing to infinity.
    public let points: [Point]
    /// The point that is best on dev.
    public let chosen: Point
    /// The test loss there, which is read once.
    public let test: Double
  }

  /// Two settings that fit the train part equally well.
  public struct Pair: Codable, Sendable {
    /// The fake count, and the weight of the mean square.
    public let smoothing, regularisation: Double
    /// The loss on the train part that both have, in nats per character.
    public let train: Double
    /// Nats per character on dev: of the counts, and of the net.
    public let devOfCounts, devOfNetwork: Double
  }

  /// Counts for n = 2 to 5.
  public let counts: [Curve]
  /// The bigram net, the net of two one-hot vectors, the net of one-hot pairs; none for very large
  /// vocabularies.
  public let networks: [Curve]
  /// For bigrams and for trigrams: which regularisation does what a fake count does.
  public let correspondence: [[Pair]]
}

extension SmoothingFindings {
  init(_ exercises: Exercises) {
    let counted = exercises.counted(order: 4)
    counts = (2...5).map { Self.counts(n: $0, counted) }
    let kinds: [(String, String, SoftmaxRegression.Input, Int)] = [
      ("bigram-net", "Bigram net", .table, 1),
      ("trigram-net", "Trigram net, two one-hot vectors", .additive, 2),
      ("trigram-table-net", "Trigram net, one-hot pairs", .table, 2),
    ]
    networks =
      exercises.hasSweepsOfNetworks
      ? kinds.map { id, title, input, order in
        NetworkSweep(exercises, input, order: order).curve(id: id, title: title)
      } : []
    correspondence =
      networks.isEmpty
      ? [] : [Self.pairs(counts[0], networks[0]), Self.pairs(counts[1], networks[2])]
  }

  private static func counts(n: Int, _ counted: CountedSplit) -> Curve {
    let train = counted[.train].losses(order: n - 1, smoothings: Sweep.smoothings)
    let dev = counted[.dev].losses(order: n - 1, smoothings: Sweep.smoothings)
    let points = Sweep.smoothings.indices.map {
      Point(strength: Sweep.smoothings[$0], train: train[$0], dev: dev[$0])
    }
    return Curve(
      id: NGramName.id(n), title: NGramName.title(n), n: n, points: points
    ) { counted[.test].losses(order: n - 1, smoothings: [$0])[0] }
  }

  /// For each fake count the regularisation that gives the same loss on the train part, on the
  /// straight line between two points of the sweep (its logarithms).
  private static func pairs(_ counts: Curve, _ network: Curve) -> [Pair] {
    let knots = network.points.filter { $0.strength > 0 && $0.strength < .infinity }
    return counts.points.compactMap { point in
      guard point.strength > 0, point.strength < .infinity,
        let next = knots.firstIndex(where: { $0.train >= point.train }), next > 0
      else { return nil }
      let (low, high) = (knots[next - 1], knots[next])
      let share = (point.train - low.train) / (high.train - low.train)
      let (from, to) = (Elementary.log(low.strength), Elementary.log(high.strength))
      return Pair(
        smoothing: point.strength,
        regularisation: Elementary.exp(from + share * (to - from)), train: point.train,
        devOfCounts: point.dev, devOfNetwork: low.dev + share * (high.dev - low.dev))
    }
  }
}

extension SmoothingFindings.Curve {
  fileprivate init(
    id: String, title: String, n: Int, points: [SmoothingFindings.Point],
    test: (Double) -> Double
  ) {
    (self.id, self.title, self.n, self.points) = (id, title, n, points)
    chosen = points.min { $0.dev < $1.dev } ?? points[0]
    self.test = test(chosen.strength)
  }
}

/// Trains one net at every regularisation.
private struct NetworkSweep {
  private let order: Int
  /// From no regularisation to infinity.
  private let points: [SmoothingFindings.Point]
  /// The loss on test of the net that is best on dev. The others are not kept: they are many, and may be large.
  private let test: Double

  /// From the strongest to none, each net starts where the one before came to rest.
  init(_ exercises: Exercises, _ input: SoftmaxRegression.Input, order: Int) {
    let split = exercises.split
    let train = exercises.table(split.train, order: order)
    let dev = exercises.table(split.dev, order: order)
    // With infinite regularisation all weights are 0, as they are at first.
    var network = SoftmaxRegression(input, for: train)
    var best = (network: network, dev: Double.infinity)
    var points: [SmoothingFindings.Point] = []
    for strength in Sweep.regularisations.reversed() {
      // Without any, the loss has no minimum to rest at; a fresh start gets nearer to its bound.
      if strength == 0 { network = SoftmaxRegression(input, for: train) }
      if strength < .infinity { network.converge(on: train, regularisation: strength) }
      let point = SmoothingFindings.Point(
        strength: strength, train: network.negativeLogLikelihood(of: train),
        dev: network.negativeLogLikelihood(of: dev))
      // Of equally good ones the weakest, which is the last; so it is where dev has no words.
      if !(best.dev < point.dev) { best = (network, point.dev) }
      points.append(point)
    }
    (self.order, self.points) = (order, points.reversed())
    test = best.network.negativeLogLikelihood(of: exercises.table(split.test, order: order))
  }

  func curve(id: String, title: String) -> SmoothingFindings.Curve {
    SmoothingFindings.Curve(id: id, title: title, n: order + 1, points: points) { _ in test }
  }
}
