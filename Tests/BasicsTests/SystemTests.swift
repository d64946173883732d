import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Basics

struct FileTests {
  @Test func writesWhatIsReadAgain() throws {
    try withFolder { folder in
      let path = "\(folder)/file"
      let bytes = (0..<700_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
      try writeAtomically([1, 2, 3], to: path)
      try writeAtomically(bytes, to: path)
      #expect(try readFile(path) == bytes)
      #expect(try entryNames(of: folder) == ["file"], "nothing is left beside it")
    }
  }

  @Test func namesThePathThatFailed() throws {
    try withFolder { folder in
      let path = "\(folder)/missing/file"
      let expected = FileError("write", path, errno: ENOENT)
      #expect(throws: expected) { try writeAtomically([1], to: path) }
      #expect(throws: FileError("read", path, errno: ENOENT)) { try readFile(path) }
      #expect(throws: FileError("read", folder, errno: EISDIR)) { try readFile(folder) }
      #expect("\(expected)" == "cannot write '\(path)': No such file or directory")
      #expect(expected.isMissing && !expected.isClosedPipe)
    }
  }

  @Test func doesNotWaitForAPipeThatNobodyWritesTo() throws {
    try withFolder { folder in
      let path = "\(folder)/pipe"
      #expect(mkfifo(path, 0o600) == 0)
      let error = FileError("read", path, reason: "it is a pipe that nobody writes to")
      #expect(throws: error) { try readFile(path) }
      #expect(throws: error) { _ = try OpenFile(reading: path, patience: 1) }
      #expect(throws: FileError("read", "/dev/zero", reason: "it is no file on a disk")) {
        try readFile("/dev/zero")
      }
    }
  }

  @Test(
    "calls a character by its code and name",
    arguments: [
      ("é", "'é' (U+00E9 LATIN SMALL LETTER E WITH ACUTE)"),
      ("\u{301}", "'\u{25CC}\u{301}' (U+0301 COMBINING ACUTE ACCENT)"),
      ("\u{94D}", "'\u{25CC}\u{94D}' (U+094D DEVANAGARI SIGN VIRAMA)"),
      (" ", "' ' (U+0020 SPACE)"), ("\u{202E}", "U+202E RIGHT-TO-LEFT OVERRIDE"),
      ("\u{0}", "U+0000 a control character"), ("\u{1F600}", "'\u{1F600}' (U+1F600 GRINNING FACE)"),
      ("\u{E000}", "'\u{E000}' (U+E000)"),
    ] as [(Unicode.Scalar, String)])
  func describesCharacters(character: Unicode.Scalar, text: String) {
    #expect(character.described == text)
  }

  @Test func saysThatADiskIsFull() throws {
    let full = try OpenFile(writing: "/dev/full")
    #expect(throws: FileError("write", "/dev/full", errno: ENOSPC)) { try full.write([1]) }
  }

  @Test func readsNoMoreThanALimit() throws {
    try withFolder { folder in
      try writeAtomically([UInt8](repeating: 7, count: 1000), to: "\(folder)/file")
      #expect(try OpenFile(reading: "\(folder)/file").readAll(atMost: 1000)?.count == 1000)
      #expect(try OpenFile(reading: "\(folder)/file").readAll(atMost: 999) == nil)
    }
  }

  @Test func aTemporaryFileHasNoName() throws {
    let file = try OpenFile.temporary()
    try file.write([1, 2])
    try file.write([3])
    try file.rewind()
    #expect(try file.readAll() == [1, 2, 3])
    var status = stat()
    #expect(fstat(file.descriptor, &status) == 0 && status.st_nlink == 0)
  }
}

