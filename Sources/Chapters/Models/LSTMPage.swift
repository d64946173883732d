import Basics
import Experiments
import Figures
import Models
import Sites
import Tensors

extension FamilyPage {
  static var lstm: FamilyPage {
    FamilyPage(
      "lstm", title: "LSTM: a second memory",
      question: "What if a memory did not have to speak at every letter?", recipes: ["lstm"]
    ) { page in
      let introspection = try page.introspection
      return ChapterContent(
        values: introspection.wordValues.merging([
          "hidden": .count(introspection.hidden),
          "shown": .count(try introspection.observation(LSTMObservation.forget).columns),
          "kept": .decimal(try introspection.kept, 2),
          "written": .decimal(try introspection.observedMean(LSTMObservation.input), 2),
          "spoken": .decimal(try introspection.observedMean(LSTMObservation.output), 2),
        ]) { $1 },
        claims: [introspection.known], illustrations: [try introspection.memory],
        plays: [introspection.insides(["lstm"])])
    }
  }
}

extension Introspection {
  /// The mean of all forget gates over all letters.
  fileprivate var kept: Double { get throws { try observedMean(LSTMObservation.forget) } }

  fileprivate var memory: Illustration {
    get throws {
      try illustration(
        id: "lstm-memory",
        title: "Along \(word) all forget gates have a mean of \(kept.text(.fixed(2)));"
          + " these change most",
        alternative: "Strips of the forget gate, the write gate and the memory along the letters of"
          + " \(word), a row for each unit",
        on: "lstm",
        strips: [
          ObservedStrip(LSTMObservation.forget, "forget gate f", .fraction),
          ObservedStrip(LSTMObservation.input, "write gate i", .fraction),
          ObservedStrip(
            LSTMObservation.memory, "memory, tanh c", .signed, shown: Elementary.tanh),
        ])
    }
  }
}
