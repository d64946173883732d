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
      let (counted, learned) = (lecture[SamplingFindings.self].counted, resampling.samples)
      let pairs = zip(counted[.lecture] ?? [], learned[.lecture] ?? [])
      return ChapterContent(
        values: [
          "same": .count(pairs.filter { $0 == $1 }.count), "all": .count(counted[.lecture]!.count),
          "seed": .number("\(Lecture.seed)"),
          "counted": .decimal(lecture.countLoss, 4),
          "learned": .decimal(lecture[DescentFindings.self].last.train, 4),
          "uniform": .decimal(lecture.uniformLoss, 4),
        ],
        samples: [
          SampleSet(id: "counts-again", draws: counted),
          SampleSet(id: "net-again", draws: learned),
        ])
    }
  }
}
