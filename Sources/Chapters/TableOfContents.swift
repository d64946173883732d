import Experiments
public import Sites

/// All pages of the report, in the order of reading: a line each, those of the family in a list of their own.
public enum TableOfContents {
  /// The page `index.html`.
  public static let cover: ReportChapter = .cover

  /// All but the cover.
  public static let all: [ReportChapter] =
    [
      .reading,
      .counting,
      .sampling,
      .normalising,
      .likelihood,
      .examples,
      .softmax,
      .loss,
      .descent,
      .regularisation,
      .resampling,
      .bigram,
      .trigramExercise,
      .splitExercise,
      .smoothingExercise,
      .oneHotExercise,
      .crossEntropyExercise,
      .backoffExercise,
      .models,
    ] + FamilyPage.all.map(\.chapter) + [.check]
}
