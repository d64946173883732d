import Basics
import Experiments
import Figures
import Models
import Sites
import Tensors

extension FamilyPage {
  static var transformer: FamilyPage {
    FamilyPage(
      "transformer", title: "Transformer: attention",
      question: "What if every letter could choose where to look?",
      recipes: ["transformer", "transformer-tied"]
    ) { page in
      let introspection = try page.introspection
      return ChapterContent(
        values: introspection.wordValues.merging(try introspection.attentionValues) { $1 }
          .merging(try page.tiedValues) { $1 },
        illustrations: [try introspection.attention])
    }
  }
}

extension ModelPage {
  /// The network whose embedding is its last layer too, beside the other.
  fileprivate var tiedValues: [String: TemplateValue] {
    get throws {
      let tied = try self["transformer-tied"]
      let (own, other) = (try model.dev, try tied.dev)
      return [
        "saved": .count(model.parameters - tied.parameters), "tiedDev": .loss(other),
        "tiedWins": .flag(other < own), "tiedGap": .loss((other - own).magnitude),
      ]
    }
  }
}

/// A letter that looks far back.
private struct Look {
  let weight: Double
  let from, to, layer, head: Int
}

extension Introspection {
  fileprivate var attentionValues: [String: TemplateValue] {
    get throws {
      [
        "layers": .count(layers), "heads": .count(heads), "channels": .count(channels),
        "keySize": .count(channels / max(1, heads)), "previous": .count(try headsThatLookOneBack),
        "all": .count(layers * heads),
        "look": .list(try farthestLook.map { [value(of: $0)] } ?? []),
      ]
    }
  }

  private func value(of look: Look) -> TemplateValue {
    [
      "layer": .count(look.layer), "head": .count(look.head), "share": .percent(look.weight),
      "from": .text(name(ofPlace: look.from)), "to": .text(name(ofPlace: look.to)),
    ]
  }

  /// Layer by layer, the T x T weights of each head.
  private var maps: [[[Double]]] {
    get throws {
      try (0..<layers).map { layer in
        try (0..<heads).map { head in
          try observation(TransformerObservation.attention(layer: layer, head: head)).values
            .map(Double.init)
        }
      }
    }
  }

  /// Heads whose largest weight is on the letter before, for more than half of the letters.
  private var headsThatLookOneBack: Int {
    get throws {
      try maps.joined().count { weights in
        let rows = letters.indices.dropFirst()
        let looks = rows.count { row in
          let seen = weights[row * letters.count...row * letters.count + row]
          return seen.indices.max { seen[$0] < seen[$1] } == row * letters.count + row - 1
        }
        return 2 * looks > rows.count
      }
    }
  }

  /// The largest weight on a letter at least two places back, where there is one.
  private var farthestLook: Look? {
    get throws {
      var best: Look?
      for (layer, heads) in try maps.enumerated() {
        for (head, weights) in heads.enumerated() {
          for row in letters.indices.dropFirst(3) {
            for column in 1...row - 2
            where weights[row * letters.count + column] > best?.weight ?? 0 {
              best = Look(
                weight: weights[row * letters.count + column], from: row, to: column,
                layer: layer + 1, head: head + 1)
            }
          }
        }
      }
      return best
    }
  }

  private func title(of look: Look) -> String {
    "Head \(look.head) of layer \(look.layer) looks from \(name(ofPlace: look.from)) back to"
      + " \(name(ofPlace: look.to)) with \(look.weight.text(.percent(0))) % of its weight"
  }

  fileprivate var attention: Illustration {
    get throws {
      let maps = try maps
      let rows = maps.enumerated().flatMap { layer, heads in
        heads.enumerated().map { ("layer \(layer + 1), head \($0 + 1)", $1) }
      }
      let figure = AttentionMaps(
        labels: drawnLetters,
        maps: maps)
      return try Illustration(
        id: "transformer-attention",
        title: try farthestLook.map(title) ?? "In \(word) there is little to look back to",
        alternative: "Triangles of attention weights for \(word), one for each head of each layer",
        figure: figure,
        columns: Self.attentionColumns,
        rows: attentionRows(rows))
    }
  }
}
