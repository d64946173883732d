import Basics
import Experiments
import Figures
import Sites
import Training

extension ReportChapter {
  /// Minutes 108 to 114.
  static var regularisation: ReportChapter {
    Chapter(
      of: RegularisationFindings.self, title: "The table in disguise",
      question: "Why does a net end up at the same numbers as counting?", part: .network,
      sections: [.selection, .regularisation]
    ) { regularisation, lecture in
      ChapterContent(
        values: try regularisation.values(lecture),
        claims: [regularisation.selection, regularisation.rises],
        illustrations: [
          try regularisation.learnedRow(lecture.vocabulary).tried(
            .smoothing("decay", regularisation.usualStrength, after: lecture.vocabulary[0])),
          try regularisation.sweep(
            id: "sweep-smoothing", "counts", regularisation.smoothing, x: "added to each count",
            lecture.uniformLoss
          ).tried(regularisation.state("fake", regularisation.smoothing, lecture)),
          try regularisation.sweep(
            id: "sweep-decay", "net", regularisation.decay, x: "weight of the penalty",
            lecture.uniformLoss
          ).tried(regularisation.state("decay", regularisation.decay, lecture)),
          try regularisation.shrinkingRow(lecture.vocabulary)
            .tried(regularisation.state("decay", regularisation.decay, lecture)),
        ],
        tables: [regularisation.selectionTable, try regularisation.weightTable],
        plays: [smoothing(oddWord: lecture[LikelihoodFindings.self].odd?.word)])
    }
  }

  /// The form begins with a word that is impossible where nothing is added, if the list has one.
  private static func smoothing(oddWord: String?) -> Play {
    Play(
      "smoothing", title: "Try it: add counts, or pull at the weights",
      options: oddWord.map { ["word": .text($0)] } ?? [:])
  }
}

extension RegularisationFindings {
  private static let mostBars = 40
  typealias Distribution = (name: String, probabilities: [Double])

  /// The lecture's strength of the penalty.
  private var usual: Point {
    get throws {
      try decay.first { $0.strength == usualStrength }
        .needed("net under the lecture's penalty")
    }
  }

  private var counted: Point { get throws { try smoothing.first.needed("counts") } }
  private var unpenalised: Point { get throws { try decay.first.needed("net without a penalty") } }
  private var strongest: Point { get throws { try decay.last.needed("net under penalties") } }

  fileprivate func values(_ lecture: LectureFindings) throws -> [String: TemplateValue] {
    let (usual, strongest) = (try usual, try strongest)
    let most = try smoothing.last.needed("counts with more added")
    return [
      "size": .count(lecture.vocabularySize), "uniform": .loss(lecture.uniformLoss),
      "usual": .literal(usual.strength),
      "steps": .count(try regularised.points.last.needed("steps").step),
      "strongest": .number(strongest.strength, .exact), "strongestLoss": .loss(strongest.loss),
      "usualLoss": .loss(usual.loss), "most": .count(Int(most.strength)),
      "mostLoss": .loss(most.loss), "weightFrom": .decimal(try unpenalised.size, 2),
      "weightTo": .decimal(try strongest.size, 2),
    ]
  }

  fileprivate var selection: Claim {
    Claim(
      "selection", on: "lecture.regularisation.firstProduct", "lecture.regularisation.firstWeights",
      if: firstProduct == firstWeights, "That row of W, untouched.",
      proof: "zero times a number is zero, and one times a number is that number")
  }

  fileprivate var rises: Claim {
    func rises(_ points: [Point]) -> Bool {
      zip(points, points.dropFirst()).allSatisfy { $0.loss < $1.loss }
    }
    return Claim(
      "rises", on: "lecture.regularisation.decay", "lecture.regularisation.smoothing",
      if: rises(smoothing) && rises(decay),
      "Either way the loss rises with each step of strength that was tried.",
      otherwise:
        "With more and more added to the counts their loss never falls. After so few steps, a"
        + " net can have a lower loss under a penalty than without: here it does not rise at each step."
    )
  }

  /// The form under the largest strength of a figure.
  fileprivate func state(
    _ name: String, _ points: [Point], _ lecture: LectureFindings
  ) -> Play.State? {
    points.last.map { .smoothing(name, $0.strength, after: lecture.vocabulary[0]) }
  }

