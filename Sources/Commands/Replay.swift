import Basics
import Training

/// `mmreport replay`: the reference implementation's training log, step by step.
struct Replay: Subcommand {
  static let name = "replay"
  static let summary = "train as the reference implementation does, and print its log"

  var input = InputOptions()
  var type: String?
  var seed: UInt64 = 3407
  var steps = 190

  static let options: [Option<Replay>] =
    InputOptions.options.map { $0.within(\.input) } + [
      .optionalText(
        "--type", "TYPE", Training.Replay.types.joined(separator: ", "), \.type,
        .choice { Training.Replay.types }),
      .seed("everything", 3407, \.seed),
      .number("--steps", "the last step to print (default: 190)", \.steps, in: 0...10_000_000),
    ]

  /// The reference implementation prints every tenth step.
  private static let interval = 10

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    guard let type else { throw UsageError.missingArgument("--type") }
    let corpus = try input.corpus(&terminal)
    try Training.Replay.run(type: type, corpus: corpus, seed: seed, steps: steps + 1) {
      step, loss in
      if step.isMultiple(of: Self.interval) {
        try terminal.print(Training.Replay.line(step: step, loss: loss))
      }
    }
    return .done
  }
}
