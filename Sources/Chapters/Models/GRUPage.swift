import Experiments
import Models
import Sites

extension FamilyPage {
  static var gru: FamilyPage {
    FamilyPage(
      "gru", title: "GRU: gates",
      question: "How does a memory learn what to keep, and what to let go?", recipes: ["gru"],
      beside: ["rnn"]
    ) { page in
      let introspection = try page.introspection
      return ChapterContent(
        values: try introspection.unitValues.merging([
          "renewed": .decimal(try introspection.observedMean(GRUObservation.update), 2)
        ]) { $1 },
        claims: [introspection.known, page.pair(page.model, try page["rnn"]).claim("gates")],
        illustrations: [
          try introspection.unitTraces(
            id: "gru-gates", on: "gru",
            lines: [
              TracedLine(RecurrentObservation.state, "state h"),
              TracedLine(GRUObservation.update, "update gate z"),
            ])
        ],
        plays: [introspection.insides(["gru"]), .training("gru")])
    }
  }
}
