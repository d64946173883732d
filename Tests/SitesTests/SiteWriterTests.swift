import Basics
import Glibc
import Synchronization
import TestSupport
import Testing

@testable import Sites

private let first = [
  SiteFile("index.html", "one"), SiteFile("data/a.csv", "1"), SiteFile("old", ""),
]
private let second = [SiteFile("index.html", "two"), SiteFile("figures/deep/b.svg", "2")]

private func content(_ path: String) -> String? {
  (try? readFile(path)).map { String(decoding: $0, as: UTF8.self) }
}

private func entries(_ folder: String) -> Set<String> {
  Set((try? entryNames(of: folder)) ?? [])
}

/// Whether nobody holds the lock of the file at `path`.
private func isFree(_ path: String) -> Bool {
  let file = open(path, O_RDONLY)
  defer { close(file) }
  return file < 0 || flock(file, LOCK_EX | LOCK_NB) == 0
}

// One at a time, since a signal reaches all writers of a process.
@Suite(.serialized) struct SiteWriterTests {
  @Test func writesAndReplaces() throws {
    try withFolder { folder in
      let site = "\(folder)/a/site"
      try SiteWriter(folder: site).write(first)
      #expect(entries(site) == ["index.html", "data", "old", ".mmreport"])
      try SiteWriter(folder: "\(site)/").write(second)
      #expect(entries(site) == ["index.html", "figures", ".mmreport"])
      #expect(content("\(site)/figures/deep/b.svg") == "2")
      #expect(entries("\(folder)/a") == ["site"])
    }
  }

  @Test(
    "a site that stands there as it is is left alone; one changed, missing or further file, and it is written"
  )
  func writesOnlyWhatChanged() throws {
    try withFolder { folder in
      let site = "\(folder)/site"
      func number() throws -> UInt64 {
        var status = stat()
        #expect(stat(site, &status) == 0)
        return UInt64(status.st_ino)
      }
      try SiteWriter(folder: site).write(first)
      var old = try number()
      try SiteWriter(folder: site).write(first.reversed())
      #expect(try number() == old)
      for change in [
        { try writeAtomically("else".utf8, to: "\(site)/data/a.csv") },
        { removeFile("\(site)/old") },
        { try SiteWriter(folder: site).write(second) },
      ] as [() throws -> Void] {
        try change()
        old = try number()
        try SiteWriter(folder: site).write(first)
        #expect(try number() != old)
        #expect(content("\(site)/data/a.csv") == "1" && content("\(site)/old") == "")
      }
    }
  }

  @Test(
    "a file that stands in the old site as it is to be keeps its age, unless others may read it than a new one"
  )
  func takesOverWhatStands() throws {
    try withFolder { folder in
      let site = "\(folder)/site"
      func number(_ path: String) -> UInt64 {
        var status = stat()
        #expect(lstat("\(site)/\(path)", &status) == 0)
        return UInt64(status.st_ino)
      }
      let paths = ["same", "other", "secret", "link", ".mmreport"]
      func write(_ text: String) throws {
        let files = ["same", "secret", "link"].map { SiteFile($0, "\($0) is the same") }
        try SiteWriter(folder: site).write(files + [SiteFile("other", text)])
      }
      try write("one")
      chmod("\(site)/secret", 0o600)
      try writeAtomically("link is the same".utf8, to: "\(folder)/target")
      unlink("\(site)/link")
      symlink("\(folder)/target", "\(site)/link")
      // All are kept until the numbers were compared, so that none is given again.
      let held = paths.map { open("\(site)/\($0)", O_RDONLY) }
      defer { for file in held { close(file) } }
      let before = paths.map(number)
      try write("two")
      #expect(zip(paths.map(number), before).map(==) == [true, false, false, false, false])
      #expect(content("\(site)/other") == "two" && content("\(site)/link") == "link is the same")
      #expect(try kind(of: "\(site)/link") == .other)
    }
  }

