import Basics
import Corpora
import Experiments
import Models
import TemplateFiles
import TestSupport

@testable import Commands
@testable import Sites
@testable import Training

/// What reads bytes from elsewhere: any bytes may come, and what cannot be read is an error or nothing.
struct Harness: Sendable {
  let name: String
  /// Bytes that are read well, from which others are made.
  let seeds: [[UInt8]]
  /// Reads `bytes`, or throws; ends in a signal where the program would.
  let read: @Sendable ([UInt8]) throws -> Void

  init(_ name: String, seeds: [[UInt8]], _ read: @escaping @Sendable ([UInt8]) throws -> Void) {
    (self.name, self.seeds, self.read) = (name, seeds, read)
  }

  /// All of them: a line each.
  static let all = [
    list, template, markdown, safetensors, countFile, storeEntries, options, optionsFile, answers,
  ]

  static let list = Harness(
    "list",
    seeds: [
      "emma\nolivia\n\n zoë \r\nmary ann\n", "\u{FEFF}a\tb\n😀\n", "a\u{0}b\n\u{202E}c\n",
    ].map { Array($0.utf8) }
  ) { bytes in
    for most in [3, Int.max] {
      let corpus = try Corpus(bytes: bytes, name: "list", atMost: most)
      let words = corpus.words.map(corpus.vocabulary.text)
      precondition(words.count <= most && !words.contains(""), "an empty word, or one too many")
      _ = words.map(printable)
      _ = Columns(of: corpus)
    }
  }

  static let template = Harness(
    "template",
    seeds: [
      "# {{title}}\n{{#a}}{{name}}, {{^b}}none{{/b}}{{/a}}\n{{> other}}\n", "{{! no }}",
      "{{#a}}\n{{#b}}{{name}}{{/b}}\n{{/a}}", "$x_1$ {{x}} <b>",
    ].map { Array($0.utf8) }
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    for ending in ["md", "html"] {
      let folder = TemplateFolder(sources: ["page.\(ending)": text, "other.\(ending)": "{{name}}"])
      var renderer = TemplateRenderer(folder)
      let inner: [String: TemplateValue] = [
        "name": .text("<x>"), "b": .list([.object(["name": .text("y")])]),
      ]
      _ = try renderer.render(
        "page.\(ending)",
        [
          "title": .text("T"), "name": .text("&"), "x": .number("1"),
          "a": .list([.object(inner), .object(inner)]),
        ])
    }
  }

  static let markdown = Harness(
    "markdown",
    seeds: [
      "# A\n\n## B *c*\n\n| a | b |\n|---|---|\n| 1 | $x$ |\n",
      "$$\\frac{a}{b}$$ and `code`\n\n- a\n  1. b\n",
      "<details>\n\n[a](b \"c\")\n\n</details>\n",
      "```python\nx = 1\n```\n<x-equation>a</x-equation>",
    ].map { Array($0.utf8) }
  ) { bytes in
    let html = html(fromMarkdown: String(decoding: bytes, as: UTF8.self))
    let known = Dictionary(formulas(in: html).map { ($0, "") }) { first, _ in first }
    _ = withFormulas(html, typeset: known)
  }

  static let safetensors = Harness(
    "safetensors",
    seeds: [
      Safetensors(
        entries: [
          .init(name: "a", shape: [2, 2], values: [1, 2, 3, .infinity]),
          .init(name: "b", shape: [0], values: []),
        ], metadata: ["losses": "step,train,dev\n1,2,\n", "é": "\u{0}"]
      ).bytes
    ]
  ) { bytes in
    let file = try Safetensors(bytes)
    _ = file.nameOfFirstNonFinite
    _ = History(csv: file.metadata["losses"] ?? "")
    precondition(
      file.entries.allSatisfy { $0.values.count == $0.shape.reduce(1, *) },
      "a tensor of another shape")
  }

  static let countFile = Harness("counts", seeds: countFileSeeds) { bytes in
    try withFolder { folder in
      try writeAtomically(bytes, to: "\(folder)/counts", lasting: false)
      let file = try CountFile(path: "\(folder)/counts")
      _ = try CountFile.merged([file, file], words: 2)
      try file.read { gram, _ in _ = gram.characters(file.order) }
    }
  }