struct FolderTests {
  @Test func makesFoldersAndThoseAbove() throws {
    try withFolder { folder in
      try makeFolders("\(folder)/a/b/c")
      try makeFolders("\(folder)/a/b/c/")
      #expect(try kind(of: "\(folder)/a/b/c") == .folder)
      try writeAtomically([], to: "\(folder)/file")
      #expect(throws: FileError("make the folder", "\(folder)/file", errno: EEXIST)) {
        try makeFolders("\(folder)/file/below")
      }
    }
  }

  @Test("what is to be new takes the place of nothing, nor of a file that has another name")
  func makesOnlyWhatIsNew() throws {
    try withFolder { folder in
      try makeNewFolder("\(folder)/a/b")
      for path in ["\(folder)/a/b", "\(folder)/a"] {
        #expect { try makeNewFolder(path) } throws: { "\($0)".contains("is in the way") }
      }
      try writeNew(Array("one".utf8), to: "\(folder)/file")
      #expect(addName("\(folder)/a/name", toFile: "\(folder)/file", like: "\(folder)/file"))
      for path in ["\(folder)/file", "\(folder)/a/name"] {
        #expect(throws: FileError.self) { try writeNew(Array("two".utf8), to: path) }
        #expect(try readFile(path) == Array("one".utf8))
      }
      #expect(!addName("\(folder)/a/name", toFile: "\(folder)/file", like: "\(folder)/file"))
      #expect(!addName("\(folder)/folder", toFile: "\(folder)/a", like: "\(folder)/file"))
    }
  }

  @Test func listsFilesWithoutFollowingLinks() throws {
    try withFolder { folder in
      try makeFolders("\(folder)/b/c")
      for name in ["z", "b/y", "b/c/x"] { try writeAtomically([], to: "\(folder)/\(name)") }
      symlink("\(folder)/b", "\(folder)/a")
      #expect(try files(below: folder) == ["a", "b/c/x", "b/y", "z"])
      #expect(try kind(of: "\(folder)/a") == .symbolicLink)
      #expect(try kind(of: "\(folder)/none") == nil)
      removeTree("\(folder)/a")
      #expect(try files(below: folder) == ["b/c/x", "b/y", "z"])
      removeTree("\(folder)/b")
      #expect(try files(below: folder) == ["z"])
      #expect(throws: FileError("read", "\(folder)/b", errno: ENOENT)) {
        try files(below: "\(folder)/b")
      }
    }
  }

  @Test func exchangesFolders() throws {
    try withFolder { folder in
      let (old, new) = ("\(folder)/old", "\(folder)/new")
      try makeFolders(new)
      try writeAtomically([1], to: "\(new)/1")
      try exchangeFolders(old, with: new)
      #expect(try files(below: folder) == ["old/1"], "there was nothing in its place")
      try makeFolders(new)
      try writeAtomically([2], to: "\(new)/2")
      try exchangeFolders(old, with: new)
      #expect(try files(below: folder) == ["new/1", "old/2"])
    }
  }

  @Test func keepsPermissions() throws {
    try withFolder { folder in
      let (old, new) = ("\(folder)/old", "\(folder)/new")
      for path in [old, new] { try makeFolders(path) }
      #expect(chmod(old, 0o2770) == 0)
      takeOver(permissionsOf: old, for: new)
      takeOver(permissionsOf: "\(folder)/none", for: new)
      var status = stat()
      #expect(stat(new, &status) == 0 && status.st_mode & 0o7777 == 0o2770)
    }
  }

  @Test func knowsWhereFileSystemsAreMounted() throws {
    try withFolder { folder in
      #expect(isMountPoint("/proc"))
      #expect(!isMountPoint(folder) && !isMountPoint("\(folder)/none"))
    }
  }

  @Test(
    "the folder of a path",
    arguments: [("file", "."), ("a/b/file", "a/b"), ("/file", "/"), ("/a/file", "/a")])
  func findsTheFolderAbove(path: String, folder: String) {
    #expect(parentFolder(of: path) == folder)
  }
}

struct FileLockTests {
  @Test func isHeldByOneAtATime() throws {
    try withFolder { folder in
      let path = "\(folder)/.lock"
      let lock = try FileLock(path)
      let other = try OpenFile(reading: path)
      #expect(flock(other.descriptor, LOCK_EX | LOCK_NB) != 0)
      lock.release()
      #expect(flock(other.descriptor, LOCK_EX | LOCK_NB) == 0)
      #expect(try entryNames(of: folder) == [], "nothing is left of it")
    }
  }

