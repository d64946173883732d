import Experiments
public import Sites

/// All pages of the report, in the order of reading: a line each, those of the family in a list of their own.
public enum TableOfContents {
  /// The page `index.html` of the whole report.
  public static let cover = cover(for: all)

  /// The page `index.html` of a report of `chapters`, to which those `pending` will come.
  public static func cover(
    for chapters: [ReportChapter], pending: [ReportChapter] = []
  ) -> ReportChapter {
    .cover(of: chapters, pending: pending)
  }

  /// All but the cover.
  public static let all: [ReportChapter] =
    [
      .reading.telling("token", "context"),
      .counting.telling("bigram", "tensor", "vocabulary", "start token"),
      .sampling.telling("multinomial", "generator"),
      .normalising.telling("broadcasting", "keepdim"),
      .likelihood.telling("negative log-likelihood", "maximum likelihood", "smoothing"),
      .examples.telling("training set", "one-hot"),
      .softmax.telling("logits", "softmax"),
      .loss.telling("loss", "forward pass", "backward pass", "gradient"),
      .descent.telling("gradient descent", "learning rate"),
      .regularisation.telling("one-hot", "regularisation"),
      .resampling.telling("sampling from the network"),
      .bigram.telling("bigram"),
      .trigramExercise.telling("trigram"),
      .splitExercise.telling("training set", "dev set", "test set", "overfitting"),
      .smoothingExercise.telling("smoothing", "hyperparameter"),
      .oneHotExercise.telling("one-hot", "row selection"),
      .crossEntropyExercise.telling("cross-entropy", "logits"),
      .backoffExercise.telling("backoff", "discount", "Kneser-Ney"),
      .models.telling("perplexity", "parameter", "test set"),
    ] + FamilyPage.all.map(\.chapter) + [.check]

  /// What stands behind `chapters`, whichever they are: pages to look something up.
  public static func reference(for chapters: [ReportChapter]) -> [ReportChapter] {
    [.glossary, .terms]
  }
}
