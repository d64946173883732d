import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  static var lstm: ReportChapter {
    .model(
      "lstm", title: "LSTM: a second memory",
      question: "What if a memory did not have to speak at every letter?", recipes: ["lstm"]
    ) { model, _ in
      let introspection = needed(model.introspection, .models)
      return ChapterContent(
        values: introspection.wordValues.merging([
          "hidden": .count(introspection.hidden),
          "shown": .count(introspection.observation("forget")?.columns ?? 0),
          "kept": .decimal(introspection.kept, 2),
          "written": .decimal(introspection.means["input"] ?? 0, 2),
          "spoken": .decimal(introspection.means["output"] ?? 0, 2),
        ]) { $1 },
        illustrations: [try introspection.memory])
    }
  }
}

extension Introspection {
  /// The mean of all forget gates over all letters.
  fileprivate var kept: Double { means["forget"] ?? 0 }

  fileprivate var memory: Illustration {
    get throws {
      let id = "lstm-memory"
      let figure = StateStrips(
        labels: drawnLetters,
        panels: [
          strip("forget", "forget gate f", .fraction),
          strip("input", "write gate i", .fraction),
          strip("memory", "memory, tanh c", .signed, Elementary.tanh),
        ].compactMap(\.self))
      return try Illustration(
        id: id,
        title:
          "Along \(word) all forget gates have a mean of \(kept.text(.fixed(2))); these are the liveliest",
        alternative: "Strips of the forget gate, the write gate and the memory along the letters of"
          + " \(word), a row for each unit",
        figure: figure,
        columns: Self.stripColumns,
        rows: stripRows(["forget", "input", "memory"]))
    }
  }
}
