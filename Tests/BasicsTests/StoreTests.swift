import Basics
import Glibc
import Synchronization
import TestSupport
import Testing

struct StoreTests {
  private let key = ["finding", "bigram"]

  @Test func removesWhatWasLeftADayAgo() throws {
    try withFolder { folder in
      let store = Store(folder: "\(folder)/new/store")
      #expect(store.prepare() == nil)
      store.keep([1], as: ["kept"])
      let entry = try #require(try entryNames(of: "\(folder)/new/store").first)
      for name in ["\(entry).1.part", "\(entry).2.part", "mine.3.part"] {
        try writeAtomically([], to: "\(folder)/new/store/\(name)")
      }
      for name in ["\(entry).1.part", "mine.3.part", entry] {
        var times = [timespec(), timespec()]
        times[1].tv_sec = time(nil) - 100_000
        #expect(utimensat(AT_FDCWD, "\(folder)/new/store/\(name)", times, 0) == 0)
      }
      #expect(store.prepare() == nil)
      let left = try entryNames(of: "\(folder)/new/store").sorted()
      #expect(left == [entry, "\(entry).2.part", "mine.3.part"].sorted())
      let refused = FileError("make the folder", "/proc/store", errno: ENOENT)
      #expect(Store(folder: "/proc/store").prepare() == refused)
      #expect(Store.nowhere.prepare() == nil)
    }
  }

  /// What the store of `folder` has under the key, and what it said.
  private func entry(_ folder: String, _ key: [String]) -> (bytes: [UInt8]?, said: [String]) {
    let said = Mutex<[String]>([])
    let store = Store(folder: folder) { line in said.withLock { $0.append(line) } }
    return (store.entry(key), said.withLock { $0 })
  }

  @Test func remembersByKey() throws {
    try withFolder { folder in
      let store = Store(folder: "\(folder)/a/b")
      #expect(store.entry(key) == nil)
      for bytes in [[], [1, 10, 2], Array("a\nb".utf8)] as [[UInt8]] {
        store.keep(bytes, as: key)
        #expect(store.entry(key) == bytes)
      }
      #expect(store.entry(["finding"]) == nil && store.entry(key + [""]) == nil)
    }
  }

  @Test(
    "parts of a key cannot pass for others",
    arguments: [["a", "b"], ["a\nb"], ["a1:b"], ["1:b", "a"]])
  func keysAreToldApart(key: [String]) throws {
    try withFolder { folder in
      let store = Store(folder: folder)
      store.keep([1], as: ["ab"])
      store.keep([2], as: ["a", "", "b"])
      #expect(store.entry(key) == nil)
    }
  }

  @Test("an entry with any bit or digit changed, or cut anywhere, is none, and is removed")
  func damageIsSeen() throws {
    try withFolder { folder in
      Store(folder: folder).keep(Array("{\"loss\":2.4540}".utf8), as: key)
      let path = "\(folder)/\(try #require(try entryNames(of: folder).first))"
      let whole = try readFile(path)
      var damaged = (0..<whole.count).map { Array(whole[..<$0]) } + [Array("{}".utf8), whole + [0]]
      for index in whole.indices {
        for bit in 0..<8 {
          var other = whole
          other[index] ^= 1 << UInt8(bit)
          damaged.append(other)
        }
      }
      for bytes in damaged {
        try writeAtomically(bytes, to: path)
        let (found, said) = entry(folder, key)
        #expect(found == nil)
        #expect(said == ["'\(path)' is damaged; what it kept is made anew"])
        #expect(!fileExists(path))
      }
    }
  }

  @Test func anEntryInThePlaceOfAnotherIsNone() throws {
    try withFolder { folder in
      let store = Store(folder: folder)
      store.keep([1], as: ["one"])
      let one = try #require(try entryNames(of: folder).first)
      store.keep([2], as: ["two"])
      let two = try #require(try entryNames(of: folder).first { $0 != one })
      try writeAtomically(try readFile("\(folder)/\(two)"), to: "\(folder)/\(one)")
      #expect(entry(folder, ["one"]).bytes == nil)
      #expect(entry(folder, ["two"]).bytes == [2])
    }
  }

