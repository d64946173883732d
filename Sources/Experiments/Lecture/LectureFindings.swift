/// What the chapters of the lecture's part one and two show, a section for each group of chapters.
public struct LectureFindings: Codable, Sendable {
  public let reading: ReadingFindings
  public let counting: CountingFindings
  public let sampling: SamplingFindings
  public let normalising: NormalisingFindings
  public let likelihood: LikelihoodFindings
  public let forward: ForwardFindings
  public let descent: DescentFindings
  public let regularisation: RegularisationFindings

  /// Runs the lecture's programs.
  public init(_ lecture: Lecture) {
    reading = ReadingFindings(lecture)
    counting = CountingFindings(lecture)
    sampling = SamplingFindings(lecture)
    normalising = NormalisingFindings(lecture)
    likelihood = LikelihoodFindings(lecture)
    forward = ForwardFindings(lecture)
    descent = DescentFindings(lecture)
    regularisation = RegularisationFindings(lecture)
  }
}
