import Models
public import Randomness
import Training

/// Minutes 114 to the end: words of the trained net.
public struct ResamplingFindings: SectionFindings {
  /// Ten words each of the regularised net after all its steps.
  public let samples: [SamplingMethod: [String]]
  /// The same after `longSteps` steps, of which the lecture's notebook shows five. At 200 steps the fifth
  /// word still differs in one letter, whose uniform number lies at the seam between two characters; from
  /// about 250 steps on the words stay as they are.
  public let samplesOfLongTraining: [SamplingMethod: [String]]
  /// The loss after `longSteps` steps, the penalty left out, in nats per character.
  public let longLoss: Double
  /// Three runs of the lecture's loop of a hundred steps.
  public static let longSteps = 300
}

extension ResamplingFindings {
  init(_ lecture: Lecture) {
    samples = lecture.samples(10, from: lecture.network(FullBatchDescent()).network)
    let longer = lecture.network(FullBatchDescent(steps: Self.longSteps)).network
    samplesOfLongTraining = lecture.samples(10, from: longer)
    longLoss = longer.negativeLogLikelihood(of: lecture.table)
  }

  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(
        .resampling, "samples.net", "ten words of the net, PyTorch today",
        samples[.torch].map { .init($0) }),
      .init(
        .resampling, "samples.net.video", "five words of the net in the lecture, 300 steps",
        samplesOfLongTraining[.lecture].map { .init($0.prefix(5)) }),
    ]
  }
}
