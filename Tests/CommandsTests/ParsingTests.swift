import Basics
import Randomness
import TestSupport
import Testing

@testable import Commands
@testable import Experiments

struct ParsingTests {
  @Test func readsOptionsInBothSpellings() throws {
    let build = try Build.parse([
      "--output", "a b", "--jobs=3", "--only=x,y", "--only", "z", "--quiet",
    ])
    #expect(build.output == "a b")
    #expect(build.jobs == 3)
    #expect(build.only == ["x", "y", "z"])
    #expect(build.quiet && !build.json)
  }

  @Test func refusesWordsThatAreNotUTF8() throws {
    #expect(try CommandLineTool.texts([Array("é".utf8), []]) == ["é", ""])
    #expect(throws: UsageError.notUTF8(2, "x\u{FFFD}")) {
      try CommandLineTool.texts([Array("score".utf8), [0x78, 0xFF]])
    }
  }

  @Test("what curl says of a fetch that failed")
  func namesAnswersOfServers() {
    #expect(Download.reason(forStatus: 22, answer: 403).hasSuffix("(403)"))
    #expect(Download.reason(forStatus: 22, answer: 418) == "the server answers 418")
    #expect(Download.reason(forStatus: 47, answer: 302) == "it leads in circles")
    #expect(Download.reason(forStatus: 99, answer: 0) == "curl ended with status 99")
    #expect(Download.reason(forStatus: nil, answer: 0) == "curl was ended by a signal")
  }

  @Test("options that change no file name the same site, and all others another one")
  func tellsSitesApart() throws {
    let same = [
      "--output=b", "--jobs=3", "--quiet", "--json", "--cache=c", "--no-cache", "--input=d",
      "--templates=e", "--explain", "--dry-run", "--config=f", "--no-config",
      "--watch", "--words=9",
    ]
    let others = [
      "--only=mlp", "--without=mlp", "--room=100", "--profile=quick", "--seed=1", "--split-seed=1",
      "--base-url=https://a.org",
      "--single-file",
    ]
    let usual = try Build.parse([]).siteOptions
    for option in same { #expect(try Build.parse([option]).siteOptions == usual) }
    let names = try others.map { try Build.parse([$0]).siteOptions }
    #expect(Set(names + [usual]).count == others.count + 1)
    let known = (same + others).map { String($0.prefix { $0 != "=" }) }
    #expect(Set(known) == Set(Build.options.flatMap(\.names)))
  }

  @Test func readsChoicesAndWords() throws {
    let sample = try Sample.parse(["bigram", "--draw", "mkl", "--seed", "18446744073709551615"])
    #expect(sample.recipe == "bigram")
    #expect(sample.draw == .mkl)
    #expect(sample.seed == .max)
    #expect(try Evaluate.parse(["a", "--split", "all"]).scope == .all)
    #expect(try Evaluate.parse(["a"]).scope == nil)
    #expect(try Evaluate.parse(["a", "--json", "b"]).recipes == ["a", "b"])
  }

  @Test func takesEverythingAfterTwoDashesAsWords() throws {
    #expect(try Sample.parse(["--", "--draw"]).recipe == "--draw")
    #expect(try Count.parse(["-"]).path == "-")
  }

  @Test func keepsAnEmptyValueGivenWithEquals() throws {
    #expect(try Build.parse(["--output="]).output == "")
  }

  @Test(
    "says what is wrong",
    arguments: [
      (["--jbos", "1"], UsageError.unknownOption("--jbos", suggestion: "--jobs")),
      (["--zzzzzz"], .unknownOption("--zzzzzz", suggestion: nil)),
      (["--jobs"], .missingValue("--jobs", placeholder: "N")),
      (["--jobs", "0"], .badValue("--jobs", "0", expected: "a whole number from 1 to 256")),
      (["--seed", "-1"], .badValue("--seed", "-1", expected: "a whole number of 0 or more")),
      (
        ["--seed", "18446744073709551616"],
        .badValue(
          "--seed", "18446744073709551616",
          expected: "a whole number from 0 to 18446744073709551615")
      ),
      (["--json=yes"], .unexpectedValue("--json")),
      (["word"], .unexpectedArgument("word")),
    ])
  func refuses(arguments: [String], error: UsageError) {
    #expect(throws: error) { try Build.parse(arguments) }
  }

  @Test func refusesTooManyWords() {
    #expect(throws: UsageError.tooManyArguments("NAME...", atMost: 1000)) {
      try Score.parse(Array(repeating: "emma", count: 1001))
    }
  }

  @Test func refusesATrainingWithoutSteps() {
    #expect(throws: UsageError.self) { try Train.parse(["gru", "--steps", "0"]) }
  }

  @Test func suggestsAChoiceThatIsNear() {
    let error = UsageError.badChoice("draw", "bars", choices: ["bar", "line"])
    #expect("\(error)".hasSuffix("is none of bar, line; did you mean 'bar'?"))
  }

  @Test(
    "writes a dash where nothing was measured",
    arguments: [nil, Double.nan, -Double.nan] as [Double?])
  func writesLosses(loss: Double?) {
    let line = lossLine("gru", [(part: "train", loss: 1.25), (part: "dev", loss: loss)])
    #expect(line == "gru  train 1.2500  dev –  nats per character")
  }

  @Test func refusesAMissingWord() {
    #expect(throws: UsageError.missingArgument("RECIPE")) { try Sample.parse([]) }
  }
}

