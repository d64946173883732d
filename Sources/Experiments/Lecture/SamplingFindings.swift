import Corpora
import Models
import Randomness
import Training

/// Minutes 24 to 36: a row as probabilities, drawing from it, and words drawn from the table.
public struct SamplingFindings: Codable, Sendable {
  /// The probabilities of the first character.
  public let firstRow: [Double]
  /// `torch.rand(3)`, and the same normalised.
  public let rand3, p3: [Double]
  /// A hundred draws from `p3` with replacement: today's PyTorch, and the lecture's.
  public let draws, lectureDraws: [Int]
  /// Ten words of the untrained model (all characters equally likely) and of the counted one.
  public let untrained, counted: [Draw: [String]]
}

extension SamplingFindings {
  init(_ lecture: Lecture) {
    firstRow = lecture.counts.probabilities(after: [])
    var generator = lecture.generator()
    let rand = generator.rand(3)
    let total = rand.reduce(0, +)
    let p = rand.map { $0 / total }
    (rand3, p3) = (rand.map(Double.init), p.map(Double.init))
    var older = generator
    draws = generator.multinomial(probabilities: p, count: 100, replacement: true)
    lectureDraws = (0..<100).map { _ in Draw.lecture.next(of: p, using: &older) }
    untrained = lecture.samples(10, from: UniformModel(vocabularySize: lecture.vocabularySize))
    counted = lecture.samples(10, from: lecture.counts)
  }
}
