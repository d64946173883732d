import Basics
import Experiments
import Sites

/// Where a command keeps what it made, for itself and for others.
struct StoreOptions: Sendable {
  var folder: String? = Store.defaultFolder
  var isOff = false

  static let options: [Option<StoreOptions>] = [
    .optionalText(
      "--cache", "DIR", "where results are kept for later runs (default: ~/.cache/mmreport)",
      \.folder
    ).ofThisMachine,
    .flag("--no-cache", "compute everything anew, keep nothing", \.isOff),
  ]

  /// Throws a `UsageError` where the folder has no name.
  func store(_ terminal: borrowing Terminal) throws(UsageError) -> Store {
    if folder == "" { throw .badValue("--cache", "", expected: "a folder") }
    return Store(folder: isOff ? nil : folder, warn: terminal.complainer)
  }

  /// The models of other runs. Throws as `store` does.
  func models(_ terminal: borrowing Terminal) throws(UsageError) -> TrainedModels {
    TrainedModels(kept: FindingsStore(try store(terminal), engine: PageFile.numbers.digest))
  }
}