  /// Bars for distributions over the vocabulary, or over its likeliest characters.
  private func bars(
    id: String, title: String, alternative: String, claims: [Claim] = [], _ vocabulary: [String],
    _ distributions: [Distribution]
  ) throws -> Illustration {
    let shown = distributions[0].probabilities.indicesOfLargest(Self.mostBars)
    let figure = ProbabilityBars(
      labels: shown.map { drawnLabel(vocabulary[$0]) },
      distributions: distributions.map { distribution in
        .init(distribution.name, shown.map { distribution.probabilities[$0] })
      },
      reference: .init("all equal", 1 / Double(vocabulary.count)))
    return try Illustration(
      id: id,
      title: title,
      alternative: alternative,
      claims: claims,
      figure: figure,
      columns: [.text("First character")] + distributions.map { .number($0.name) },
      rows: vocabulary.indices.map { index in
        [.text(vocabulary[index])] + distributions.map { .decimal($0.probabilities[index], 4) }
      })
  }

  fileprivate func learnedRow(_ vocabulary: [String]) throws -> Illustration {
    let (net, counts) = (try usual.firstRow, try counted.firstRow)
    let most = try zip(net, counts).map { ($0 - $1).magnitude }.max().needed("first characters")
    return try bars(
      id: "learned-row",
      title: "In the first row, no letter of the net is further than \(most.text(.percent(2)))"
        + " percentage points from the counts",
      alternative: "Bar chart of the first characters under the counts and under the net",
      vocabulary, [("counts", counts), ("net", net)])
  }

  fileprivate func shrinkingRow(_ vocabulary: [String]) throws -> Illustration {
    let (first, last) = (try unpenalised, try strongest)
    let weaker = try decay.dropLast().last.needed("net under a weaker penalty")
    let equal = 1 / Double(vocabulary.count)
    func distance(_ point: Point) -> [Double] { point.firstRow.map { ($0 - equal).magnitude } }
    let nearer = zip(distance(first), distance(last)).count { $0 >= $1 }
    let all = Claim(
      "all", on: "lecture.regularisation.decay", if: nearer == vocabulary.count,
      "The strongest penalty brings every letter nearer to the same probability",
      otherwise:
        "The strongest penalty brings \(.count(nearer)) of \(.count(vocabulary.count)) letters"
        + " nearer to the same probability")
    return try bars(
      id: "shrinking-row", title: all.words.plain,
      alternative: "Bar chart of the first characters under three penalties, beside equal chances",
      claims: [all], vocabulary,
      [
        ("no penalty", first.firstRow),
        ("penalty \(weaker.strength.text(.exact))", weaker.firstRow),
        ("penalty \(last.strength.text(.exact))", last.firstRow),
      ])
  }

  /// How the loss of the `model` rises with the strength, which is called `x`.
  fileprivate func sweep(
    id: String, _ model: String, _ points: [Point], x: String, _ uniformLoss: Double
  ) throws -> Illustration {
    let (first, last) = try (
      points.first.needed("losses of the \(model)").loss,
      points.last.needed("losses of the \(model)").loss
    )
    let figure = LineChart(
      x: x,
      y: "loss (nats per character)",
      xSpread: .logarithmic,
      series: [
        .init(
          model,
          points.map { Figures.Point($0.strength, $0.loss) })
      ],
      references: [.init("ln V", uniformLoss)],
      height: 300)
    return try Illustration(
      id: id,
      title: "\(model.capitalised): from \(first.text(.fixed(2))) to"
        + " \(last.text(.fixed(2))), where ln V is \(uniformLoss.text(.fixed(2)))",
      alternative:
        "Chart of the loss over the strength, which goes from \(first.text(.fixed(4))) to"
        + " \(last.text(.fixed(4))), beside ln V",
      figure: figure,
      columns: [.number("Strength"), .number("Loss (nats per character)")],
      rows: points.map { [.number($0.strength, .exact), .decimal($0.loss, 4)] })
  }

  fileprivate var weightTable: DataTable {
    get throws {
      DataTable(
        id: "weights", caption: "The net under stronger and stronger penalties",
        columns: [
          .number("Penalty"), .number("Size of the weights (root mean square)"),
          .number("Loss (nats per character)"),
        ],
        rows: try decay.map {
          [.number($0.strength, .exact), .decimal(try $0.size, 4), .decimal($0.loss, 4)]
        })
    }
  }
}

extension RegularisationFindings.Point {
  /// The root mean square of the weights, which a net has.
  fileprivate var size: Double { get throws { try weightSize.needed("size of the weights") } }
}

extension RegularisationFindings {
  fileprivate var selectionTable: DataTable {
    DataTable(
      id: "selection", caption: "The first columns of the product, and of the first row of W",
      columns: [.number("Column"), .number("One-hot row times W"), .number("First row of W")],
      rows: zip(firstProduct, firstWeights).enumerated().map {
        [.count($0), .decimal($1.0, 4), .decimal($1.1, 4)]
      })
  }
}
