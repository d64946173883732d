import Basics
import Experiments
import Sites
import Training

extension ModelFindings {
  /// How it was trained: what the partial `train-curve` shows.
  var trainingValues: TemplateValue {
    get throws {
      let training = try needed(training, "settings of '\(id)'")
      let source = try needed(settingsSource, "source of the settings of '\(id)'")
      return [
        "steps": .count(training.steps), "batch": .count(training.batch),
        "peak": .literal(training.peak), "warmUp": .percent(training.warmUp),
        "leastWarmUp": .count(NetworkSettings.leastWarmUp),
        "clip": .number(NetworkSettings.clip, .exact),
        "dropout": .number(training.dropout, .exact),
        "weightDecay": .number(training.weightDecay, .exact), "origin": source.words.value,
        "forward": .number(try perStep / 1e6, .fixed(1)),
        "whole": .number(try trainingCost / 1e9, .rough),
        "command": .code(try command.needed("command that trains '\(id)'")),
        "quick": .flag(profile == .quick),
      ]
    }
  }

  /// The multiplications of a step forward.
  var perStep: Double {
    get throws { try multiplications.needed("multiplications of '\(id)'") }
  }

  /// The multiplications of all steps: forward, and twice as many backward.
  var trainingCost: Double {
    get throws { try 3 * perStep * Double(needed(training, "settings of '\(id)'").steps) }
  }

  /// Its losses under several seeds, where it was trained under several.
  var spread: TemplateValue {
    let losses = seeds.compactMap(\.test)
    guard losses.count > 1, let deviation = seedDeviation else { return .list([]) }
    return [
      ["seeds": .count(losses.count), "mean": .loss(mean(losses)), "deviation": .loss(deviation)]
    ]
  }

  /// What others have published of such a model, and where, if they have.
  var publishedLevel: TemplateValue {
    guard let published, let publishedSource else { return .list([]) }
    return [["level": .number(published, .atLeast(2)), "source": .text(publishedSource)]]
  }
}

extension SettingsSource {
  /// How sizes and all else were found, in a sentence or two.
  var words: Words {
    let found: Words =
      sizes == training
      ? "Its sizes and all these settings are \(sizes.words)."
      : "Its sizes are \(sizes.words); all these settings are \(training.words)."
    guard let log else { return found }
    return found + " The search is told in `docs/tuning.md` of the program's source, and its log is"
      + " \(.code(log))."
  }
}

extension SettingsOrigin {
  fileprivate var words: Words {
    switch self {
    case .search: "the best that a random search on dev found"
    case .kept: "chosen by hand, and a random search on dev found none better than chance would"
    case .lecture: "those of a lecture or of the reference implementation"
    case .hand: "chosen by hand, after trials of which there is no record"
    }
  }
}

extension Play {
  /// A form that begins with the words that a page shows of the first of these models.
  static func sampling(_ models: [ModelFindings]) -> Play {
    Play(
      "sampler", title: "Try it: words of its own",
      options: [
        "recipes": .list(models.map { .text($0.id) }), "draw": "torch",
        "count": .number(Double(models[0].samples.count)),
        "seed": .number(Double(Lecture.seed)),
      ])
  }

  /// A form that trains a small network as this recipe does.
  static func training(_ recipe: String) -> Play {
    Play(
      "train", title: "Try it: train a small one",
      options: ["recipe": .text(recipe), "seed": .number(Double(Lecture.seed))])
  }
}
