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
        claims: [
          regularisation.selection, regularisation.rises, regularisation.arrives(lecture),
        ],
        illustrations: [
          try regularisation.weightsByCount(lecture).tried(
            .smoothing("decay", 0, after: regularisation.row.character)),
          try regularisation.sweeps(lecture).tried(regularisation.state(lecture)),
          try regularisation.shrinkingRow(lecture).tried(regularisation.state(lecture)),
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
  /// The lecture's strength of the penalty.
  private var usual: Point {
    get throws {
      try decay.first { $0.strength == usualStrength }
        .needed("net under the lecture's penalty")
    }
  }

  var unpenalised: Point { get throws { try decay.first.needed("net without a penalty") } }
  var strongest: Point { get throws { try decay.last.needed("net under penalties") } }

  fileprivate func values(_ lecture: LectureFindings) throws -> [String: TemplateValue] {
    let (usual, strongest) = (try usual, try strongest)
    let most = try smoothing.last.needed("counts with more added")
    return [
      "size": .count(lecture.vocabularySize), "uniform": .loss(lecture.uniformLoss),
      "usual": .literal(usual.strength), "row": .letters(row.character),
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
      if: firstProduct == firstWeights, "The product is that row of W, unchanged.",
      proof: "zero times a number is zero, and one times a number is that number")
  }

  fileprivate var rises: Claim {
    func rises(_ points: [Point]) -> Bool {
      zip(points, points.dropFirst()).allSatisfy { $0.loss < $1.loss }
    }
    return Claim(
      "rises", on: "lecture.regularisation.decay", "lecture.regularisation.smoothing",
      if: rises(smoothing) && rises(decay),
      "With either method the loss rises with each strength that was tried.",
      otherwise:
        "With more and more added to the counts their loss never falls. After so few steps, a"
        + " net can have a lower loss under a penalty than without: here it does not rise at each strength."
    )
  }

  /// Zero counts keep the net from its goal.
  fileprivate func arrives(_ lecture: LectureFindings) -> Claim {
    let zeros = lecture[CountingFindings.self].zeros
    return Claim(
      "arrives", on: "lecture.counting.zeros", if: zeros > 0,
      "It never arrives there, because of the zero counts. The list lacks \(.count(zeros, "pair")), and the"
        + " logarithm of zero is minus infinity: gradient descent pushes these weights down and down,"
        + " more slowly with every step.",
      proof: "no word is empty, so the start token never follows itself")
  }

  /// The form under the strongest penalty.
  fileprivate func state(_ lecture: LectureFindings) -> Play.State? {
    decay.last.map { .smoothing("decay", $0.strength, after: row.character) }
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

  fileprivate var selectionTable: DataTable {
    DataTable(
      id: "selection", caption: "The first columns of the product, and of the first row of W",
      columns: [.number("Column"), .number("One-hot row times W"), .number("First row of W")],
      rows: zip(firstProduct, firstWeights).enumerated().map {
        [.count($0), .decimal($1.0, 4), .decimal($1.1, 4)]
      })
  }
}

extension RegularisationFindings.Point {
  /// The root mean square of the weights, which a net has.
  fileprivate var size: Double { get throws { try weightSize.needed("size of the weights") } }

  /// The row of W, which a net has.
  var row: [Double] { get throws { try weights.needed("weights of a row") } }
}
