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
      let introspection = try page.introspection
      return ChapterContent(
        values: introspection.wordValues.merging([
          "hidden": .count(introspection.hidden),
          "shown": .count(try introspection.observation(GRUObservation.update).columns),
          "renewed": .decimal(try introspection.observedMean(GRUObservation.update), 2),
        ]) { $1 }, claims: [introspection.known], illustrations: [try introspection.gates],
        plays: [introspection.insides(["gru"]), .training("gru")])
    }
  }
}

extension Introspection {
  fileprivate var gates: Illustration {
    get throws {
      let widest = try placeOfLargest(observation(GRUObservation.update))
      return try illustration(
        id: "gru-gates",
        title:
          "The mean of these update gates is largest at \(name(ofPlace: widest.place)) of \(word),"
          + " with \(widest.mean.text(.fixed(2)))",
        alternative: "Strips of two gates and the state along the letters of \(word),"
          + " a row for each unit",
        on: "gru",
        strips: [
          ObservedStrip(GRUObservation.update, "update gate z", .fraction),
          ObservedStrip(GRUObservation.reset, "reset gate r", .fraction),
          ObservedStrip(RecurrentObservation.state, "state h", .signed),
        ])
    }
  }
}