  @Test func saysOnceThatItWaits() throws {
    try withFolder { folder in
      let path = "\(folder)/.lock"
      let held = try FileLock(path)
      var (said, asked) = (0, 0)
      #expect(throws: FileError("lock", path, reason: "interrupted")) {
        _ = try FileLock(
          path,
          isInterrupted: {
            asked += 1
            return asked == 3
          },
          waiting: { said += 1 })
      }
      #expect(said == 1 && asked == 3)
      held.release()
      try FileLock(path, waiting: { said += 1 }).release()
      #expect(said == 1)
    }
  }

  /// Each takes the file that another removes at that very moment.
  @Test func manyHoldItInTurn() throws {
    try withFolder { folder in
      let inside = Atomic(0)
      let work: @Sendable () throws -> Bool = {
        try (0..<300).allSatisfy { _ in
          let lock = try FileLock("\(folder)/.lock")
          let isAlone = inside.add(1, ordering: .sequentiallyConsistent).oldValue == 0
          inside.subtract(1, ordering: .sequentiallyConsistent)
          lock.release()
          return isAlone
        }
      }
      let alone = try concurrently(jobs: 4, [work, work, work, work])
      #expect(alone == [true, true, true, true])
    }
  }

  @Test func takesOverWhatAKilledProcessLeft() throws {
    try withFolder { folder in
      try writeAtomically([], to: "\(folder)/.lock")
      try FileLock("\(folder)/.lock").release()
      #expect(try entryNames(of: folder) == [])
      #expect(throws: FileError("lock", "\(folder)/none/.lock", errno: ENOENT)) {
        try FileLock("\(folder)/none/.lock").release()
      }
    }
  }
}

struct ChildProcessTests {
  @Test func readsWhatAProgramPrints() throws {
    let (bytes, status) = try ChildProcess.output(
      of: "sh", ["-c", "printf '%s|' \"$@\"; exit 3", "sh", "a b", "'"], atMost: 6)
    #expect(bytes == Array("a b|'|".utf8))
    #expect(status == 3)
  }

  @Test func endsAProgramThatPrintsTooMuch() throws {
    let (bytes, status) = try ChildProcess.output(
      of: "sh", ["-c", "while :; do echo y; done"], atMost: 100_000)
    #expect(bytes == nil)
    #expect(status == nil, "a signal ended it")
  }

  /// The rest of the environment stays as it is.
  @Test func setsVariables() throws {
    let file = try OpenFile.temporary()
    try file.write(Array("read".utf8))
    try file.rewind()
    let (bytes, _) = try ChildProcess.output(
      of: "sh", ["-c", "cat; printf '|%s|%s' \"$HOME\" \"$MMREPORT_TEST\""],
      input: file.descriptor, setting: ["HOME": "here", "MMREPORT_TEST": "a=b"], atMost: 100)
    #expect(bytes == Array("read|here|a=b".utf8))
    let (path, _) = try ChildProcess.output(
      of: "sh", ["-c", "printf %s \"$PATH\""], setting: ["HOME": "here"], atMost: 10_000)
    #expect(path == environmentVariable("PATH").map { Array($0.utf8) })
  }

  @Test func saysThatThereIsNoSuchProgram() {
    #expect(throws: FileError("run", "/nowhere/program", errno: ENOENT)) {
      try ChildProcess("/nowhere/program", [])
    }
  }

  @Test func measuresTheMemoryOfAProgramThatReadsAFile() throws {
    let file = try OpenFile.temporary()
    try file.write(Array("exit 7".utf8))
    try file.rewind()
    let outcome = try ChildProcess("sh", [], input: file.descriptor).wait()
    #expect(outcome.status == 7)
    #expect(outcome.peakBytes > 100_000)
  }
}
