import Randomness
import Training

/// A number that the lecture shows: where, what, and which finding it is.
public struct LectureNumber: Sendable {
  public let id: String
  /// Where the lecture's chapter begins: `00:50:14`.
  public let chapter: String
  public let what: String
  /// Takes it from what the chapters show; nil where the corpus has no such thing.
  let value: @Sendable (LectureFindings) -> NumberValue?

  init(
    _ chapter: String, _ id: String, _ what: String,
    _ value: @escaping @Sendable (LectureFindings) -> NumberValue?
  ) {
    (self.chapter, self.id, self.what, self.value) = (chapter, id, what, value)
  }
}

/// All numbers of the lecture that are checked, in the order of its chapters: one line each.
public enum LectureNumbers {
  public static let all: [LectureNumber] =
    reading + counting + marks + sampling + normalising + likelihood + forward + descent

  /// Every figure of `findings` beside what is expected for its corpus.
  public static func rows(_ findings: LectureFindings, expected: ExpectedNumbers) -> [NumberCheck] {
    all.map { figure in
      let (actual, oracle) = (figure.value(findings), expected[figure.id])
      return NumberCheck(
        id: figure.id, chapter: figure.chapter, what: figure.what, expected: oracle?.value,
        actual: actual,
        matches: oracle.map { oracle in
          actual.map { oracle.comparison.holds($0, oracle.value) } ?? false
        }, source: oracle?.source)
    }
  }

  private static let reading: [LectureNumber] = [
    .init("00:03:03", "names.first10", "first ten words") { .init($0.reading.firstWords) },
    .init("00:03:03", "names.count", "number of words") { .init($0.reading.wordCount) },
    .init("00:03:03", "names.shortest", "shortest word") { .init($0.reading.shortest) },
    .init("00:03:03", "names.longest", "longest word") { .init($0.reading.longest) },
  ]

  private static let counting: [LectureNumber] = [
    .init("00:06:24", "bigrams.emma", "bigrams of the first word") {
      .list($0.counting.firstWordBigrams.map { .list([.text($0.first), .text($0.second)]) })
    },
    .init("00:09:24", "bigrams.distinct", "distinct bigrams") {
      .init($0.counting.distinctBigrams)
    },
    .init("00:09:24", "bigrams.top20", "the twenty most frequent bigrams") {
      .list(
        $0.counting.topBigrams.map { .list([.text($0.first), .text($0.second), .init($0.count)]) })
    },
    .init("00:20:54", "counts.shape", "shape of N") {
      .init([$0.counting.size, $0.counting.size])
    },
    .init("00:20:54", "counts.total", "sum of N") { .init($0.counting.total) },
    .init("00:20:54", "counts.row0", "first row of N") { .init($0.counting.firstRow) },
    .init("00:20:54", "counts.zeros", "bigrams never seen") { .init($0.counting.zeros) },
  ]

  private static let marks: [LectureNumber] = [
    .init("00:20:54", "counts.marks.shape", "shape of N with start and end apart") {
      .init([$0.counting.withTwoMarks.size, $0.counting.withTwoMarks.size])
    },
    .init("00:20:54", "counts.marks.wasted", "cells that two marks waste") {
      .init($0.counting.wastedCells)
    },
  ]

  private static let sampling: [LectureNumber] = [
    .init("00:24:02", "sampling.p0", "probabilities of the first letter") {
      .init($0.sampling.firstRow)
    },
    .init("00:24:02", "rng.rand3", "torch.rand(3)") { .init($0.sampling.rand3) },
    .init("00:24:02", "rng.p3", "the same, normalised") { .init($0.sampling.p3) },
    .init("00:24:02", "rng.multinomial100", "a hundred draws from it, PyTorch today") {
      .init($0.sampling.draws)
    },
    .init("00:24:02", "rng.multinomial100.published", "the same hundred in the lecture") {
      .init($0.sampling.lectureDraws)
    },
    .init("00:24:02", "samples.uniform", "ten words of the untrained model") {
      $0.sampling.untrained[.torch].map { .init($0) }
    },
    .init("00:36:17", "samples.counts", "ten words of the counts, PyTorch today") {
      $0.sampling.counted[.torch].map { .init($0) }
    },
    .init("00:36:17", "samples.counts.mkl", "five words of the counts, PyTorch with MKL") {
      $0.sampling.counted[.mkl].map { .init($0.prefix(5)) }
    },
    .init("00:36:17", "samples.counts.video", "five words of the counts in the lecture") {
      $0.sampling.counted[.lecture].map { .init($0.prefix(5)) }
    },
  ]

  private static let normalising: [LectureNumber] = [
    .init(
      "00:36:17", "broadcast.shapes", "shapes of P, its sums with and without keepdim, P / sums"
    ) {
      .list(
        [
          $0.normalising.shape, $0.normalising.keptShape, $0.normalising.forgottenShape,
          $0.normalising.quotientShape,
        ].map { .init($0) })
    },
    .init("00:36:17", "broadcast.bug.nll", "average NLL of the wrongly normalised table") {
      .number($0.normalising.wrongLoss)
    },
    .init("00:36:17", "broadcast.bug.rowsum", "sum of the first row without keepdim") {
      .number($0.normalising.wrongRowSum)
    },
    .init("00:36:17", "broadcast.ok.rowsum", "sum of the first row with keepdim") {
      .number($0.normalising.rightRowSum)
    },
  ]

