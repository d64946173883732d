import Basics
import Experiments
import Models
import Sites
import Training

extension Program {
  /// The program of a page about a network: the template `ID.py`, with the sizes and settings of `model`; nil for
  /// what is not trained step by step.
  ///
  /// PyTorch's dropout draws other numbers than ours. Without any, the first losses are the same in all digits
  /// that are shown.
  static func network(
    _ id: String, _ model: ModelFindings, seeds: SeedFindings
  ) throws -> Program? {
    guard let training = model.training, let untrained = model.untrained,
      let first = model.devPoints.first, let last = model.devPoints.last
    else { return nil }
    let drops = training.dropout > 0
    func loss(_ loss: Double, isExact: Bool) -> TemplateValue {
      .number((isExact ? "" : "~") + loss.text(.fixed(isExact ? 4 : 2)))
    }
    return Program(
      id,
      settings: model.sizes.merging([
        "steps": .whole(training.steps), "batch": .whole(training.batch),
        "peak": .literal(training.peak), "decay": .literal(training.weightDecay),
        "dropout": .literal(training.dropout), "drops": .flag(drops),
        "warmUp": .whole(
          NetworkSettings.warmUpSteps(share: training.warmUp, of: training.steps)),
        "shown": .number("\(Int(first.x)), \(Int(last.x))"),
      ]) { $1 },
      results: [
        "parameters": .whole(model.parameters), "untrained": .printed(untrained, 4),
        "first": .whole(Int(first.x)), "firstLoss": loss(first.loss, isExact: !drops),
        "last": .whole(Int(last.x)), "lastLoss": loss(last.loss, isExact: false),
      ],
      output: "network", modules: [.training(seeds)])
  }
}

extension Program.Module {
  /// What all networks share.
  fileprivate static func training(_ seeds: SeedFindings) -> Program.Module {
    Program.Module(
      "training",
      settings: [
        "seed": .number("\(seeds.models)"), "splitSeed": .whole(seeds.split),
        "clip": .literal(NetworkSettings.clip),
      ])
  }
}

extension ModelFindings {
  /// The sizes of a network, by the names that its settings have.
  fileprivate var sizes: [String: TemplateValue] {
    let names: Set = ["channels", "hidden", "layers", "heads", "context"]
    return Dictionary(
      uniqueKeysWithValues: settings.filter { names.contains($0.name) }.map {
        ($0.name, .literal($0.value))
      })
  }
}
