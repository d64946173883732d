import Basics
import Experiments
import FoundationEssentials

/// A command of a plan.
struct PlanJob: Encodable, Sendable {
  /// Letters, digits and dashes.
  let name: String
  /// The names of the jobs that must be done before.
  let needs: [String]
  /// The program's.
  let arguments: [String]
  /// Of memory at the most, by and large; 0 where little is needed.
  var bytes = 0
  /// Of training; 0 for what takes no time.
  var multiplications = 0.0
}

extension [PlanJob] {
  /// What takes long first.
  var inOrderOfWork: [PlanJob] {
    sorted { ($1.multiplications, $0.name) < ($0.multiplications, $1.name) }
  }
}

/// What starts the commands of a plan. Every one may be started again, and beside others.
enum PlanFormat: String, CaseIterable, Sendable {
  case make, slurm, json

  /// The plan as a file of this kind, without its last newline. A job comes after all that it needs.
  func text(of jobs: [PlanJob]) throws -> String {
    for word in [thisProgramsPath] + jobs.flatMap(\.arguments) where word.contains("\n") {
      throw UsageError.lineFeed(word)
    }
    return switch self {
    case .make: makefile(jobs)
    case .slurm: slurmScript(jobs)
    case .json: try document(jobs)
    }
  }
}

/// A plan for engines that read JSON.
private struct PlanDocument: Encodable {
  var schema = 1
  /// What the arguments are for.
  let program: String
  let jobs: [PlanJob]
}

private func document(_ jobs: [PlanJob]) throws -> String {
  let document = PlanDocument(program: thisProgramsPath, jobs: jobs)
  return try String(
    decoding: publishedJSON(document, [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]),
    as: UTF8.self)
}

/// For `make -f FILE -j N`.
private func makefile(_ jobs: [PlanJob]) -> String {
  let rules = jobs.map { job in
    let command = job.arguments.map { quoted($0).replacing("$", with: "$$") }
    return ([job.name + ":"] + job.needs).joined(separator: " ") + "\n\t$(MMREPORT) "
      + command.joined(separator: " ")
  }
  let program = quoted(thisProgramsPath).replacing("$", with: "$$").replacing("#", with: "\\#")
  return """
    # A plan of mmreport for make -f FILE -j N
    MMREPORT = \(program)
    .DEFAULT_GOAL = \(jobs.last?.name ?? "all")
    .PHONY: \(jobs.map(\.name).joined(separator: " "))

    \(rules.joined(separator: "\n\n"))
    """
}

/// For `sh FILE` where `sbatch` is: arrays of jobs for each depth of what they need.
private func slurmScript(_ jobs: [PlanJob]) -> String {
  let parts = levels(of: jobs).flatMap { jobs in
    ["others="] + chunks(of: jobs).map(slurmArray) + ["previous=$others"]
  }
  return """
    #!/bin/sh
    # A plan of mmreport for Slurm: sh FILE submits it. SBATCH_OPTIONS may say more, as a partition.
    set -eu
    [ -n "${MMREPORT:-}" ] || MMREPORT=\(quoted(thisProgramsPath))
    export MMREPORT
    previous=
    \(parts.joined(separator: "\n"))
    echo "the last job is ${previous#:}"
    """
}

/// Slurm takes no longer arrays unless it is told to.
private let longestArray = 1000

private func chunks(of jobs: [PlanJob]) -> [ArraySlice<PlanJob>] {
  stride(from: 0, to: jobs.count, by: longestArray).map { jobs[$0...].prefix(longestArray) }
}

/// Submits an array, after all that stands in `previous`, and adds its number to `others`.
private func slurmArray(_ jobs: ArraySlice<PlanJob>) -> String {
  // What a program takes before any work comes on top.
  let megabytes = 200 + (jobs.map(\.bytes).max() ?? 0) / 1_000_000
  let cases = jobs.enumerated().map { number, job in
    "\(number)) exec \"$MMREPORT\" \(job.arguments.map(quoted).joined(separator: " ")) ;;"
  }
  return """
    set -- --parsable --requeue --job-name=mmreport --mem=\(megabytes) --array=0-\(jobs.count - 1)
    set -- "$@" ${previous:+--dependency=afterok$previous} ${SBATCH_OPTIONS:-}
    others=$others:$(sbatch "$@" <<'END_OF_JOBS'
    #!/bin/sh
    case $SLURM_ARRAY_TASK_ID in
    \(cases.joined(separator: "\n"))
    esac
    END_OF_JOBS
    )
    """
}

/// The jobs by how many others must be done one after the other before them.
private func levels(of jobs: [PlanJob]) -> [[PlanJob]] {
  var depths: [String: Int] = [:]
  for job in jobs { depths[job.name] = job.needs.reduce(0) { max($0, (depths[$1] ?? -1) + 1) } }
  let deepest = depths.values.max() ?? -1
  return (0..<deepest + 1).map { depth in jobs.filter { depths[$0.name] == depth } }
}

/// `text` as one word of a shell's line.
func quoted(_ text: String) -> String {
  let plain = text.utf8.allSatisfy { byte in
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
      || "-_=./:,".utf8.contains(byte)
  }
  guard text.isEmpty || !plain else { return text }
  return "'" + text.replacing("'", with: "'\\''") + "'"
}
