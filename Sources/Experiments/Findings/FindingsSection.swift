import Basics
import Corpora

/// One section of the findings: where it belongs, which page shows it, and how it is computed.
public struct FindingsSection: Sendable {
  /// The part that it is computed with.
  public let part: FindingsPart
  /// Names it in `findings.json`: `oneHot` for `OneHotFindings`.
  public let id: String
  /// The page that shows it, `PAGE.html` of `PAGE.md`: its id, and for exercises the lecture's number.
  public let page: String
  /// How long it takes beside the others of its part; what takes long begins first.
  let effort: Int
  /// Bytes that computing it takes at the most, by and large.
  let bytes: @Sendable (SectionInputs) -> Int
  /// Computes it, or remembers it, and says where it is to be put. It needs no other section, so that all can
  /// run side by side.
  let find: @Sendable (SectionInputs, FindingsStore) throws -> Finding
  /// The step of a build that computes it.
  let step: @Sendable (SectionInputs) -> Step

  /// All sections: a line each, in the order of reading.
  public static let all: [FindingsSection] = [
    lecture(ReadingFindings.init),
    lecture(CountingFindings.init),
    lecture(SamplingFindings.init),
    lecture(NormalisingFindings.init),
    lecture(LikelihoodFindings.init),
    lecture(ExamplesFindings.init),
    lecture(SoftmaxFindings.init),
    lecture(LossFindings.init),
    lecture(DescentFindings.init),
    lecture(RegularisationFindings.init),
    lecture(ResamplingFindings.init),
    bigram,
    exercise("e01", TrigramFindings.init, effort: 3) { max($0.bytesOfNets, $0.bytesOfCounts(8)) },
    exercise("e02", SplitFindings.init, effort: 2) { $0.bytesOfCounts(8) + $0.bytesOfCounts(6) },
    exercise("e03", SmoothingFindings.init, effort: 4) { max($0.bytesOfNets, $0.bytesOfCounts(5)) },
    exercise("e04", OneHotFindings.init, effort: 1) { 5 * $0.bytesOfPairs },
    exercise("e05", CrossEntropyFindings.init) { 2 * $0.bytesOfPairs },
    exercise("e06", BackoffFindings.init, effort: 5) { $0.bytesOfCounts(8) },
  ]
}

/// Puts something that was found into its place.
typealias Finding = @Sendable (inout Findings) -> Void

extension FindingsSection {
  /// The id of the page that shows `section`; a mistake of the program if it is in no list.
  public static func page<Section: SectionFindings>(of section: Section.Type) -> String {
    guard let page = all.first(where: { $0.id == Section.id })?.page else {
      preconditionFailure("the section '\(Section.id)' is not in the list of sections")
    }
    return page
  }

  private static let bigram = FindingsSection(
    .bigram, from: \.lecture, BigramFindings.init, bytes: bytesOfNetwork, put: { $0.bigram = $1 })

  /// The lecture's net and its gradient, while the two that chapters share are kept.
  private static let bytesOfNetwork: @Sendable (SectionInputs) -> Int = {
    4 * $0.exercises.bytesOfPairs
  }

  /// A chapter of the lecture, whose page is called like it.
  private static func lecture<Section: SectionFindings>(
    _ make: @escaping @Sendable (Lecture) throws -> Section
  ) -> FindingsSection {
    FindingsSection(
      .lecture, from: \.lecture, make, bytes: bytesOfNetwork,
      put: { $0.lecture?.sections[Section.self] = $1 })
  }

  /// An exercise, whose page is called by the lecture's number.
  private static func exercise<Section: SectionFindings>(
    _ number: String, _ make: @escaping @Sendable (Exercises) throws -> Section, effort: Int = 0,
    bytes: @escaping @Sendable (Exercises) -> Int = { _ in 0 }
  ) -> FindingsSection {
    FindingsSection(
      .exercises, page: number, effort: effort, from: \.exercises, make,
      bytes: { bytes($0.exercises) }, put: { $0.exercises?[Section.self] = $1 })
  }

  private init<Input: SectionInput, Section: SectionFindings>(
    _ part: FindingsPart, page: String = Section.id, effort: Int = 0,
    from input: any KeyPath<SectionInputs, Input> & Sendable,
    _ make: @escaping @Sendable (Input) throws -> Section,
    bytes: @escaping @Sendable (SectionInputs) -> Int,
    put: @escaping @Sendable (inout Findings, Section) -> Void
  ) {
    (self.part, self.page, self.effort, id) = (part, page, effort, Section.id)
    self.bytes = bytes
    find = { inputs, store in
      let section = try store.section(Self.step(part, Section.id, inputs[keyPath: input].key)) {
        try make(inputs[keyPath: input])
      }
      return { put(&$0, section) }
    }
    step = { Self.step(part, Section.id, $0[keyPath: input].key) }
  }

  private static func step(_ part: FindingsPart, _ id: String, _ inputs: [Step.Input]) -> Step {
    Step("section", "\(part.rawValue)/\(id)", from: inputs)
  }
}

/// What sections are computed from.
protocol SectionInput: Sendable {
  /// Everything that it depends on.
  var key: [Step.Input] { get }
}

extension Lecture: SectionInput {
  var key: [Step.Input] { [.init("the list", corpus.identity)] }
}

extension Exercises: SectionInput {
  var key: [Step.Input] {
    [.init("the list", corpus.identity), .init("the split's seed", splitSeed)]
      + (room == .most ? [] : [.init("the room", room.bytes)])
  }
}

/// What the sections of one list of words have in common, computed when it is first needed.
struct SectionInputs: Sendable {
  let corpus: Corpus
  let splitSeed: Int
  /// What a net of an exercise may take.
  let room: Demand
  private let sharedLecture = Once<Lecture>()
  private let sharedExercises = Once<Exercises>()

  init(_ corpus: Corpus, splitSeed: Int, room: Demand = .most) {
    (self.corpus, self.splitSeed, self.room) = (corpus, splitSeed, room)
  }

  /// With a lecture of one's own, to see what depends on its table and its generator.
  init(_ lecture: Lecture) {
    self.init(lecture.corpus, splitSeed: Split.lectureSeed)
    _ = sharedLecture { lecture }
  }

  var lecture: Lecture { sharedLecture { Lecture(corpus) } }
  var exercises: Exercises {
    sharedExercises { Exercises(corpus, splitSeed: splitSeed, room: room) }
  }
}
