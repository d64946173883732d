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
      let counted = try lecture[SamplingFindings.self].counted.words(.lecture)
      let learned = try resampling.samplesOfLongTraining.words(.lecture)
      let aligned = AlignedSamples(counted, learned)
      return ChapterContent(
        values: [
          "seed": .number("\(Lecture.seed)"), "steps": .count(ResamplingFindings.longSteps),
          "rows": aligned.values, "count": .literal(Double(aligned.words)),
          "rate": .literal(lecture[DescentFindings.self].rate),
          "decay": .literal(lecture[RegularisationFindings.self].usualStrength),
          "counted": .loss(lecture.countLoss), "learned": .loss(resampling.longLoss),
          "uniform": .loss(lecture.uniformLoss),
        ],
        claims: resampling.claims(aligned, counted, learned),
        samples: [try SampleSet(id: "net-again", draws: resampling.samplesOfLongTraining)])
    }
  }
}

extension ResamplingFindings {
  /// What the net's words, drawn as in the video, have in common with the counts'.
  fileprivate func claims(
    _ aligned: AlignedSamples, _ counted: [String], _ learned: [String]
  ) -> [Claim] {
    let places = zip(counted, learned).count { $0 == $1 }
    let isSame = aligned.sameWords == aligned.words
    let paths = ["lecture.resampling.samplesOfLongTraining", "lecture.sampling.counted"]
    let moved: Words =
      places == aligned.sameWords
      ? "" : ", though only \(.count(places)) of them in the same line of the list"
    return [
      Claim(
        "same", on: paths[0], paths[1], if: isSame,
        "All \(.count(aligned.words)) are, where they are drawn as in the video.",
        otherwise:
          "Not all. Drawn as in the video, \(.count(aligned.sameWords)) of the net's"
          + " \(.count(aligned.words)) words are the table's too\(moved)."),
      Claim(
        "seam", on: paths[0], paths[1], if: isSame,
        "The probabilities are not quite equal, but no random number fell between them.",
        otherwise:
          "Where a letter differs, a random number fell between two probabilities that are not"
          + " quite equal. From there on, the two programs follow different rows, and their letters differ."
          + " But each letter uses up one random number, whichever letter it is. So as soon as both"
          + " programs stand at the same letter, they read the same row with the same number, and go on"
          + " alike."),
    ]
  }
}
