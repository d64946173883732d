import Basics
import Experiments
import Figures
import Sites

extension LikelihoodFindings.Walk {
  /// Pairs of a figure for a word that is a whole text.
  private static let mostPairs = 20

  fileprivate var shown: ArraySlice<Letter> { letters.prefix(Self.mostPairs) }

  fileprivate var characters: [String] { (shown.first.map { [$0.from] } ?? []) + shown.map(\.to) }

  /// What a title says where only a part is shown.
  fileprivate var rest: String {
    shown.count < letters.count ? " (the first \(shown.count) pairs)" : ""
  }
}

extension LikelihoodFindings {
  private var first: Walk {
    get throws { try firstWords.first.needed("first word") }
  }

  /// The first word's probabilities, their product, and the sum of their logarithms.
  var firstWalk: Illustration {
    get throws {
      let walk = try first
      let name = shownWord(walk.word)
      let product = walk.letters.reduce(1) { $0 * $1.probability }
      let figure = RunningLikelihood(
        characters: walk.characters, probabilities: walk.shown.map(\.probability))
      return try Illustration(
        id: "walk-first-word",
        title:
          "\(name) has the probability \(product.text(.scientific)), which is a loss of"
          + " \(walk.loss.text(.fixed(4)))\(walk.rest)",
        alternative:
          "Table of the pairs of \(name) with their probabilities, the product so far and the sum"
          + " of logarithms so far",
        figure: figure,
        columns: [
          .text("From"), .text("To"), .number("Probability"), .number("Log probability (nats)"),
        ],
        rows: walk.shown.map {
          [
            .text($0.from), .text($0.to), .decimal($0.probability, 4),
            .decimal($0.logProbability, 4),
          ]
        }
      ).tried(.score(walk.word, isSmoothed: false))
    }
  }

  /// Points of the curve whose labels have room.
  private static let mostPoints = 6

  /// What each pair of the first word costs, on the curve of -log p.
  var surprise: Illustration {
    get throws {
      let walk = try first
      var pairs: [(name: String, probability: Double)] = []
      for letter in walk.shown where !pairs.contains(where: { $0.name == letter.from + letter.to })
      {
        pairs.append((letter.from + letter.to, letter.probability))
      }
      let isWhole = pairs.count <= Self.mostPoints
      pairs = Array(pairs.prefix(Self.mostPoints))
      let dearest = try pairs.max { $0.probability > $1.probability }.needed("pairs of a word")
      return try Illustration(
        id: "surprise",
        title: "Of \(isWhole ? "the" : "the first \(pairs.count)") pairs of"
          + " \(shownWord(walk.word)), none costs more than \(dearest.name): no probability is smaller",
        alternative:
          "Chart of minus the logarithm over the probability, a falling curve with a point for each"
          + " pair of the first word",
        figure: SurpriseCurve(items: pairs),
        columns: [.text("Pair"), .number("p"), .number("−log p (nats)")],
        rows: pairs.map {
          [
            .text($0.name), .decimal($0.probability, 4),
            .decimal(-Elementary.log($0.probability), 4),
          ]
        })
    }
  }

  /// An impossible word before and after smoothing, and the row that makes it impossible; none where every pair
  /// occurs.
  func oddFigures(_ lecture: LectureFindings) throws -> [Illustration] {
    guard let odd else { return [] }
    let smoothed = try oddSmoothed.needed("loss of a smoothed word")
    return [
      try comparison(odd, smoothed),
      try rowShift(try oddRow.needed("row of an impossible pair"), lecture.vocabulary),
    ]
  }

  private func comparison(_ odd: Walk, _ smoothed: Walk) throws -> Illustration {
    let name = shownWord(odd.word)
    let figure = WalkComparison(
      characters: odd.characters, names: ("counts", "counts + 1"),
      probabilities: zip(odd.shown, smoothed.shown).map { ($0.probability, $1.probability) })
    return try Illustration(
      id: "walk-odd",
      title: "\(name) costs infinitely much before smoothing, and"
        + " \(smoothed.loss.text(.fixed(2))) nats per character after it\(odd.rest)",
      alternative:
        "Bar chart of what each pair of \(name) costs before and after smoothing, where a bar before"
        + " smoothing runs out of the picture",
      figure: figure,
      columns: [.text("From"), .text("To"), .number("Before"), .number("After")],
      rows: zip(odd.shown, smoothed.shown).map {
        [.text($0.from), .text($0.to), .decimal($0.probability, 4), .decimal($1.probability, 4)]
      }
    ).tried(.score(odd.word, isSmoothed: true))
  }

  /// Characters that a figure of a row has room for.
  private static let mostCharacters = 30

  private func rowShift(_ row: Row, _ vocabulary: [String]) throws -> Illustration {
    let counts = row.counts
    let frequent = Set(counts.indicesOfLargest(Self.mostCharacters - 1) + [row.index])
    let shown = frequent.sorted()
    let sum = Double(counts.reduce(0, +))
    let before = shown.map { Double(counts[$0]) / sum }
    let after = shown.map { Double(counts[$0] + 1) / (sum + Double(counts.count)) }
    let (from, to) = (shownCharacter(row.from), shownCharacter(row.to))
    let figure = RowShift(
      labels: shown.map { vocabulary[$0] }, before: before, after: after,
      names: ("counts", "counts + 1"), marked: try shown.firstIndex(of: row.index).needed("pair"))
    return try Illustration(
      id: "odd-row",
      title: "After \(from), what never came gets a little, \(to) too; the frequent ones pay",
      alternative:
        "Chart of the probabilities after \(from) before and after smoothing, where the zeros rise to"
        + " one small value",
      figure: figure,
      columns: [.text("Next"), .number("Count"), .number("Before"), .number("After")],
      rows: shown.indices.map {
        [
          .text(vocabulary[shown[$0]]), .count(counts[shown[$0]]), .decimal(before[$0], 4),
          .decimal(after[$0], 4),
        ]
      })
  }
}
