import Experiments
import Sites

/// All pages of the report: a line each, in the order of reading.
public enum TableOfContents {
  /// The page `index.html`.
  public static let cover: ReportChapter = .cover

  public static let all: [ReportChapter] = [
    .bigram,
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
    .trigramExercise,
    .splitExercise,
    .smoothingExercise,
    .oneHotExercise,
    .crossEntropyExercise,
    .countingExercise,
    .models,
    .bagOfWords,
    .mlp,
    .waveNet,
    .cnn,
    .rnn,
    .gru,
    .lstm,
    .transformer,
    .ensemble,
    .check,
  ]
}
