import Models
public import Randomness
import Training

/// Minutes 114 to the end: words of the trained net.
public struct ResamplingFindings: SectionFindings {
  /// Ten words each of the regularised net after all its steps.
  public let samples: [SamplingMethod: [String]]
  /// Five words of the regularised net after `longSteps` steps, as the lecture's notebook shows
  /// them. At 200 steps the fifth word still differs in one letter, whose uniform number lies at the
  /// seam between two characters; from about 250 steps on the words stay as they are.
  public let samplesOfLongTraining: [String]
  /// Three runs of the lecture's loop of a hundred steps.
  public static let longSteps = 300
}

extension ResamplingFindings {
  init(_ lecture: Lecture) {
    samples = lecture.samples(10, from: lecture.network(FullBatchDescent()).network)
    let longer = lecture.network(FullBatchDescent(steps: Self.longSteps)).network
    samplesOfLongTraining = lecture.samples(5, from: longer)[.lecture] ?? []
  }

  /// Those that the lecture shows too.
  public var numbers: [LectureNumber] {
    [
      .init(
        .resampling, "samples.net", "ten words of the net, PyTorch today",
        samples[.torch].map { .init($0) }),
      .init(
        .resampling, "samples.net.video", "five words of the net in the lecture, 300 steps",
        .init(samplesOfLongTraining)),
    ]
  }
}
