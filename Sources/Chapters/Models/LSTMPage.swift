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
      let introspection = page.introspection
      return ChapterContent(
        values: introspection.wordValues.merging([
          "hidden": .count(introspection.hidden),
          "shown": .count(introspection.observation(LSTMObservation.forget).columns),
          "kept": .decimal(introspection.kept, 2),
          "written": .decimal(introspection.observedMean(LSTMObservation.input), 2),
          "spoken": .decimal(introspection.observedMean(LSTMObservation.output), 2),
        ]) { $1 },
        illustrations: [try introspection.memory])
    }
  }
}

extension Introspection {
  /// The mean of all forget gates over all letters.
  fileprivate var kept: Double { observedMean(LSTMObservation.forget) }

  fileprivate var memory: Illustration {
    get throws {
      let id = "lstm-memory"
      let figure = StateStrips(
        labels: drawnLetters,
        panels: [
          strip(LSTMObservation.forget, "forget gate f", .fraction),
          strip(LSTMObservation.input, "write gate i", .fraction),
          strip(LSTMObservation.memory, "memory, tanh c", .signed, Elementary.tanh),
        ])
      return try Illustration(
        id: id,
        title:
          "Along \(word) all forget gates have a mean of \(kept.text(.fixed(2))); these are the liveliest",
        alternative: "Strips of the forget gate, the write gate and the memory along the letters of"
          + " \(word), a row for each unit",
        figure: figure,
        columns: Self.stripColumns,
        rows: stripRows([LSTMObservation.forget, LSTMObservation.input, LSTMObservation.memory]))
    }
  }
}
