import Basics
import Experiments
import TestSupport
import Testing

@testable import Commands

struct OptionsFileTests {
  /// The command that `arguments` ask for beside a file that says `json`.
  private func read<Command: Subcommand>(
    _ command: Command.Type, _ arguments: [String], _ json: String
  ) throws -> Command {
    try withFolder { folder in
      let path = "\(folder)/mmreport.json"
      try writeAtomically(json.utf8, to: path)
      return try Asked<Command>(arguments + ["--config", path]).command()
    }
  }

  /// What is said of a file that says `json`, without its path.
  private func complaint(_ json: String) throws -> String? {
    do {
      _ = try read(Build.self, [], json)
      return nil
    } catch UsageError.inFile(let path, let error) {
      #expect(path.hasSuffix("/mmreport.json"))
      return "\(error)"
    }
  }

  @Test func setsWhatTheCommandLineLeavesOpen() throws {
    let build = try read(
      Build.self, ["--jobs", "3"],
      """
      {"input": "a b.txt", "profile": "quick", "only": ["bigram", "mlp"], "no-cache": true, "jobs": 7,
       "seed": 18446744073709551615, "templates": null, "quiet": false, "base-url": "https://example.org"}
      """)
    #expect(
      build.input.input == "a b.txt" && build.profile == .quick && build.only == ["bigram", "mlp"])
    #expect(build.cache.isOff && !build.quiet && build.templates == nil)
    #expect(build.jobs == 3 && build.seed == .max && build.address != nil)
  }

  @Test func givesWayToTheCommandLine() throws {
    let json = #"{"only": ["bigram"], "no-cache": true, "output": "a"}"#
    #expect(try read(Build.self, ["--only", "mlp"], json).only == ["mlp"])
    #expect(try read(Build.self, ["--output", "b"], json).output == "b")
    #expect(try !read(Build.self, ["--cache", "c"], json).cache.isOff)
    #expect(try read(Build.self, ["--no-config"], json).only == [])
  }

  @Test func leavesAloneWhatOtherCommandsHave() throws {
    let json = #"{"input": "x", "json": true, "only": ["mlp"], "quiet": true, "no-cache": true}"#
    let check = try read(Check.self, [], json)
    #expect(check.input.input == "x" && check.json)
    let step = try read(StepCommand.self, ["model/mlp"], json)
    #expect(step.build.only == ["mlp"] && !step.build.quiet && !step.build.cache.isOff)
    // A plan's commands say it themselves.
    #expect(try read(Plan.self, [], json).build.words == ["--input=x", "--only=mlp"])
  }

  @Test(
    "says what is wrong",
    arguments: [
      (#"{"profil": "quick"}"#, "unknown key 'profil'; did you mean 'profile'?"),
      (#"{"config": "x"}"#, "unknown key 'config'"),
      (#"{"format": "make"}"#, "unknown key 'format'"),
      (#"{"jobs": "2"}"#, "'jobs' must be a number"),
      (#"{"jobs": true}"#, "'jobs' must be a number"),
      (#"{"quiet": 1}"#, "'quiet' must be true or false"),
      (#"{"only": "mlp"}"#, "'only' must be a list of texts"),
      (#"{"only": ["mlp", 3]}"#, "'only' must be a list of texts"),
      (#"{"output": ["a"]}"#, "'output' must be a text"),
      (#"{"profile": {}}"#, "'profile' must be a text"),
      (#"{"jobs": 1.5}"#, "'--jobs 1.5' is not a whole number from 1 to 256"),
      (
        #"{"profile": "quik"}"#,
        "'--profile quik' is none of quick, standard, full; did you mean 'quick'?"
      ),
      (#"{"only": [}"#, #"this is no object in JSON, like {"profile": "quick"}"#),
      ("[]", #"this is no object in JSON, like {"profile": "quick"}"#),
      ("", #"this is no object in JSON, like {"profile": "quick"}"#),
      (
        String(repeating: "[", count: 100_000),
        #"this is no object in JSON, like {"profile": "quick"}"#
      ),
    ])
  func refuses(json: String, words: String) throws { #expect(try complaint(json) == words) }

  @Test func needsAFileThatIsNamed() {
    #expect(throws: FileError.self) {
      try Asked<Build>(["--config", "/nowhere/mmreport.json"]).command()
    }
  }

  @Test func readsNoneWhereACommandHasNone() throws {
    #expect(try Asked<Cache>([]).optionsFile == nil)
  }

  @Test("a file with all defaults changes nothing, and has every option")
  func writesDefaults() throws {
    let written = Settings(of: Build())
    let names = Build.options.map(\.key).filter { !["config", "no-config"].contains($0) }
    #expect(Set(written.values.keys) == Set(names))
    let json = try publishedJSON(written, [])
    let build = try read(Build.self, [], String(decoding: json, as: UTF8.self))
    #expect(contentDigest(of: build) == contentDigest(of: Build()))
    // What is this machine's is no matter of the file.
    #expect(
      written.values["jobs"] == SettingValue.none && written.values["cache"] == SettingValue.none)
    #expect(
      written.values["seed"] == SettingValue(2_147_483_647) && written.values["only"] == .list([]))
  }
}