struct CommandLineToolTests {
  /// In `Tests/Data/help`, where a person has read them. A page that is missing there is written, and the
  /// test fails once.
  @Test("prints the help pages that are kept")
  func helps() throws {
    let folder = Repository.root + "/Tests/Data/help"
    let pages =
      CommandLineTool.subcommands.map { ($0.name, help(for: $0)) }
      + [("overview", overview(of: CommandLineTool.subcommands))]
    for (name, page) in pages {
      let path = "\(folder)/\(name).txt"
      if !fileExists(path) {
        try writeAtomically((page + "\n").utf8, to: path)
        Issue.record("\(path) is new: read it")
      }
      #expect(String(decoding: try readFile(path), as: UTF8.self) == page + "\n")
    }
    #expect(
      try Set(entryNames(of: folder)) == Set(pages.map { "\($0.0).txt" }), "a page is left over")
  }

  @Test func spellsOutWhatMovesACursor() {
    #expect(printable("a\u{1B}[31m\nb\u{202E}é😀") == "a\\u{1B}[31m\\u{A}b\\u{202E}é😀")
  }

  @Test(
    "names a list by its URL",
    arguments: [
      ("https://example.org/lists/names.txt?raw=1", "names"), ("http://example.org", "words"),
      ("http://example.org/", "words"), ("HTTPS://example.org/x.txt", "x"),
      ("http://example.org/a/b.c.d#e", "b"),
    ])
  func namesDownloads(url: String, name: String) {
    #expect(Download.url(url) == url)
    #expect(Download.name(of: url) == name)
  }

  @Test func hidesPasswords() {
    #expect(Download.shown("http://user:secret@host/a@b/c") == "http://host/a@b/c")
    #expect(Download.shown("https://user:s@cret@host") == "https://host")
    #expect(Download.shown("http://host/a@b") == "http://host/a@b")
  }

  @Test func tellsPagesFromLists() {
    #expect(Download.isPage(Array("\n <!DOCTYPE html><html>".utf8)))
    #expect(Download.isPage(Array("<HTML lang=en>".utf8)))
    #expect(!Download.isPage(Array("emma\n<html>\n".utf8)) && !Download.isPage([]))
  }

  @Test func takesPathsForPaths() {
    #expect(Download.url("names.txt") == nil)
    #expect(Download.url("ftp://example.org/x") == nil)
  }
}

struct CheckTests {
  private func row(_ matches: Bool?) -> NumberCheck {
    NumberCheck(
      id: "x", section: .introduction, what: "x", expected: nil, actual: nil, matches: matches,
      tolerance: nil, source: nil)
  }

  @Test func failsWhenOneNumberDiffers() {
    #expect(Check.status([row(true), row(nil)]) == .done)
    #expect(Check.status([row(true), row(false)]) == .failed)
    #expect(Check.verdict([row(true), row(false), row(nil)]).hasPrefix("1 of 2 match"))
  }
}
