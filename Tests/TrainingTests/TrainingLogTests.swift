import Glibc
import TestSupport
import Testing

@testable import Training

struct TrainingLogTests {
  private let history = History([
    .init(step: 10, train: 2.5, dev: 2.75), .init(step: 300, train: 0.1),
  ])

  @Test func writesATable() {
    #expect(TrainingLog(history).csv == "step,train,dev\n10,2.5,2.75\n300,0.1,\n")
  }

  @Test("computes the checksum as its definition's example has it")
  func computesChecksums() {
    #expect(checksum(Array("123456789".utf8)) == 0xe306_9283)
  }

  /// `Tests/Files/test_logs.py` reads them with TensorBoard itself.
  @Test func writesFilesForOthersToRead() throws {
    let folder = Repository.root + "/.build/logs"
    try TrainingLog(history).write(to: folder)
    try TrainingLog(history).write(to: folder)
    let error = #expect(throws: TrainingError.self) {
      try TrainingLog(history).write(to: "/dev/null/logs")
    }
    #expect("\(try #require(error))".contains("'/dev/null'"))
  }
}
