import Basics
import Experiments
import Figures

extension Chapter<Findings> {
  static var lstm: Chapter<Findings> {
    .model(
      "lstm", title: "LSTM: a second memory",
      question: "What if a memory did not have to speak at every letter?", recipes: ["lstm"]
    ) { model, _ in
      let portrait = needed(model.portrait, .models)
      return ChapterContent(
        values: [
          "word": .letters(portrait.word), "hidden": .count(portrait.hidden),
          "shown": .count(portrait.observation("forget")?.columns ?? 0),
          "kept": .decimal(portrait.kept, 2),
        ], illustrations: [try portrait.memory])
    }
  }
}

extension Portrait {
  /// The mean of the forget gates that are shown, over all letters.
  fileprivate var kept: Double {
    let gates = observation("forget")?.values ?? []
    return gates.reduce(0) { $0 + Double($1) } / Double(max(1, gates.count))
  }

  fileprivate var memory: Illustration {
    get throws {
      let id = "lstm-memory"
      let figure = StateStrips(
        title: "Along \(word) these forget gates keep \(kept.fixed(2)) of the memory on average",
        alternativeText: "Strips of the forget gate, the memory and the output along the letters of"
          + " \(word), a row for each unit",
        labels: drawnLetters,
        panels: [
          strip("forget", "forget gate f", .fraction),
          strip("memory", "memory, tanh c", .signed, Elementary.tanh),
          strip("state", "output h", .signed),
        ].compactMap(\.self))
      return try Illustration(
        id: id, figure: figure,
        data: stripTable(
          id: id, caption: "Forget gate, memory and output along \(word)",
          ["forget", "memory", "state"]))
    }
  }
}
