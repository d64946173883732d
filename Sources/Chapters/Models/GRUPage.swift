import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  static var gru: ReportChapter {
    .model(
      "gru", title: "GRU: gates",
      question: "How does a memory learn what to keep, and what to let go?", recipes: ["gru"]
    ) { model, _ in
      let introspection = needed(model.introspection, .models)
      return ChapterContent(
        values: introspection.wordValues.merging([
          "hidden": .count(introspection.hidden),
          "shown": .count(introspection.observation("update")?.columns ?? 0),
          "renewed": .decimal(introspection.means["update"] ?? 0, 2),
        ]) { $1 }, illustrations: [try introspection.gates])
    }
  }
}

extension Introspection {
  /// Where the update gate of the units shown is open widest.
  fileprivate var widest: (place: Int, mean: Double) {
    placeOfLargest(observation("update")) ?? (0, 0)
  }

  fileprivate var gates: Illustration {
    get throws {
      let id = "gru-gates"
      let figure = StateStrips(
        labels: drawnLetters,
        panels: [
          strip("update", "update gate z", .fraction), strip("reset", "reset gate r", .fraction),
          strip("state", "state h", .signed),
        ].compactMap(\.self))
      return try Illustration(
        id: id,
        title: "These update gates are open widest at \(name(ofPlace: widest.place)) of \(word),"
          + " with a mean of \(widest.mean.text(.fixed(2)))",
        alternative: "Strips of two gates and the state along the letters of \(word),"
          + " a row for each unit",
        figure: figure,
        columns: Self.stripColumns,
        rows: stripRows(["update", "reset", "state"]))
    }
  }
}
