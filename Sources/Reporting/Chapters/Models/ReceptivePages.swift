import Basics
import Experiments
import Figures

extension Chapter<Findings> {
  static var waveNet: Chapter<Findings> {
    .model(
      "wavenet", title: "WaveNet: pairs of pairs",
      question: "Must all letters be squeezed into one layer at once?", recipes: ["wavenet"]
    ) { model, _ in
      let portrait = needed(model.portrait, .models)
      return ChapterContent(
        values: portrait.wordValues.merging([
          "seen": .count(portrait.reach), "layers": .count(portrait.layers),
          "hidden": .count(portrait.hidden),
          "channels": .count(portrait.channels),
        ]) { $1 },
        illustrations: [
          try portrait.receptiveField(
            id: "wavenet-tree", .tree,
            title: "\(portrait.layers) levels join \(portrait.reach) letters two by two",
            alternativeText:
              "Tree over the last \(portrait.reach) letters of \(portrait.word), where each"
              + " node joins two neighbours of the level below")
        ])
    }
  }

  static var cnn: Chapter<Findings> {
    .model(
      "cnn", title: "CNN: growing gaps",
      question: "How do a few layers of two taps see a whole word?", recipes: ["cnn"]
    ) { model, _ in
      let portrait = needed(model.portrait, .models)
      return ChapterContent(
        values: portrait.wordValues.merging([
          "seen": .count(portrait.reach), "layers": .count(portrait.layers),
          "channels": .count(portrait.channels),
        ]) { $1 },
        illustrations: [
          try portrait.receptiveField(
            id: "cnn-field", .everywhere,
            title: "\(portrait.layers) layers with growing gaps see \(portrait.reach) letters",
            alternativeText:
              "Layers of nodes over \(portrait.word), where each looks at its own place"
              + " and, from layer to layer, twice as far back")
        ])
    }
  }
}

extension Portrait {
  /// Letters that the last node sees: the gaps are 1, 2, 4, ...
  fileprivate var reach: Int { 1 << layers }

  /// The last letters of the word, the boundary standing in for missing ones, and what the network
  /// expects after them.
  fileprivate func receptiveField(
    id: String, _ extent: ReceptiveField.Extent, title: String, alternativeText: String
  ) throws -> Illustration {
    let seen = Array(drawnLetters.suffix(reach))
    // Before the boundary a tree reads boundaries; convolutions read zeros there.
    let padding = Array(
      repeating: extent == .tree ? drawnLetters[0] : "", count: reach - seen.count)
    let levels = (0..<layers).map { level in
      let name = extent == .tree ? "\(2 << level) letters" : "\(1 << level) back"
      return ReceptiveField.Level("level \(level + 1): \(name)", taps: [0, 1 << level])
    }
    let answer = shownCharacter(guesses[guesses.count - 1].first?.text ?? "")
    let figure = ReceptiveField(
      title: title, alternativeText: alternativeText, letters: padding + seen, levels: levels,
      answer: answer, extent: extent)
    return try Illustration(
      id: id, figure: figure,
      data: DataTable(
        id: id, caption: title,
        columns: [.number("Level"), .number("Gap"), .number("Letters seen")],
        rows: (0..<layers).map { [.count($0 + 1), .count(1 << $0), .count(2 << $0)] }))
  }
}
