import Basics
import Experiments
import Figures

extension Chapter<Findings> {
  static var gru: Chapter<Findings> {
    .model(
      "gru", title: "GRU: gates",
      question: "How does a memory learn what to keep, and what to let go?", recipes: ["gru"]
    ) { model, _ in
      let portrait = needed(model.portrait, .models)
      return ChapterContent(
        values: [
          "word": .letters(portrait.word), "hidden": .count(portrait.hidden),
          "shown": .count(portrait.observation("update")?.columns ?? 0),
        ], illustrations: [try portrait.gates])
    }
  }
}

extension Portrait {
  /// Where the update gate of the units shown is open widest.
  fileprivate var widest: (letter: String, mean: Double) {
    letterOfLargest(observation("update")) ?? ("", 0)
  }

  fileprivate var gates: Illustration {
    get throws {
      let id = "gru-gates"
      let figure = StateStrips(
        title: "In \(word) the update gates are open widest at \(shownCharacter(widest.letter)),"
          + " with a mean of \(widest.mean.fixed(2))",
        alternativeText: "Strips of two gates and the state along the letters of \(word),"
          + " where each unit opens its gates at letters of its own",
        labels: drawnLetters,
        panels: [
          strip("update", "update gate z", .fraction), strip("reset", "reset gate r", .fraction),
          strip("state", "state h", .signed),
        ].compactMap(\.self))
      return try Illustration(
        id: id, figure: figure,
        data: stripTable(
          id: id, caption: "Gates and state along \(word)", ["update", "reset", "state"]))
    }
  }
}
