import Basics
import Kernels

/// The program: finds the subcommand, runs it, and says in one line what went wrong.
public enum CommandLineTool {
  /// All subcommands: a line each.
  static let subcommands: [AnySubcommand] = [
    .init(Build.self),
    .init(Check.self),
    .init(Train.self),
    .init(Sample.self),
    .init(Evaluate.self),
    .init(Tune.self),
    .init(Plan.self),
    .init(PlanTune.self),
    .init(StepCommand.self),
    .init(Score.self),
    .init(Replay.self),
    .init(Count.self),
    .init(Merge.self),
    .init(Bench.self),
    .init(List.self),
    .init(Draw.self),
    .init(Cache.self),
    .init(Serve.self),
    .init(Doctor.self),
    .init(InitCommand.self),
    .init(Completion.self),
    .init(Manual.self),
  ]

  /// Runs `mmreport` with `arguments` (without the program's name), of which the system has bytes; returns the exit
  /// status.
  public static func run(_ arguments: [[UInt8]]) -> Int32 {
    var terminal = Terminal()
    return perform(arguments, &terminal).rawValue
  }

  private static func perform(_ words: [[UInt8]], _ terminal: inout Terminal) -> ExitStatus {
    let name = subcommand(words.map { String(decoding: $0, as: UTF8.self) })?.name
    do {
      let arguments = try texts(words)
      let status = try dispatch(arguments, &terminal)
      terminal.clearProgress()
      return status
    } catch let error as UsageError {
      let page = ["mmreport", name, "--help"].compactMap { $0 }.joined(separator: " ")
      terminal.complain("mmreport: \(error); '\(page)' shows how")
      return .wrongUsage
    } catch let error as FileError where error.isClosedPipe {
      // Where signals are ignored, a reader that goes away is an error. It is not said either.
      terminal.clearProgress()
      return .failed
    } catch {
      terminal.complain("mmreport: \(error)")
      return .failed
    }
  }

  /// The words of a command line. Throws a `UsageError` for one that is not UTF-8: repaired, it would name another
  /// file.
  static func texts(_ words: [[UInt8]]) throws(UsageError) -> [String] {
    var texts: [String] = []
    for (index, word) in words.enumerated() {
      guard let text = String(validating: word, as: UTF8.self) else {
        throw .notUTF8(index + 1, String(decoding: word, as: UTF8.self))
      }
      texts.append(text)
    }
    return texts
  }

  private static func dispatch(
    _ arguments: [String], _ terminal: inout Terminal
  ) throws -> ExitStatus {
    guard let name = arguments.first else { throw UsageError.noCommand }
    var rest = Array(arguments.dropFirst())
    if name == "help", !rest.isEmpty { return try dispatch(rest + ["--help"], &terminal) }
    if isHelp(name) || name == "help" {
      try terminal.print(overview(of: subcommands))
      return .done
    }
    if name == "--version" {
      try terminal.print(ProgramVersion.current.line)
      return .done
    }
    guard let subcommand = subcommand(arguments) else {
      throw UsageError.unknownCommand(
        name, suggestion: closestMatch(to: name, in: subcommands.map(\.name)))
    }
    rest.removeFirst(subcommand.words.count - 1)
    if rest.prefix(while: { $0 != "--" }).contains(where: isHelp) {
      try terminal.print(help(for: subcommand))
      return .done
    }
    // A set that was asked for by the environment and cannot be had is said before any work.
    _ = try InstructionSet.current()
    Crew.shared.allow(threads: availableProcessors)
    return try subcommand.run(rest, &terminal)
  }

  /// The subcommand whose name `arguments` begin with: the longest, where one has two words.
  private static func subcommand(_ arguments: [String]) -> AnySubcommand? {
    subcommands.filter { arguments.starts(with: $0.words) }.max { $0.words.count < $1.words.count }
  }

  private static func isHelp(_ argument: String) -> Bool {
    argument == "-h" || argument == "--help"
  }
}
