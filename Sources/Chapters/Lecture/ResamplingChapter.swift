import Basics
import Experiments
import Figures
import Randomness
import Sites
import Training

extension ReportChapter {
  /// Minutes 114 to the end.
  static var resampling: ReportChapter {
    Chapter(
      of: ResamplingFindings.self, title: "The same names again",
      question: "Do a table and a net make up the same words?", part: .network,
      sections: [.resampling, .conclusion]
    ) { resampling, lecture in
      let counted = lecture[SamplingFindings.self].counted
      let plain = try lecture[DescentFindings.self].last
      return ChapterContent(
        values: [
          "seed": .number("\(Lecture.seed)"), "steps": .count(plain.step),
          "longSteps": .count(ResamplingFindings.longSteps),
          "long": .list(resampling.samplesOfLongTraining.map { ["word": .letters($0)] }),
          "counted": .loss(lecture.countLoss), "learned": .loss(plain.train),
          "uniform": .loss(lecture.uniformLoss),
        ],
        claims: try resampling.claims(counted.words(.lecture)),
        samples: [
          try SampleSet(id: "counts-again", draws: counted),
          try SampleSet(id: "net-again", draws: resampling.samples),
        ])
    }
  }
}

extension ResamplingFindings {
  /// What the net's words, drawn as in the video, have in common with the counts'.
  fileprivate func claims(_ counted: [String]) throws -> [Claim] {
    let learned = try samples.words(.lecture)
    let places = zip(counted, learned).count { $0 == $1 }
    let shared = learned.count { counted.contains($0) }
    let paths = ["lecture.resampling.samples", "lecture.sampling.counted"]
    return [
      Claim(
        "same", on: paths[0], paths[1], if: places == learned.count,
        "Under the video's way of drawing, all \(.count(learned.count)) are.",
        otherwise:
          "Under the video's way of drawing, \(.count(shared)) of \(.count(learned.count)) words"
          + " of the net are among the counts' words, \(.count(places)) of them at the same place."),
      Claim(
        "seam", on: paths[0], paths[1], if: places == learned.count,
        "The probabilities are not quite equal, but no random number fell between them.",
        otherwise:
          "Where a word differs, a random number fell between two probabilities that are not"
          + " equal. One letter is different, and the word goes its own way. Each letter uses up one"
          + " number. So as soon as both programs stand at the same letter again with the same numbers"
          + " used up, their words can be the same again, though perhaps a line higher or lower."),
    ]
  }
}
