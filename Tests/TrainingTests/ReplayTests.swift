import Corpora
import FoundationEssentials
import TestSupport
import Testing
import Training

struct ReplayTests {
  struct Lecture: Decodable {
    let losses: [String: [String: Float]]
  }

  @Test(arguments: Replay.types)
  func print(type: String) throws {
    let corpus = try Corpus(path: "/work/shared/data/names.txt")
    let data = try Data(contentsOf: URL(filePath: "/work/shared/reference/makemore-replay-3407.json"))
    let expected = try JSONDecoder().decode(Lecture.self, from: data).losses[type]!
    let losses = try Replay.run(type: type, corpus: corpus, steps: 191)
    var worst: Float = 0
    for step in stride(from: 0, through: 190, by: 10) {
      worst = max(worst, abs(losses[step] - expected["\(step)"]!))
      Swift.print(type, step, losses[step], expected["\(step)"]!, worst)
    }
  }
}
