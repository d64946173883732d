import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  /// Minutes 114 to the end.
  static var resampling: ReportChapter {
    Chapter(
      id: "resampling", title: "The same names again",
      question: "Do a table and a net make up the same words?", part: .network,
      sections: [.resampling, .conclusion]
    ) { findings in
      let (counted, learned) = (findings.sampling.counted, findings.descent.samples)
      let pairs = zip(counted[.lecture] ?? [], learned[.lecture] ?? [])
      return ChapterContent(
        values: [
          "same": .count(pairs.filter { $0 == $1 }.count), "all": .count(counted[.lecture]!.count),
          "seed": .number("\(Lecture.seed)"),
          "counted": .decimal(findings.likelihood.counts.mean, 4),
          "learned": .decimal(findings.descent.plain.points.last?.train ?? 0, 4),
          "uniform": .decimal(findings.regularisation.uniformLoss, 4),
        ],
        samples: [
          SampleSet(id: "counts-again", draws: counted),
          SampleSet(id: "net-again", draws: learned),
        ])
    }
  }
}
