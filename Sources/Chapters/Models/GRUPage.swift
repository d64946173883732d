import Basics
import Experiments
import Figures
import Models
import Sites
import Tensors

extension FamilyPage {
  static var gru: FamilyPage {
    FamilyPage(
      "gru", title: "GRU: gates",
      question: "How does a memory learn what to keep, and what to let go?", recipes: ["gru"]
    ) { page in
      let introspection = page.introspection
      return ChapterContent(
        values: introspection.wordValues.merging([
          "hidden": .count(introspection.hidden),
          "shown": .count(introspection.observation(GRUObservation.update).columns),
          "renewed": .decimal(introspection.observedMean(GRUObservation.update), 2),
        ]) { $1 }, illustrations: [try introspection.gates])
    }
  }
}

extension Introspection {
  /// Where the update gate of the units shown is open widest.
  fileprivate var widest: (place: Int, mean: Double) {
    placeOfLargest(observation(GRUObservation.update))
  }

  fileprivate var gates: Illustration {
    get throws {
      let id = "gru-gates"
      let figure = StateStrips(
        labels: drawnLetters,
        panels: [
          strip(GRUObservation.update, "update gate z", .fraction),
          strip(GRUObservation.reset, "reset gate r", .fraction),
          strip(RecurrentObservation.state, "state h", .signed),
        ])
      return try Illustration(
        id: id,
        title: "These update gates are open widest at \(name(ofPlace: widest.place)) of \(word),"
          + " with a mean of \(widest.mean.text(.fixed(2)))",
        alternative: "Strips of two gates and the state along the letters of \(word),"
          + " a row for each unit",
        figure: figure,
        columns: Self.stripColumns,
        rows: stripRows([GRUObservation.update, GRUObservation.reset, RecurrentObservation.state]))
    }
  }
}
