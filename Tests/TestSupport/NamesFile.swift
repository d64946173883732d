public import Basics
public import Corpora
import Glibc
public import Testing

/// The lecture's own list of names, which is not part of the project: at the path of
/// `MMREPORT_NAMES`, or beside the checkout.
public enum NamesFile {
  /// Where the list is, or nil when it cannot be had here.
  public static let path: String? = [
    getenv("MMREPORT_NAMES").map { String(cString: $0) },
    Repository.root + "/../shared/data/names.txt",
  ].compactMap { $0 }.first { access($0, R_OK) == 0 }

  /// True when tests that need the list are to run: it is there, or its absence is a failure.
  public static let isExpected =
    path != nil || getenv("MMREPORT_REQUIRE_NAMES").map { String(cString: $0) } == "1"

  /// What is said where a test is disabled without the list.
  public static let hint: Comment = "set MMREPORT_NAMES to the lecture's list"

  /// The path, or an error where the list is required and missing.
  public static func required() throws(FileError) -> String {
    guard let path else {
      throw FileError("find", "names.txt", reason: "set MMREPORT_NAMES to the lecture's list")
    }
    return path
  }
}

extension Trait where Self == ConditionTrait {
  /// Disables a test, visibly, where the lecture's own list cannot be had.
  public static var needsNames: Self { .enabled(if: NamesFile.isExpected, NamesFile.hint) }
}

/// Ends this case of a test and says so in the output, from where `Tests/list-skipped` takes it: the
/// toolchain itself is silent about single cases.
public func skip(_ reason: String) throws -> Never {
  let test = Test.current.map { $0.displayName ?? $0.name } ?? "a test"
  print("skipped: a case of \"\(test)\": \(reason)")
  try Test.cancel(Comment(rawValue: reason))
}

/// The list that an oracle calls `2017` or `names`; where the latter cannot be had, this case of the
/// test is shown as skipped.
public func corpus(called list: String) throws -> Corpus {
  if list == "2017" { return .embedded() }
  guard NamesFile.isExpected else { try skip("\(NamesFile.hint)") }
  return try Corpus(path: NamesFile.required())
}

/// The checkout that the tests were built from.
public enum Repository {
  public static let root = String(
    #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 })
}