  @Test(
    "a record tells whether a site still stands: a byte, a file or the list of files changed, and it does not"
  )
  func recordsWhatStands() throws {
    try withFolder { folder in
      let site = "\(folder)/site"
      let record = SiteRecord(of: first, notices: ["long"], summary: ["done"])
      let writer = try SiteWriter(folder: site)
      #expect(try !writer.stands(record))
      try writer.write(first)
      #expect(SiteRecord(record.bytes) == record && SiteRecord(Array("{}".utf8)) == nil)
      #expect(try writer.stands(record))
      for change in [
        { try writeAtomically("2".utf8, to: "\(site)/data/a.csv") },
        { try writeAtomically("onee".utf8, to: "\(site)/index.html") },
        { removeFile("\(site)/old") },
        { try writer.write(first + second.suffix(1)) },
      ] as [() throws -> Void] {
        try change()
        #expect(try !writer.stands(record))
        try writer.write(first)
        #expect(try writer.stands(record))
      }
    }
  }

  @Test func keepsThePlaceholderOfGit() throws {
    try withFolder { folder in
      try makeFolders("\(folder)/output")
      try writeAtomically("mine".utf8, to: "\(folder)/output/.gitkeep")
      for files in [first, second] {
        try SiteWriter(folder: "\(folder)/output").write(files)
        #expect(content("\(folder)/output/.gitkeep") == "mine")
      }
    }
  }

