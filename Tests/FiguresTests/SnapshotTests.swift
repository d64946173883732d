import FoundationEssentials
import TestSupport
import Testing

@testable import Figures

/// Each figure of the gallery draws what someone has looked at. Where its marks should be, other tests ask.
@Suite struct SnapshotTests {
  private static let folder = Repository.root + "/Tests/FiguresTests/Snapshots"

  @Test("a figure draws what its snapshot has", arguments: FigureGallery.examples.map(\.id))
  func drawsItsSnapshot(id: String) throws {
    let path = "\(Self.folder)/\(id).svg"
    let drawn = snapshot(of: try galleryFigure(id))
    guard FileManager.default.fileExists(atPath: path) else {
      try Data(drawn.utf8).write(to: URL(filePath: path))
      Issue.record("\(path) was missing and is written: look at the picture, then commit it")
      return
    }
    let known = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    let difference = zip(drawn.split(separator: "\n"), known.split(separator: "\n"))
      .first { $0 != $1 }
    #expect(
      drawn == known,
      """
      \(id) draws something else. If that is meant, remove \(path), run this test, and look at the \
      picture. It draws \(difference?.0 ?? "more or less"); the snapshot has \(difference?.1 ?? "other lines")
      """)
  }

  @Test func keepsNoSnapshotOfWhatIsGone() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder)
    #expect(Set(files).subtracting(FigureGallery.examples.map { "\($0.id).svg" }) == [])
  }
}
