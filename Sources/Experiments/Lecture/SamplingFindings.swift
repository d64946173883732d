import Corpora
import Models
public import Randomness
import Training

/// Minutes 24 to 36: a row as probabilities, drawing from it, and words drawn from the table.
public struct SamplingFindings: SectionFindings {
  /// The probabilities of the first character.
  public let firstRow: [Double]
  /// `torch.rand(3)`, and the same normalised.
  public let rand3, p3: [Double]
  /// A hundred draws from `p3` with replacement, all asked for at once, and one by one as the lecture's
  /// PyTorch made them: the same, since PyTorch draws several as it always has.
  public let draws, lectureDraws: [Int]
  /// A single draw, step by step: there today's PyTorch has another way.
  public let firstDraw: FirstDraw
  /// The first word that the counts make up, drawn as in the lecture, letter by letter: at most twenty.
  public let firstWord: [LetterDraw]
  /// Ten words of the untrained model (all characters equally likely) and of the counted one.
  public let untrained, counted: [SamplingMethod: [String]]

  /// One letter of a word that is made up: a uniform number, searched for in the running sums of a row.
  public struct LetterDraw: Codable, Sendable {
    /// The character that was there, and the one that was drawn.
    public let from, to: String
    /// The probabilities of all V characters after `from`.
    public let row: [Double]
    /// The uniform number from 0 to 1.
    public let uniform: Double
    /// Which of the row's characters was drawn.
    public let index: Int
  }

  /// One draw from `p3`, asked for alone, as the lecture's PyTorch made it, and as today's does.
  public struct FirstDraw: Codable, Sendable {
    /// A uniform number, searched for in the running sums of `p3`.
    public let uniform: Double
    /// The sums of the first, of the first two, and of all of `p3`.
    public let runningSums: [Double]
    /// Where the search ends.
    public let lectureIndex: Int
    /// Exponentials, and `p3` divided by them, of which the largest wins.
    public let exponentials, ratios: [Double]
    /// The index of the largest ratio.
    public let torchIndex: Int
  }
}

extension SamplingFindings {
  init(_ lecture: Lecture) {
    firstRow = lecture.counts.probabilities(after: [])
    var generator = lecture.generator()
    let rand = generator.rand(3)
    let total = rand.reduce(0, +)
    let p = rand.map { $0 / total }
    (rand3, p3) = (rand.map(Double.init), p.map(Double.init))
    let fresh = generator
    var older = generator
    draws = generator.multinomial(probabilities: p, count: 100, replacement: true)
    lectureDraws = (0..<100).map { _ in SamplingMethod.lecture.next(of: p, using: &older) }
    firstDraw = FirstDraw(of: p, using: fresh)
    firstWord = lecture.lettersOfFirstSample(atMost: 20)
    untrained = lecture.samples(10, from: UniformModel(vocabularySize: lecture.vocabularySize))
    counted = lecture.samples(10, from: lecture.counts)
  }
}

extension Lecture {
  /// The letters of the first word that the counts make up, each with the number that chose it.
  fileprivate func lettersOfFirstSample(atMost limit: Int) -> [SamplingFindings.LetterDraw] {
    var (generator, letters) = (generator(), [SamplingFindings.LetterDraw]())
    var token = Vocabulary.boundary
    repeat {
      let row = counts.probabilities(inContext: [token])
      let draw = SamplingMethod.lecture.draw(from: row.map(Float.init), using: &generator)
      letters.append(
        SamplingFindings.LetterDraw(
          from: vocabulary.text(of: token), to: vocabulary.text(of: Token(draw.index)), row: row,
          uniform: draw.uniform ?? 0, index: draw.index))
      token = Token(draw.index)
    } while token != Vocabulary.boundary && letters.count < limit
    return letters
  }
}

extension SamplingFindings.FirstDraw {
  fileprivate init(of p: [Float], using generator: TorchGenerator) {
    var (search, race) = (generator, generator)
    uniform = search.uniformDouble()
    runningSums = p.indices.map { last in Double(p[...last].reduce(0, +)) }
    exponentials = race.exponential(p.count).map(Double.init)
    ratios = zip(p, exponentials).map { Double($0) / $1 }
    (search, race) = (generator, generator)
    lectureIndex = SamplingMethod.lecture.next(of: p, using: &search)
    torchIndex = SamplingMethod.torch.next(of: p, using: &race)
  }
}

extension SamplingFindings {
  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(.sampling, "sampling.p0", "probabilities of the first character", .init(firstRow)),
      .init(.sampling, "rng.rand3", "torch.rand(3)", .init(rand3)),
      .init(.sampling, "rng.p3", "the same, normalised", .init(p3)),
      .init(
        .sampling, "rng.multinomial100", "a hundred draws from it, PyTorch today", .init(draws)),
      .init(
        .sampling, "rng.multinomial100.published", "the same hundred in the lecture",
        .init(lectureDraws)),
      .init(
        .sampling, "samples.uniform", "ten words of the untrained model",
        untrained[.torch].map { .init($0) }),
      .init(
        .normalising, "samples.counts", "ten words of the counts, PyTorch today",
        counted[.torch].map { .init($0) }),
      .init(
        .normalising, "samples.counts.mkl", "five words of the counts, PyTorch with MKL",
        counted[.mkl].map { .init($0.prefix(5)) }),
      .init(
        .normalising, "samples.counts.video", "five words of the counts in the lecture",
        counted[.lecture].map { .init($0.prefix(5)) }),
    ]
  }
}
