import Basics
import Experiments
import Figures
import Sites

extension FamilyPage {
  static var waveNet: FamilyPage {
    FamilyPage(
      "wavenet", title: "WaveNet: pairs of pairs",
      question: "Must all characters be squeezed into one layer at once?", recipes: ["wavenet"]
    ) { page in
      let introspection = try page.introspection
      return ChapterContent(
        values: introspection.wordValues.merging([
          "seen": .count(introspection.reach), "layers": .count(introspection.layers),
          "hidden": .count(introspection.hidden),
          "channels": .count(introspection.channels),
        ]) { $1 },
        claims: [introspection.known],
        illustrations: [
          try introspection.receptiveField(
            id: "wavenet-tree", .tree,
            title:
              "Each new character costs one new node per level: \(introspection.layers) nodes for"
              + " \(introspection.reach) characters",
            alternative:
              "Tree over the last \(introspection.reach) characters of \(introspection.word), where each"
              + " node joins two neighbours of the level below, and only the last of each level is new"
          )
        ])
    }
  }

  static var cnn: FamilyPage {
    FamilyPage(
      "cnn", title: "CNN: growing gaps",
      question: "How do a few layers of two taps see a whole word?", recipes: ["cnn"]
    ) { page in
      let introspection = try page.introspection
      return ChapterContent(
        values: introspection.wordValues.merging([
          "seen": .count(introspection.reach), "layers": .count(introspection.layers),
          "channels": .count(introspection.channels),
          "plain": .count(introspection.layers + 1),
        ]) { $1 },
        claims: [introspection.known],
        illustrations: [
          try introspection.receptiveField(
            id: "cnn-field", .everywhere,
            title:
              "\(introspection.layers) layers with growing gaps see \(introspection.reach) characters; without gaps"
              + " they would see \(introspection.layers + 1)",
            alternative:
              "Layers of nodes over \(introspection.word), where each looks at its own position"
              + " and, from layer to layer, twice as far back")
        ])
    }
  }
}

extension Introspection {
  /// Characters that the last node sees: the gaps are 1, 2, 4, ...
  fileprivate var reach: Int { 1 << layers }

  /// The last characters of the word, the boundary standing in for missing ones, and what the network
  /// expects after them.
  fileprivate func receptiveField(
    id: String, _ extent: ReceptiveField.Extent, title: String, alternative: String
  ) throws -> Illustration {
    let seen = Array(drawnLetters.suffix(reach))
    // Before the boundary a tree reads boundaries; convolutions read zeros there.
    let padding = Array(
      repeating: extent == .tree ? drawnLetters[0] : "", count: reach - seen.count)
    let levels = (0..<layers).map { level in
      let name = extent == .tree ? "\(2 << level) joined" : "\(1 << level) back"
      return ReceptiveField.Level("level \(level + 1): \(name)", taps: [0, 1 << level])
    }
    let guess = try needed(guesses.last?.first, "guesses of a network")
    let figure = ReceptiveField(
      letters: padding + seen,
      levels: levels,
      answer: shownCharacter(guess.text),
      extent: extent)
    return try Illustration(
      id: id,
      title: title,
      alternative: alternative,
      figure: figure,
      columns: [.number("Level"), .number("Gap"), .number("Characters seen")],
      rows: (0..<layers).map { [.count($0 + 1), .count(1 << $0), .count(2 << $0)] })
  }
}
