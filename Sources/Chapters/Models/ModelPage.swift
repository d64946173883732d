import Basics
import Corpora
import Experiments
import Figures
import Sites
import Training

/// What every page about a model shows.
struct ModelPage {
  let id: String
  /// The page's own model first.
  let models: [ModelFindings]
  /// Others to compare with.
  let beside: [ModelFindings]
  /// The lecture's counts, and those that smooth.
  let bigram: ModelFindings
  private let smoothers: [ModelFindings]
  private let findings: Findings
  /// V.
  let vocabularySize: Int

  /// The recipes of `bigram` and of the candidates for `smoothed`.
  static let counts = ["bigram"] + smootherIDs
  private static let smootherIDs = ["kneser-ney-5", "modified-kneser-ney-6"]

  init(id: String, recipes: [String], beside: [String], _ findings: Findings) throws {
    self.id = id
    models = try recipes.map(findings.model)
    self.beside = try beside.map(findings.model)
    bigram = try findings.model("bigram")
    smoothers = try Self.smootherIDs.map(findings.model)
    vocabularySize = findings.dataset.characters + 1
    self.findings = findings
  }

  /// The model that the page is about.
  var model: ModelFindings { models[0] }

  /// What that model shows of itself, which every network does.
  var introspection: Introspection { get throws { try model.neededIntrospection } }

  /// One of the page's models or of those beside them, by its recipe.
  subscript(recipe: String) -> ModelFindings {
    get throws { try needed((models + beside).first { $0.id == recipe }, "model '\(recipe)'") }
  }

  /// Two models on the test words.
  func pair(_ first: ModelFindings, _ second: ModelFindings) -> TestPair {
    TestPair(first, second, findings)
  }

  /// The best of the counts that smooth.
  private var smoothed: ModelFindings {
    get throws { try needed(smoothers.best, "losses of smoothed counts") }
  }

  /// What the partials `compared` and `train-curve` show, and the section of the curve.
  var values: [String: TemplateValue] {
    get throws {
      let values: [String: TemplateValue] = [
        "own": .text(model.title), "stored": .count(model.stored),
        "dev": .loss(try model.dev), "test": .loss(try model.test),
        "smoothed": .text(try smoothed.title), "smoothedTest": .loss(try smoothed.test),
        "spread": model.spread, "published": model.publishedLevel,
        "firstWord": .letters(model.firstWord.letters.dropFirst().joined()),
        "firstLoss": .loss(model.firstWord.loss), "firstBigram": .loss(bigram.firstWord.loss),
      ]
      guard model.members.isEmpty else { return values }
      let curve: [TemplateValue] = try curve == nil ? [] : [model.trainingValues]
      return values.merging(["curve": .list(curve)]) { $1 }
    }
  }

  /// What the same partials say because the data decides it.
  var claims: [Claim] {
    get throws {
      let compared = pair(model, try smoothed).claim("compared")
      return [compared, firstKnown] + (try curve == nil ? [] : [try lowest])
    }
  }

  /// Whether the model has learned from the list's first word.
  private var firstKnown: Claim {
    Claim(
      "first", on: "models.firstWord.novelty", if: model.firstWord.novelty == .train,
      "It is one of the training words.", otherwise: "It is none of the training words.")
  }

  /// Along the list's first word, what this model and the bigram expect.
  var word: DataTable {
    let (own, pairs) = (model.firstWord, bigram.firstWord)
    return DataTable(
      id: "\(id)-word",
      caption:
        "How likely each next character of \(shownWord(own.letters.dropFirst().joined())) is",
      columns: [
        .text("Read"), .text("Next"), .number("\(bigram.title), %"), .number("\(model.title), %"),
        .number("−log p"),
      ],
      rows: own.letters.indices.map { place in
        [
          .text(shownCharacter(own.letters[place])), .text(shownCharacter(own.next[place])),
          .decimal(100 * pairs.probabilities[place], 1),
          .decimal(100 * own.probabilities[place], 1),
          .loss(-Elementary.log(own.probabilities[place])),
        ]
      })
  }

  /// Where its loss on dev was lowest.
  private var lowest: Claim {
    get throws {
      let points = model.devPoints
      let last = try points.last.needed("steps of '\(model.id)'")
      let lowest = try points.min { $0.loss < $1.loss }.needed("steps of '\(model.id)'")
      return Claim(
        "lowest", on: "models.history", if: lowest.loss < last.loss,
        "That was step \(.count(Int(lowest.x))) of \(.count(Int(last.x))): what came after did not help.",
        otherwise:
          "That was the last one, step \(.count(Int(last.x))), which is no surprise: the learning rate"
          + " falls until then.")
    }
  }

  /// Train and dev of the page's own model, and dev of the others, at each evaluation. Nil for models that are
  /// not trained step by step.
  var curve: LossChart? {
    get throws {
      let points = model.devPoints
      guard points.count > 1, let lowest = points.min(by: { $0.loss < $1.loss }),
        let last = points.last
      else { return nil }
      let others = models.dropFirst().map { ("\($0.title), dev", $0.devPoints) }
      let ends = try [needed(model.nll.train, "loss of '\(model.id)' on train"), model.dev]
      let apart = (ends[1] - ends[0]).magnitude.text(.fixed(4))
      return LossChart(
        id: "\(id)-curve",
        title: "\(model.title) has \(ends[0].text(.fixed(4))) on the training words and"
          + " \(ends[1].text(.fixed(4))) on dev, \(apart) apart",
        alternative:
          "Chart of the losses of \(model.title) over its steps, where the lowest on dev is"
          + " \(lowest.loss.text(.fixed(4)))",
        x: "step",
        curves: [
          ("train", model.history.map { (Double($0.step), $0.train) }), ("dev", points),
        ] + others,
        marked: lowest.x < last.x ? ["dev"] : [], references: try references)
    }
  }

  private var references: [Reference] {
    get throws {
      try [bigram, smoothed].map { Reference($0.title, try $0.dev) }
        + models.compactMap(\.publishedReference)
    }
  }

  /// How the page's models and those beside them did.
  var losses: DataTable {
    DataTable(
      id: "\(id)-losses", caption: "Losses in nats per character",
      columns: [
        .text("Model"), .number("Test"), .number("Dev"), .number("Train"),
        .number("Numbers stored"),
      ],
      rows: (models + beside).map { model in
        [
          .text(model.title), .optionalLoss(model.nll.test), .optionalLoss(model.nll.dev),
          .optionalLoss(model.nll.train), .count(model.stored),
        ]
      })
  }

  var samples: SampleSet {
    SampleSet(id: id, columns: models.map(\.sampleColumn))
  }
}
