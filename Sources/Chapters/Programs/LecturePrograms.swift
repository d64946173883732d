import Basics
import Experiments
import Randomness
import Sites
import Training

extension Program {
  /// The lecture's first half: the counts, words drawn from them, and their loss.
  static func counting(_ findings: Findings) throws -> Program {
    let lecture = try needed(findings.lecture, .lecture)
    let counting = lecture[CountingFindings.self]
    return Program(
      "counting", settings: lecture.programSettings,
      results: [
        "words": .whole(findings.dataset.words), "examples": .whole(counting.total),
        "zeros": .whole(counting.zeros),
        "samples": .lines(try lecture[SamplingFindings.self].counted.words(.torch)),
        "loss": .printed(lecture.countLoss, 4),
        "smoothed": .printed(lecture[LikelihoodFindings.self].smoothed.mean, 4),
      ])
  }

  /// Its second half: the net, without a penalty and with one, and words drawn from the latter.
  static func net(_ findings: Findings) throws -> Program {
    let lecture = try needed(findings.lecture, .lecture)
    let descent = lecture[DescentFindings.self]
    let regularisation = lecture[RegularisationFindings.self]
    let last = try descent.plain.points.last.needed("losses of the net").step
    let shown = [0, 1, 10, 100].filter { $0 < last } + [last]
    func losses(_ history: History) -> TemplateValue {
      .list(
        history.points.filter { shown.contains($0.step) }.map {
          ["step": .whole($0.step), "loss": .printed($0.train, 4)]
        })
    }
    return Program(
      "net",
      settings: lecture.programSettings.merging([
        "steps": .whole(last), "rate": .literal(descent.rate),
        "penalty": .literal(regularisation.usualStrength),
        "shown": .number(shown.map(String.init).joined(separator: ", ")),
      ]) { $1 },
      results: [
        "examples": .whole(descent.exampleCount),
        "penalty": .literal(regularisation.usualStrength),
        "plain": losses(descent.plain), "regularised": losses(regularisation.regularised),
        "samples": .lines(try lecture[ResamplingFindings.self].samples.words(.torch)),
      ])
  }
}

extension LectureFindings {
  /// What both programs are told.
  fileprivate var programSettings: [String: TemplateValue] {
    ["token": .text(self[ReadingFindings.self].boundary), "seed": .number("\(Lecture.seed)")]
  }
}