  private static var countFileSeeds: [[UInt8]] {
    (try? withFolder { folder in
      try writeAtomically("ada\nava\n".utf8, to: "\(folder)/list.txt", lasting: false)
      return try [1, 2, 8].map { order in
        let file = try GramTally.counted(path: "\(folder)/list.txt", order: order, memory: 0)
        try file.write(to: "\(folder)/counts")
        return try readFile("\(folder)/counts")
      }
    }) ?? []
  }

  static let storeEntries = Harness("store", seeds: storeSeeds) { bytes in
    try withFolder { folder in
      let step = Step("model", "gru", from: [.init("the seed", 1)])
      let store = Store(folder: folder)
      store.keep([1, 2, 3], of: step)
      let path = try Store.entries(in: folder)[0].path
      try writeAtomically(bytes, to: path, lasting: false)
      _ = try Store.entries(in: folder)
      _ = store.entry(of: step)
    }
    // What is read of an entry that is whole.
    _ = unpacked(bytes)
    _ = SiteRecord(bytes)
    let log = StepLog { bytes }
    _ = log.reason(for: Step("model", "gru", from: []))
    if let model = try? StoredModel.decode(bytes, counting: words) {
      _ = model.language.negativeLogLikelihood(of: words.selecting(0..<3))
    }
  }

  private static let corpus = Corpus.embedded()
  private static let words = corpus.words.selecting(0..<20)

  private static var storeSeeds: [[UInt8]] {
    var input = TrainingInput(words, vocabularySize: corpus.vocabulary.count)
    (input.profile, input.steps) = (.quick, 1)
    let models = ["bigram", "kneser-ney-5", "bigram-net", "bow"].compactMap { id in
      try? RecipeBook.recipe(id).train(input).stored?.encoded
    }
    return models + [
      Array("mmreport 1 model 00 0 3\nabc".utf8),
      packed([SiteFile("a/b", "c"), SiteFile("d", "")]),
      SiteRecord(of: [SiteFile("a", "b")], notices: ["c"], summary: []).bytes,
    ]
  }

  static let options = Harness(
    "options",
    seeds: [
      "build\0--only=mlp,e01\0--seed\01\0--quiet", "sample\0bigram\0--temperature\00.5\0--prefix=a",
      "tune\0lstm\0--trials=3", "plan\0--format=slurm\0--cache=a", "count\0a\0--shard\01/2",
      "train\0mlp\0--set\0hidden=3,peak=0.1",
    ].map { Array($0.utf8) }
  ) { bytes in
    let words = bytes.split(separator: 0, omittingEmptySubsequences: false)
      .map { String(decoding: $0, as: UTF8.self) }
    guard let parse = parsers[words[0]] else { return }
    try parse(Array(words.dropFirst()))
  }

  private static let parsers: [String: @Sendable ([String]) throws -> Void] = [
    "build": { _ = try Build.parse($0) }, "sample": { _ = try Sample.parse($0) },
    "plan": { _ = try Plan.parse($0) }, "count": { _ = try Count.parse($0) },
    "train": { _ = try Train.parse($0) }, "tune": { _ = try Tune.parse($0) },
    "score": { _ = try Score.parse($0) }, "bench": { _ = try Bench.parse($0) },
  ]

  static let optionsFile = Harness(
    "mmreport.json",
    seeds: [
      #"{"input": "names.txt", "profile": "quick", "only": ["bigram"], "no-cache": true, "jobs": 2}"#,
      #"{"seed": 18446744073709551615, "split-seed": -1, "base-url": "https://a.org", "templates": null}"#,
    ].map { Array($0.utf8) }
  ) { bytes in
    try withFolder { folder in
      try writeAtomically(bytes, to: "\(folder)/mmreport.json", lasting: false)
      _ = try OptionsFile(path: "\(folder)/mmreport.json")
    }
  }

  static let answers = Harness(
    "answers",
    seeds: [
      "https://user:secret@example.org/lists/names.txt?raw=1#a", "HTTP://[::1]:80/%41",
      "<!DOCTYPE html><html>", "emma\nava\n",
    ].map { Array($0.utf8) }
  ) { bytes in
    let text = String(decoding: bytes, as: UTF8.self)
    if let url = Download.url(text) {
      _ = printable(Download.shown(url))
      _ = Download.name(of: url)
    }
    _ = SiteAddress(text)
    _ = Download.isPage(bytes)
    _ = try Corpus(bytes: bytes, name: Download.name(of: text), atMost: 10)
  }
}
