import Basics
import Experiments
import Models
import Sites

extension FamilyPage {
  static var lstm: FamilyPage {
    FamilyPage(
      "lstm", title: "LSTM: a second memory",
      question: "What if a memory did not have to be shown at every character?",
      recipes: ["lstm"], beside: ["gru"]
    ) { page in
      let introspection = try page.introspection
      return ChapterContent(
        values: try introspection.unitValues.merging([
          "kept": .decimal(try introspection.observedMean(LSTMObservation.forget), 2)
        ]) { $1 },
        claims: [introspection.known, page.pair(page.model, try page["gru"]).claim("memory")],
        illustrations: [
          try introspection.unitTraces(
            id: "lstm-memory", on: "lstm",
            lines: [
              TracedLine(LSTMObservation.memory, "memory, tanh c", shown: Elementary.tanh),
              TracedLine(LSTMObservation.forget, "forget gate f"),
            ])
        ],
        plays: [introspection.insides(["lstm"])])
    }
  }
}