  @Test func refusesWhatItDidNotWrite() throws {
    try withFolder { folder in
      let site = "\(folder)/site"
      try SiteWriter(folder: site).write(first)
      try writeAtomically("mine".utf8, to: "\(site)/data/notes.txt")
      #expect {
        try SiteWriter(folder: site).write(second)
      } throws: { "\($0)".contains("it holds 'data/notes.txt', which mmreport did not write") }
      #expect(content("\(site)/index.html") == "one")
    }
  }

  @Test func refusesFilesAndLinksAndTheRoot() throws {
    try withFolder { folder in
      try writeAtomically("mine".utf8, to: "\(folder)/file")
      symlink("elsewhere", "\(folder)/link")
      for (path, reason) in [
        ("\(folder)/file", "it is not a folder"), ("\(folder)/link", "it is a symbolic link"),
        ("/", "it is the root"),
      ] {
        #expect {
          try SiteWriter(folder: path)
        } throws: { "\($0)".hasPrefix("will not replace '\(path)': \(reason)") }
      }
      #expect(content("\(folder)/file") == "mine")
      #expect(throws: FileError.self) { try SiteWriter(folder: "\(folder)/file/site") }
      #expect(throws: FileError.self) { try SiteWriter(folder: "/proc/no/site") }
    }
  }

  @Test func leavesTheOldSiteWhenAFileCannotBeWritten() throws {
    try withFolder { folder in
      let site = "\(folder)/site"
      try SiteWriter(folder: site).write(first)
      // A name longer than any file system takes.
      let bad = second + [SiteFile(String(repeating: "n", count: 300), "")]
      #expect(throws: FileError.self) { try SiteWriter(folder: site).write(bad) }
      #expect(content("\(site)/index.html") == "one")
      #expect(entries(folder) == ["site"])
    }
  }

  @Test func clearsAwayWhatKilledBuildsLeft() throws {
    try withFolder { folder in
      for name in [".site.123.part", ".site.9.part.old", ".site.x.part", ".sites.1.part"] {
        try makeFolders("\(folder)/\(name)/data")
      }
      try SiteWriter(folder: "\(folder)/site").write(first)
      #expect(entries(folder) == ["site", ".site.x.part", ".sites.1.part"])
    }
  }

  /// On a file system without exchange a build may be killed while no site stands.
  @Test(
    "a site that stands nowhere is put back",
    arguments: [nil, [], [SiteWriter.placeholder]] as [[String]?])
  func putsBackTheOldSite(there: [String]?) throws {
    try withFolder { folder in
      let site = "\(folder)/site"
      for (name, files) in [(".site.12.part.old", first), (".site.12.part", second)] {
        try SiteWriter(folder: "\(folder)/\(name)").write(files)
      }
      if let there {
        try makeFolders(site)
        for name in there { try writeAtomically([], to: "\(site)/\(name)") }
      }
      // A name longer than any file system takes.
      let bad = second + [SiteFile(String(repeating: "n", count: 300), "")]
      #expect(throws: FileError.self) { try SiteWriter(folder: site).write(bad) }
      if there?.isEmpty ?? true {
        #expect(content("\(site)/index.html") == "one")
        #expect(entries(folder) == ["site"])
      } else {
        #expect(content("\(folder)/.site.12.part.old/index.html") == "one", "it is the only one")
      }
      try SiteWriter(folder: site).write(second)
      #expect(content("\(site)/index.html") == "two")
      #expect(entries(folder) == ["site"])
    }
  }

  @Test func sitesBesideDoNotWaitForOneAnother() throws {
    try withFolder { folder in
      let said = Mutex<[String]>([])
      let lock = try FileLock("\(folder)/.other.lock")
      try SiteWriter(folder: "\(folder)/site") { line in said.withLock { $0.append(line) } }
        .write(first)
      lock.release()
      #expect(said.withLock { $0 } == [])
    }
  }

  @Test func saysThatItWaits() throws {
    try withFolder { folder in
      let said = Mutex<[String]>([])
      // Who holds the lock is another process, and ends when the writer has said that it waits.
      let holder = try ChildProcess(
        "flock", ["--no-fork", "\(folder)/.site.lock", "sleep", "60"])
      while isFree("\(folder)/.site.lock") { sched_yield() }
      let write: @Sendable () throws -> Bool = {
        try SiteWriter(folder: "\(folder)/site") { line in said.withLock { $0.append(line) } }
          .write(first)
        return true
      }
      let release: @Sendable () throws -> Bool = {
        while said.withLock({ $0.isEmpty }) { sched_yield() }
        holder.terminate()
        return try holder.wait().status == nil
      }
      let done = try concurrently(jobs: 2, [write, release])
      #expect(done == [true, true])
      #expect(said.withLock { $0 } == ["waiting for another build in '\(folder)/site'"])
      #expect(entries(folder) == ["site"])
    }
  }

  @Test func preparingLeavesNothing() throws {
    try withFolder { folder in
      try SiteWriter(folder: "\(folder)/site").prepare()
      #expect(entries(folder) == [])
      #expect {
        try SiteWriter(folder: "/proc").prepare()
      } throws: { "\($0)".contains("/proc") }
      let long = String(repeating: "n", count: 250)
      #expect(throws: FileError.self) { try SiteWriter(folder: "\(folder)/\(long)").prepare() }
    }
  }

  @Test func keepsPermissions() throws {
    try withFolder { folder in
      let site = "\(folder)/site"
      try SiteWriter(folder: site).write(first)
      #expect(chmod(site, 0o2775) == 0)
      try SiteWriter(folder: site).write(second)
      var status = stat()
      #expect(stat(site, &status) == 0 && status.st_mode & 0o7777 == 0o2775)
    }
  }

  @Test func buildsIntoOneFolderDoNotMix() throws {
    try withFolder { folder in
      let sites = (0..<24).map { number in
        (0..<20).map { SiteFile("\($0)", "\(number)") }
      }
      _ = try concurrently(
        jobs: 8,
        sites.map { files in { try SiteWriter(folder: "\(folder)/site").write(files) } })
      let values = Set((0..<20).map { content("\(folder)/site/\($0)") })
      #expect(values.count == 1)
      #expect(entries(folder) == ["site"])
    }
  }

  @Test func aReaderNeverFindsTheFolderMissing() throws {
    try withFolder { folder in
      let site = "\(folder)/site"
      try SiteWriter(folder: site).write(first)
      let write: @Sendable () throws -> Bool = {
        for _ in 0..<40 { try SiteWriter(folder: site).write(first) }
        return true
      }
      let read: @Sendable () throws -> Bool = {
        (0..<20_000).allSatisfy { _ in access("\(site)/index.html", F_OK) == 0 }
      }
      let found = try concurrently(jobs: 2, [write, read])
      #expect(found == [true, true])
    }
  }

  @Test func leavesNothingHalfWrittenWhenInterrupted() throws {
    try withFolder { folder in
      let site = "\(folder)/site"
      try SiteWriter(folder: site).write(first)
      // Without this the signal would end the tests, as it ends the program.
      let before = signal(SIGHUP) { _ in }
      defer { signal(SIGHUP, before) }
      let write: @Sendable () throws -> String = {
        let many = (0..<20_000).map { SiteFile("\($0)", "new") }
        do { try SiteWriter(folder: site).write(many) } catch { return "\(error)" }
        return "written"
      }
      let interrupt: @Sendable () throws -> String = {
        while entries(folder) == ["site"] { sched_yield() }
        return "\(kill(getpid(), SIGHUP))"
      }
      let results = try concurrently(jobs: 2, [write, interrupt])
      #expect(results == ["cannot write '\(site)': interrupted", "0"])
      #expect(entries(folder) == ["site"])
      #expect(content("\(site)/index.html") == "one")
    }
  }
}
