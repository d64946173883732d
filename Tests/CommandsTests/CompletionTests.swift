import Basics
import TestSupport
import Testing

@testable import Commands

/// A command whose every text would do something in a shell that took it for more than text.
private struct Hostile: Subcommand {
  static let name = "do it"
  static let summary = "it's [a]: $(touch hit) `touch hit` \\ \"x\" (b) %s"
  static let words = [
    "it's", "$(touch hit)", "`touch hit`", "a b", "c\"d", "e\\f", "g:h", "~", "*",
  ]
  static let positionals = Positionals<Hostile>.one("W:ORD", .choice { words }, \.word)
  static let options: [Option<Hostile>] = [
    .optionalText(
      "--way", "A|[B]:", "it's [a]: $(touch hit) `touch hit` \\", \.way, .choice { words }),
    .list("--some", "ID,...", "%d {a,b}", \.some, .list { words }),
    .text("--file", "FILE", "$HOME", \.word),
  ]

  var word = ""
  var way: String?
  var some: [String] = []

  func run(_ terminal: inout Terminal) throws -> Commands.ExitStatus { .done }
}

private struct Lone: Subcommand {
  static let name = "do"
  static let summary = ""
  static let options: [Option<Lone>] = []

  func run(_ terminal: inout Terminal) throws -> Commands.ExitStatus { .done }
}

struct CompletionTests {
  private static let commands = [AnySubcommand(Hostile.self), AnySubcommand(Lone.self)]

  /// What a shell prints that reads the hostile script and then does `more`. Nothing else may happen.
  private func printed(by shell: Shell, _ options: [String], _ more: String) throws -> [String] {
    try withFolder { folder in
      let script = "\(folder)/script"
      try writeAtomically(shell.script(for: Self.commands).utf8, to: script)
      let work = "cd '\(folder)'\n. ./script\n\(more)"
      let (bytes, status) = try ChildProcess.output(
        of: shell.rawValue, options + ["-c", work], atMost: 1 << 20)
      #expect(status == 0)
      #expect(try entryNames(of: folder) == ["script"], "a text was taken for a command")
      return String(decoding: bytes ?? [], as: UTF8.self).split(separator: "\n").map(String.init)
    }
  }

  @Test(
    "bash takes every text as it is", arguments: [["do", "it", "--way", ""], ["do", "it", ""]])
  func bash(words: [String]) throws {
    let line = (["mmreport"] + words).map(quoted).joined(separator: " ")
    let offered = try printed(
      by: .bash, ["--norc"],
      "COMP_WORDS=(\(line)); COMP_CWORD=\(words.count); _mmreport; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    #expect(offered == Hostile.words)
  }

  @Test func bashGoesOnAfterACommaOfAList() throws {
    let offered = try printed(
      by: .bash, ["--norc"],
      "COMP_WORDS=(mmreport do it --some = \"it's,g\"); COMP_CWORD=5; _mmreport; printf '%s\\n' \"${COMPREPLY[@]}\""
    )
    #expect(offered == ["it's,g:h"])
  }

  @Test(
    "fish takes every text as it is", .enabled(if: Self.has("fish"), "fish is not installed"))
  func fish() throws {
    let rows = try printed(by: .fish, ["--no-config"], "complete -C'mmreport do it --way '")
    let offered = rows.map { $0.split(separator: "\t", maxSplits: 1).map(String.init) }
    #expect(Set(offered.map { $0[0] }).count == Hostile.words.count)
    #expect(offered.allSatisfy { $0.count == 2 && $0[1] == Hostile.options[0].help })
  }

  @Test(
    "zsh reads the script, and runs none of its texts",
    .enabled(if: Self.has("zsh"), "zsh is not installed"))
  func zsh() throws {
    // What the system's functions are given, word by word.
    let given = try printed(
      by: .zsh, ["-f"],
      """
      _arguments() { print -rl -- "$@" }
      words=(mmreport do it --way ''); CURRENT=5; _mmreport
      """)
    let hostile = "it\\'s \\$(touch\\ hit\\) \\`touch\\ hit\\`"
    #expect(
      given.contains { $0.contains("[it's \\[a\\]\\: $(touch hit) `touch hit` \\\\]") },
      "\(hostile)")
    #expect(given.contains("1:W\\:ORD:(\(Self.zshWords))"))
  }

  /// As `_arguments` takes apart a list in parentheses.
  private static let zshWords =
    #"it\'s $\(touch\ hit\) `touch\ hit` a\ b c"d e\\f g\:h ~ *"#

  private static func has(_ program: String) -> Bool {
    (try? ChildProcess.output(of: program, ["--version"], atMost: 1 << 16)) != nil
  }
}

struct ManualTests {
  @Test(
    "roff prints every text as it is",
    arguments: [
      (".B x", "\\&.B x"), ("'x'", "\\(aqx\\(aq"), ("a\\fB", "a\\efB"), ("--a", "\\-\\-a"),
      ("\"é…\"", "\\(dq\\[u00E9]\\[u2026]\\(dq"), ("a\nb", "a b"),
    ])
  func escapes(text: String, line: String) { #expect(roff(text) == line) }

  @Test func quotesArguments() { #expect(roff("a \"b\"", isArgument: true) == "\"a \\(dqb\\(dq\"") }
}
