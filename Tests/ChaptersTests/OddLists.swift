import Corpora
import Experiments
import Sites
import Synchronization
import Testing

@testable import Chapters

/// A list of words that no chapter was written for.
struct OddList: Sendable, CustomTestStringConvertible {
  let name: String
  let text: String

  static let all: [OddList] = [
    OddList("one letter", "a"),
    OddList("one letter, twice", "a\na"),
    OddList("one word", "emma"),
    OddList("three letters", "abc\nab\ncab\nbca\naab\nbb\ncc\nabcabc\nca\nbac\nacb\nccb"),
    OddList("numbers", (0..<2000).map { "\($0 + 10_000)".dropFirst() }.joined(separator: "\n")),
    OddList("hostile", "<script>alert('1')</script>\n\"quoted\" & `ticked` $x$ {{y}}\n| a *b* _c_"),
    OddList("pictures", "🦊🦊\n🐻\n🦊🐻 é\u{301}"),
    OddList("dots", "a.b\n..."),
    OddList("andrej backwards", "jerdna"),
    OddList("without andrej", "xyz\nzyx"),
    OddList("one-letter words", String(repeating: "a\nb\nc\nd\n", count: 10)),
    OddList("words too long to draw", longWords),
    OddList("one long line", String(repeating: "word ", count: 60)),
    OddList("many characters", manyCharacters),
    OddList("ideographs", ideographs),
    OddList(
      "longest word not in train",
      "bcbcc\nabaca\nab\nabca\naacab\naba\na\ncbaaa\na\naa\nbac\nac"),
    OddList("many runs", runs),
    OddList("echoes", echoes, steps: 150),
    OddList(
      "vote against the best on dev",
      """
      bcdaa\ncbbd\nddbbb\ndaaba\nacd\nddddb\naab\nbcdc\ndcdb\nacb\ncabcca\nd\ndacadb\nc\ndaaa\nccba
      aaa\nabdcc\nac\ncbd
      """, steps: 200),
    OddList("just enough to split", "a\nb\nab\nba\naab\nabb\nbba\nbab\naba\nbb"),
    OddList("no room for some", ideographs, room: Demand(bytes: 9_000_000, multiplications: 1e14)),
  ]

  /// Steps of its networks.
  let steps: Int
  /// What one of its recipes may take.
  let room: Demand

  private init(_ name: String, _ text: String, steps: Int = 12, room: Demand = .most) {
    (self.name, self.text, self.steps, self.room) = (name, text, steps, room)
  }

  var testDescription: String { name }

  /// Computed once for all tests.
  func findings() throws -> Findings {
    if let known = Self.found.withLock({ $0[name] }) { return known }
    let findings = try findingsForPages(
      of: Corpus(bytes: Array(text.utf8), name: name), steps: steps, room: room)
    Self.found.withLock { $0[name] = findings }
    return findings
  }

  private static let found = Mutex<[String: Findings]>([:])
}

/// What pages show, and a recipe that only the page of all models has.
private let shownRecipes = Set(TableOfContents.all.flatMap(\.needs.recipes) + ["bigram-net"])

/// More characters than a figure has room for.
private var manyCharacters: String {
  var text = String.UnicodeScalarView()
  for number in 0..<70 {
    text.append(contentsOf: [Unicode.Scalar(0x4E00 + UInt32(number))!, "\n"])
  }
  return String(text)
}

/// Words whose end is decided by their beginning, six characters before: counts cannot know it, and networks
/// can. The first word is the only one of its kind, and the split puts it into dev.
private let echoes = (0..<146).map { number -> String in
  let kind = number == 0 ? 0 : 1 + (number - 1) % 63
  let letters = Array("abcdefgh")
  let pair = "\(letters[kind % 8])\(letters[kind / 8])"
  return "\(pair)zzzzzz\(pair)"
}.joined(separator: "\n")

/// Four hundred words over three hundred ideographs, drawn by a linear congruential generator.
private var ideographs: String {
  var state: UInt32 = 1
  func next(_ bound: UInt32) -> UInt32 {
    state = state &* 1_664_525 &+ 1_013_904_223
    return (state >> 8) % bound
  }
  let words = (0..<400).map { _ in
    String(
      String.UnicodeScalarView(
        (0..<2 + next(3)).map { _ in Unicode.Scalar(0x4E00 + next(300))! }))
  }
  return words.joined(separator: "\n")
}

/// Words enough to tell models apart, and so regular that little of a difference is chance.
private let runs = (0..<330).map { String(repeating: "abcdefgh", count: 2 + $0 % 2) }
  .joined(separator: "\n")

/// Forty different words of twenty letters.
private let longWords = (0..<40).map { word in
  String(
    (0..<20).map {
      "abcdefgh"[String.Index(utf16Offset: ($0 * word + word / 8) % 8, in: "abcdefgh")]
    })
}.joined(separator: "\n")

func findingsForPages(
  of corpus: Corpus, steps: Int = 12, room: Demand = .most
) throws -> Findings {
  var builder = FindingsBuilder(corpus: corpus)
  (builder.parts, builder.jobs) = ([.bigram, .lecture], 2)
  var findings = try builder.findings()
  // Pages of models need a network of each kind, but not a good one.
  builder = FindingsBuilder(corpus: try someWords(of: corpus))
  (builder.parts, builder.profile, builder.jobs) = ([.models, .exercises], .quick, 2)
  (builder.steps, builder.room) = (steps, room)
  builder.recipes = RecipeBook.all.filter { shownRecipes.contains($0.id) }
  let others = try builder.findings()
  (findings.models, findings.exercises) = (others.models, others.exercises)
  (findings.testComparison, findings.leftOut) = (others.testComparison, others.leftOut)
  return findings
}

/// At most some hundred words, which are as good for a page as all.
private func someWords(of corpus: Corpus) throws -> Corpus {
  let step = max(1, corpus.words.count / 300)
  let lines = stride(from: 0, to: corpus.words.count, by: step).map {
    corpus.vocabulary.text(of: corpus.words[$0])
  }
  return try Corpus(bytes: Array(lines.joined(separator: "\n").utf8), name: corpus.name)
}
