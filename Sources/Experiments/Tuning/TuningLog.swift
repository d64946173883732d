import Basics

/// A search's log: a line for each training run, in an order that only the search decides.
///
/// Every line says all that its losses depend on, so that lines of several logs can stand in one table.
struct TuningLog: Sendable {
  /// The settings' names.
  let settings: [String]
  /// What all lines say.
  let conditions: [(name: String, value: String)]

  /// The headings.
  var columns: [String] {
    ["trial", "trainingSeed", "dev", "bestStep", "parameters"] + settings + conditions.map(\.name)
  }

  /// The log as text.
  func text(_ trials: [Trial]) -> String {
    ([columns] + trials.map(row)).map { $0.joined(separator: ",") + "\n" }.joined()
  }

  /// The line of one trial, with all digits of its loss.
  func row(_ trial: Trial) -> [String] {
    ["\(trial.number)", "\(trial.seed)", trial.dev.text(.exact, for: .programs)]
      + ["\(trial.bestStep)", "\(trial.parameters)"]
      + trial.named.map { $0.value.text(.exact, for: .programs) } + conditions.map(\.value)
  }

  /// `trial` with the losses that `text` has of it. Throws a `TuningError` that names the file and the
  /// number of the line if it is not the line of this very trial.
  func completed(
    _ trial: Trial, by text: String, line: Int, of path: String
  ) throws(TuningError) -> Trial {
    let cells = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let asked = row(trial)
    guard cells.count == asked.count else { throw .damaged(path, line: line) }
    for (index, column) in columns.enumerated()
    where asked[index] != cells[index] && !["dev", "bestStep"].contains(column) {
      throw .otherSearch(path, line: line, column, kept: cells[index], asked: asked[index])
    }
    guard let dev = Double(cells[2]), let step = Int(cells[3]), !dev.isNaN else {
      throw .damaged(path, line: line)
    }
    var trial = trial
    (trial.dev, trial.bestStep) = (dev, step)
    return trial
  }
}
