import TestSupport
import Testing

@testable import Corpora

private func corpus(_ text: String) throws -> Corpus {
  try Corpus(bytes: Array(text.utf8), name: "test")
}

private func spelled(_ corpus: Corpus) -> [String] {
  corpus.words.map { corpus.vocabulary.text(of: $0) }
}

struct CorpusTests {
  /// `count` different characters, one a line.
  private func list(_ count: UInt32) -> [UInt8] {
    (0..<count).flatMap { Array("\(Unicode.Scalar(0x10000 + $0)!)\n".utf8) }
  }

  @Test("takes as many characters as eight fit into 128 bits, the boundary being one")
  func takesManyCharacters() throws {
    let corpus = try Corpus(bytes: list(65_535), name: "many")
    #expect(corpus.vocabulary.count == 65_536)
    let table = ContextTable(corpus.words, order: 7, vocabularySize: corpus.vocabulary.count)
    #expect(table.total == 2 * 65_535)
  }

  @Test func refusesMoreCharacters() throws {
    let error = #expect(throws: CorpusError.tooManyCharacters("many", 65_536)) {
      try Corpus(bytes: list(65_536), name: "many")
    }
    #expect("\(try #require(error))".contains("65,536 different characters; at most 65,535"))
  }

  @Test(
    "reads one word a line, whatever ends lines and stands around words",
    arguments: [
      "ab\nc\n", "ab\nc", "ab\r\nc\r\n", "ab\rc", "\u{FEFF}ab\nc",
      "\n\n ab\t\n \u{A0}\n\u{3000}c\u{2003}\n",
    ])
  func readsWords(text: String) throws {
    let corpus = try corpus(text)
    #expect(spelled(corpus) == ["ab", "c"])
    #expect(corpus.vocabulary.symbols == [".", "a", "b", "c"])
  }

  @Test func keepsSpacesInsideWords() throws {
    #expect(try spelled(corpus(" mary ann \n")) == ["mary ann"])
  }

  @Test func ordersCharactersByCodePoint() throws {
    let corpus = try corpus("z\u{E9}\nA<\u{1F600}e\u{301}\n")
    #expect(
      corpus.vocabulary.symbols == [".", "<", "A", "e", "z", "\u{E9}", "\u{301}", "\u{1F600}"])
    #expect(corpus.vocabulary.tokens(of: "z\u{E9}") == [4, 5])
    #expect(corpus.vocabulary.tokens(of: "zy") == nil)
  }

  @Test func givesTheBoundaryAMarkOfItsOwn() throws {
    let corpus = try corpus("a.b\n")
    #expect(corpus.vocabulary.symbols == ["\u{2022}", ".", "a", "b"])
    #expect(spelled(corpus) == ["a.b"])
  }

  @Test(
    "says where a byte is not UTF-8",
    arguments: [
      ([0x61, 0x0A, 0x62, 0xFF], 2, 2, 0xFF), ([0xC3, 0x28], 1, 1, 0xC3),
      ([0x61, 0x0D, 0x0A, 0x61, 0x0D, 0x80], 3, 1, 0x80),
      ([0xEF, 0xBB, 0xBF, 0x61, 0xC0], 1, 2, 0xC0),
      ([0x61, 0x0A, 0xF0, 0x9F, 0x98], 2, 1, 0xF0),
    ] as [([UInt8], Int, Int, UInt8)])
  func refusesInvalidBytes(bytes: [UInt8], line: Int, byte: Int, value: UInt8) {
    #expect(throws: CorpusError.invalidUTF8("bad", line: line, byte: byte, value: value)) {
      try Corpus(bytes: bytes, name: "bad")
    }
  }

  /// UTF-16 of `text`, without a mark.
  private func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      let bytes = [UInt8(unit & 0xFF), UInt8(unit >> 8)]
      return bigEndian ? bytes.reversed() : bytes
    }
  }

  @Test(
    "tells UTF-16 and UTF-32 from UTF-8, with a mark or without",
    arguments: ["emma\nava\n", "emma\r\nava\r\n", "emma\nava", "emma", "\u{416}\u{430}\n\u{42F}\n"])
  func refusesWideEncodings(text: String) {
    for (bytes, encoding) in [
      (utf16(text, bigEndian: false), "UTF-16LE"), (utf16(text, bigEndian: true), "UTF-16BE"),
      ([0xFF, 0xFE] + utf16(text, bigEndian: false), "UTF-16"),
      ([0xFE, 0xFF] + utf16(text, bigEndian: true), "UTF-16"),
      ([0xFF, 0xFE, 0, 0] + Array(text.utf8), "UTF-32"),
      ([0, 0, 0xFE, 0xFF] + Array(text.utf8), "UTF-32"),
    ] {
      let error = CorpusError.otherEncoding("wide", encoding)
      #expect(throws: error) { try Corpus(bytes: bytes, name: "wide") }
    }
  }

  /// As `printf x | gzip`, `xz`, `zstd` and `bzip2` begin, and a file of `zip`.
  @Test(
    "says by what a list is packed",
    arguments: [
      ([0x1F, 0x8B, 8, 0, 0, 0], "gzip"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0, 0], "xz"),
      ([0x28, 0xB5, 0x2F, 0xFD, 4], "zstd"), (Array("BZh91AY&SY".utf8), "bzip2"),
      (Array("PK\u{3}\u{4}".utf8), "zip"),
    ] as [([UInt8], String)])
  func refusesPackedFiles(bytes: [UInt8], program: String) throws {
    #expect(throws: CorpusError.packed("list", by: program)) {
      try Corpus(bytes: bytes + [0xFF], name: "list")
    }
    #expect(try corpus("PK\u{3}\u{4}\nBZh91AY\n").words.count == 2)
  }

  @Test(
    "takes a NUL for a character where others do not stand between them",
    arguments: ["a\u{0}b\nxy\n", "\u{0}\nab\n", "a\u{0}\nb\n", "a\u{0}\u{0}b\n"])
  func takesNULs(text: String) throws {
    #expect(try corpus(text).vocabulary.token(of: "\u{0}") != nil)
  }

  @Test func dropsMarksWhereFilesWereJoined() throws {
    #expect(try spelled(corpus("\u{FEFF}\u{FEFF}ab\n\u{FEFF}c\n")) == ["ab", "c"])
  }

  @Test func cutsLongWords() throws {
    let cut = try corpus("abcd\nab\nz\n").cut(to: 2)
    #expect(spelled(cut) == ["ab", "ab", "z"])
    #expect(cut.vocabulary.count == 6 && cut.words.longest == 2)
  }

  @Test func namesTheFirstCharacterItLacks() throws {
    let vocabulary = try corpus("ab\n").vocabulary
    #expect(vocabulary.firstUnknown(in: "abca") == "c")
    #expect(vocabulary.firstUnknown(in: "ba") == nil)
  }

  @Test func refusesWhatHasNoWords() {
    #expect(throws: CorpusError.empty("no")) { try Corpus(bytes: [], name: "no") }
    #expect(throws: CorpusError.onlyBlankLines("no")) {
      try Corpus(bytes: Array(" \n\t\r\n".utf8), name: "no")
    }
    #expect(throws: CorpusError.self) { try Corpus(path: Repository.root) }
    #expect(throws: CorpusError.self) { try Corpus(path: Repository.root + "/no-such-file") }
  }

  @Test func readsTheEmbeddedNames() throws {
    let corpus = Corpus.embedded()
    let oracle = try LectureOracle("2017")
    #expect(spelled(corpus).prefix(10).map { .text($0) } == oracle["names.first10"].list)
    #expect(Double(corpus.words.count) == oracle["names.count"].number)
    #expect(corpus.words.map(\.count).min().map(Double.init) == oracle["names.shortest"].number)
    #expect(corpus.words.map(\.count).max().map(Double.init) == oracle["names.longest"].number)
    #expect(Double(corpus.words.exampleCount) == oracle["examples.count"].number)
    #expect(
      corpus.sha256 == "91691165b471c338ee35387260590f0fdc23fcb50509b9ccfe1c879c7ac39a1e")
  }

  @Test func namesCorporaByTheirFiles() {
    #expect(Corpus.name(ofPath: "lists/emma.v2.txt") == "emma.v2")
    #expect(Corpus.name(ofPath: ".hidden") == ".hidden")
    #expect(Corpus.name(ofPath: "-") == "standard input")
  }

  @Test func takesAVocabularyOfThousands() throws {
    let text = (0..<3000).map { String(Unicode.Scalar(0x4E00 + $0)!) }.joined(separator: "\n")
    #expect(try corpus(text).vocabulary.count == 3001)
  }
}
