import Basics
import Experiments
import Figures

extension Chapter<Findings> {
  static var transformer: Chapter<Findings> {
    .model(
      "transformer", title: "Transformer: attention",
      question: "What if every letter could choose where to look?",
      recipes: ["transformer", "transformer-tied"]
    ) { model, page in
      let portrait = needed(model.portrait, .models)
      let strongest = portrait.strongestLook
      let tied = page.models[1]
      return ChapterContent(
        values: [
          "word": .letters(portrait.word), "layers": .count(portrait.layers),
          "heads": .count(portrait.heads), "channels": .count(portrait.channels),
          "share": .percent(strongest.weight), "from": .letters(strongest.from),
          "to": .letters(strongest.to), "layer": .count(strongest.layer),
          "head": .count(strongest.head), "saved": .count(model.parameters - tied.parameters),
          "tiedDev": .loss(tied.nll.dev ?? 0),
          "tiedWins": .flag((tied.nll.dev ?? 0) < (model.nll.dev ?? 0)),
        ], illustrations: [try portrait.attention])
    }
  }
}

extension Portrait {
  /// Layer by layer, the T x T weights of each head.
  fileprivate var maps: [[[Double]]] {
    (0..<layers).map { layer in
      (0..<heads).compactMap { head in
        observation("transformer.h.\(layer).attn.\(head)")?.values.map(Double.init)
      }
    }
  }

  /// The largest weight on a letter that is neither the looking one nor the beginning.
  fileprivate var strongestLook: (weight: Double, from: String, to: String, layer: Int, head: Int) {
    var best = (weight: 0.0, from: letters[0], to: letters[0], layer: 1, head: 1)
    for (layer, heads) in maps.enumerated() {
      for (head, weights) in heads.enumerated() {
        for row in letters.indices {
          for column in 1..<max(1, row) where weights[row * letters.count + column] > best.weight {
            best = (
              weights[row * letters.count + column], letters[row], letters[column], layer + 1,
              head + 1
            )
          }
        }
      }
    }
    return best
  }

  fileprivate var attention: Illustration {
    get throws {
      let maps = maps
      let rows = maps.enumerated().flatMap { layer, heads in
        heads.enumerated().map { ("layer \(layer + 1), head \($0 + 1)", $1) }
      }
      let look = strongestLook
      let figure = AttentionMaps(
        title: "In \(word), head \(look.head) of layer \(look.layer) looks back from"
          + " \(shownCharacter(look.from)) to \(shownCharacter(look.to))",
        alternativeText:
          "Triangles of attention weights for \(word), one for each head of each layer,"
          + " where heads look at different letters",
        labels: drawnLetters, maps: maps)
      return try Illustration(
        id: "transformer-attention", figure: figure,
        data: attentionTable(
          id: "transformer-attention", caption: "Attention in \(word)", rows))
    }
  }
}
