import Models

/// What the chapters of the lecture show: what most of them speak of, and a section for each of them.
public struct LectureFindings: Sendable {
  /// The number of characters with the boundary, V.
  public let vocabularySize: Int
  /// ln V, the loss of a model that knows nothing, in nats per character.
  public let uniformLoss: Double
  /// The loss of the counts on the whole list, in nats per character: what nets are held against.
  public let countLoss: Double
  var sections = Sections()

  /// The findings of a chapter; a mistake of the program if they have not been computed.
  public subscript<Section: SectionFindings>(_ type: Section.Type) -> Section { sections[type] }
}

extension LectureFindings {
  /// Without any section yet.
  init(_ lecture: Lecture) {
    vocabularySize = lecture.vocabularySize
    uniformLoss = lecture.uniformLoss
    countLoss = lecture.counts.negativeLogLikelihood(of: lecture.table)
  }

  /// All numbers of the lecture that are checked, in the order of its chapters.
  var numbers: [LectureNumber] {
    FindingsSection.all.filter { $0.part == .lecture }.flatMap { sections[$0.id]?.numbers ?? [] }
  }
}

extension LectureFindings: Encodable {
  /// Writes the sections beside the numbers that they share.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: SectionKey.self)
    try container.encode(vocabularySize, forKey: SectionKey("vocabularySize"))
    try container.encode(uniformLoss, forKey: SectionKey("uniformLoss"))
    try container.encode(countLoss, forKey: SectionKey("countLoss"))
    try sections.encode(to: &container)
  }
}