  private static let likelihood: [LectureNumber] = [
    .init("00:50:14", "emma.counts.probabilities", "probability of each bigram of the first word") {
      $0.likelihood.firstWords.first.map { .init($0.letters.map(\.probability)) }
    },
    .init("00:50:14", "nll.first3", "average NLL of each of the first three words") {
      .init($0.likelihood.firstWords.map(\.loss))
    },
    .init("00:50:14", "nll.counts.sum", "log-likelihood of the list, float32") {
      .number($0.likelihood.counts.runningSum)
    },
    .init("00:50:14", "nll.counts.mean", "average NLL, float32") {
      .number($0.likelihood.counts.runningMean)
    },
    .init("00:50:14", "nll.counts.exact", "average NLL, exact sums") {
      .number($0.likelihood.counts.mean)
    },
    .init("00:50:14", "nll.andrej.counts", "average NLL of andrej") {
      $0.likelihood.andrej.map { .number($0.loss) }
    },
    .init("00:50:14", "nll.andrejq.counts", "average NLL of andrejq") {
      $0.likelihood.andrejq.map { .number($0.loss) }
    },
    .init("01:00:50", "nll.smoothed.sum", "log-likelihood of the list, smoothed, float32") {
      .number($0.likelihood.smoothed.runningSum)
    },
    .init("01:00:50", "nll.smoothed.mean", "average NLL, smoothed, float32") {
      .number($0.likelihood.smoothed.runningMean)
    },
    .init("01:00:50", "nll.smoothed.exact", "average NLL, smoothed, exact sums") {
      .number($0.likelihood.smoothed.mean)
    },
    .init("01:00:50", "nll.andrej.smoothed", "average NLL of andrej, smoothed") {
      $0.likelihood.andrejSmoothed.map { .number($0.loss) }
    },
    .init("01:00:50", "nll.andrejq.smoothed", "average NLL of andrejq, smoothed") {
      $0.likelihood.andrejqSmoothed.map { .number($0.loss) }
    },
  ]

  private static let forward: [LectureNumber] =
    [
      .init("01:05:26", "emma.inputs", "inputs of the first word") {
        .init($0.forward.examples.map(\.inputToken))
      },
      .init("01:05:26", "emma.outputs", "outputs of the first word") {
        .init($0.forward.examples.map(\.outputToken))
      },
      .init("01:10:01", "emma.onehot", "one-hot rows of the first word") {
        .list($0.forward.oneHot.map { .init($0) })
      },
      .init("01:13:53", "rng.randn", "first five weights of torch.randn") {
        .init($0.forward.firstWeights)
      },
      .init("01:18:46", "emma.softmax.row0", "first five probabilities of the untrained net") {
        $0.forward.examples.first.map { .init($0.probabilities.prefix(5)) }
      },
    ]
    + (0..<5).map { number in
      LectureNumber(
        "01:26:17", "emma.example\(number + 1)", "p, log p and NLL of example \(number + 1)"
      ) {
        guard number < $0.forward.examples.count else { return nil }
        let example = $0.forward.examples[number]
        return .init([example.probability, example.logLikelihood, example.loss])
      }
    } + [
      .init("01:35:49", "emma.loss", "loss of the untrained net on the first word") {
        .number($0.forward.loss)
      }
    ]

  private static let descent: [LectureNumber] = [
    .init("01:38:36", "emma.grad.row0", "first five gradients") {
      .init($0.descent.firstGradients)
    },
    .init("01:38:36", "emma.losses", "loss over four steps of 0.1") {
      .init($0.descent.firstWordLosses)
    },
    .init("01:42:55", "examples.count", "number of examples") { .init($0.descent.exampleCount) },
    .init("01:42:55", "net.plain.losses", "loss at steps of rate 50") { losses($0.descent.plain) },
    .init("01:50:18", "net.regularised.losses", "the same, regularised by 0.01") {
      losses($0.descent.regularised)
    },
    .init("01:54:31", "samples.net", "ten words of the net, PyTorch today") {
      $0.descent.samples[.torch].map { .init($0) }
    },
    .init("01:54:31", "samples.net.video", "five words of the net in the lecture, 300 steps") {
      .init($0.descent.samplesOfLongTraining)
    },
  ]

  /// The steps at which the lecture's losses are compared.
  private static let comparedSteps = [0, 1, 2, 5, 10, 20, 50, 100, 200]

  private static func losses(_ history: History) -> NumberValue {
    .object(
      Dictionary(
        uniqueKeysWithValues: comparedSteps.filter(history.points.indices.contains).map {
          ("\($0)", .number(history.points[$0].train))
        }))
  }
}