  @Test("the entries of a folder are told by kind, whole or not; what is no entry is not named")
  func listsEntries() throws {
    try withFolder { folder in
      let store = Store(folder: folder)
      #expect(try Store.entries(in: "\(folder)/nowhere").isEmpty)
      store.keep(Array("abc".utf8), as: ["finding", "a"])
      store.keep([1], as: ["files", "b"])
      let whole = try Store.entries(in: folder)
      #expect(Set(whole.map(\.state.name)) == ["finding", "files"])
      #expect(whole.allSatisfy { $0.age >= 0 && $0.age < 3600 && $0.bytes > 64 })
      try writeAtomically(Array(try readFile(whole[0].path).dropLast()), to: whole[0].path)
      try writeAtomically("{}".utf8, to: "\(whole[1].path).json")
      try writeAtomically("mine".utf8, to: "\(folder)/notes.txt")
      try makeFolders("\(folder)/\(String(repeating: "a", count: 64))")
      let others = try Store.entries(in: folder)
      #expect(others.count == 3)
      #expect(others.first { $0.path == whole[0].path }?.state == .damaged)
      #expect(others.first { $0.path.hasSuffix(".json") }?.state == .foreign)
    }
  }

  @Test func whatCannotBeKeptIsNoError() throws {
    try withFolder { folder in
      try writeAtomically([], to: "\(folder)/file")
      for place in ["\(folder)/file", "/proc/nowhere"] {
        let store = Store(folder: place)
        store.keep([1], as: key)
        #expect(store.entry(key) == nil)
      }
      Store.nowhere.keep([1], as: key)
      #expect(Store.nowhere.entry(key) == nil)
    }
  }
}

private struct Chart: Sendable {
  enum Kind {
    case plain
    case marked(Int)
  }
  var title = "a"
  var values: [[Double]] = [[1, 2], [3]]
  var rate: Float? = 0.1
  var kind = Kind.marked(1)
  var span: ClosedRange<Int>? = 1...2
  var letter: Character = "a"
  var marked: Set<Int> = [1, 2, 3]
  var names = ["a": 1, "b": 2]
}

struct ContentDigestTests {
  @Test("is another for any part that is another")
  func sees() {
    let changes: [(inout Chart) -> Void] = [
      { $0.title = "b" }, { $0.values[0][1] = 2.0.nextUp }, { $0.values = [[1], [2, 3]] },
      { $0.values[0][0] = -1 }, { $0.rate = nil }, { $0.rate = 0.2 }, { $0.kind = .plain },
      { $0.kind = .marked(2) }, { $0.span = nil }, { $0.span = 1...3 }, { $0.letter = "b" },
      { $0.marked = [1, 2] }, { $0.names["a"] = 2 }, { $0.names = ["b": 1, "a": 2] },
    ]
    let digests = changes.map { change in
      var chart = Chart()
      change(&chart)
      return contentDigest(of: chart)
    }
    let all = digests + [contentDigest(of: Chart())]
    #expect(Set(all).count == changes.count + 1 && !all.contains(nil))
    #expect(contentDigest(of: Chart()) == contentDigest(of: Chart()))
  }

  @Test("is nil where something cannot be seen, at any depth")
  func saysWhatItCannotSee() {
    final class Object {}
    let function: () -> Void = {}
    for unseen in [function, Object()] as [Any] {
      #expect(contentDigest(of: unseen) == nil)
      #expect(contentDigest(of: [(1, [unseen])]) == nil)
    }
  }
}

struct ByteSearchTests {
  @Test func replacesEveryPlace() {
    func replaced(_ old: String, _ new: String, _ text: String) -> String {
      String(
        decoding: replacing(Array(old.utf8), with: Array(new.utf8), in: Array(text.utf8)),
        as: UTF8.self)
    }
    #expect(replaced("ab", "x", "abcabab") == "xcxx")
    #expect(replaced("aa", "a", "aaaaa") == "aaa")
    #expect(replaced("b", "", "") == "" && replaced("b", "c", "aa") == "aa")
  }
}

extension StoreEntry.State {
  fileprivate var name: String? { if case .kept(let kind) = self { kind } else { nil } }
}
