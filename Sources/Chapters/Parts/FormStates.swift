import Basics
import Experiments
import Sites

// What forms are asked for by figures that they can show, too. Each names all that decides what is shown, so
// that a reader who has changed the form comes back to the figure.

extension Play.State {
  /// What forms call counts of all words with nothing added; with one added it is `counts-1`.
  private static let counts = "counts"
  /// The longest word that has room in the forms, in code points.
  static let longestWord = 60
  /// The longest beside which a form shows what a network computes.
  private static let longestRead = 20

  /// The row and the cell of the table of counts or of its probabilities.
  static func table(_ show: String, row: String, column: String) -> Play.State {
    Play.State("table", on: "counting", [("show", show), ("row", row), ("column", column)])
  }

  /// The first letter that is drawn from counts of all words.
  static let firstLetter = Play.State(
    "sampler", on: "sampling", [("model", counts), ("letter", "1")])

  /// Numbers divided by the sums of their rows.
  static func sumsOfRows(keepsDimension: Bool) -> Play.State {
    Play.State(
      "broadcasting", on: "normalising",
      [("dim", "1"), ("keepdim", keepsDimension ? "1" : "0"), ("place", "new")])
  }

  /// A word by counts of all words, with nothing or one added to each; nil for a long one.
  static func score(_ word: String, isSmoothed: Bool) -> Play.State? {
    guard word.unicodeScalars.count <= longestWord else { return nil }
    let model = isSmoothed ? "\(counts)-1" : counts
    return Play.State("score", on: "likelihood", [("word", word), ("model", model)])
  }

  /// The lecture's net after some steps.
  static func descent(rate: Double, decay: Double = 0, steps: Int) -> Play.State {
    Play.State(
      "descent", on: "descent",
      [("rate", number(rate)), ("decay", number(decay)), ("steps", "\(steps)")])
  }

  /// Counts and the net under fake counts or a penalty, and what follows `letter`.
  static func smoothing(_ name: String, _ strength: Double, after letter: String) -> Play.State {
    Play.State(
      "smoothing", on: "regularisation", [(name, number(strength)), ("row", letter)])
  }

  /// The row of weights that an input picks, and one of its logits.
  static func logits(_ input: String, _ neuron: String) -> Play.State {
    Play.State(
      "logits", on: "softmax",
      [("weights", "drawn"), ("input", input), ("neuron", neuron), ("by", "0")])
  }

  /// The weight between an input and its label.
  static func weight(_ input: String, label: String) -> Play.State {
    Play.State(
      "weight", on: "loss", [("input", input), ("label", label), ("neuron", label)])
  }

  /// What a network computes along a word; nil for a long one.
  static func insides(on page: String, _ word: String, part: String) -> Play.State? {
    guard word.unicodeScalars.count <= longestRead else { return nil }
    return Play.State("insides", on: page, [("word", word), ("model", page), ("part", part)])
  }

  /// A network as the recipe trains it; nil for what is not trained step by step.
  static func training(on page: String, _ model: ModelFindings) -> Play.State? {
    let values = model.settings.filter { trained.contains($0.name) }
    guard !values.isEmpty else { return nil }
    return Play.State("train", on: page, values.map { ($0.name, number($0.value)) })
  }

  /// The settings that the form has controls for.
  private static let trained: Set<String> = [
    "channels", "hidden", "layers", "heads", "steps", "batch", "peak",
  ]

  /// As JavaScript writes it.
  private static func number(_ value: Double) -> String { value.text(.exact, for: .programs) }
}
