import Basics
import Experiments
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
      let (introspection, tied) = try (page.introspection, page["transformer-tied"])
      return ChapterContent(
        values: introspection.wordValues.merging(try introspection.attentionValues) { $1 }
          .merging([
            "saved": .count(page.model.parameters - tied.parameters),
            "tiedTest": .loss(try tied.test),
          ]) { $1 },
        claims: [
          introspection.known, try introspection.look, page.pair(page.model, tied).claim("tied"),
        ], illustrations: [try introspection.attentionMaps],
        plays: [
          introspection.insides(["transformer", "transformer-tied"]), .training("transformer"),
        ])
    }
  }
}

/// A letter that looks far back.
private struct Look {
  let weight: Double
  let from, to, layer, head: Int

  /// Its share, in the same digits wherever a page has it.
  var share: String { weight.text(.percent(1)) }
}

extension Introspection {
  fileprivate var attentionValues: [String: TemplateValue] {
    get throws {
      [
        "layers": .count(layers), "heads": .count(heads), "channels": .count(channels),
        "keySize": .count(channels / max(1, heads)), "previous": .count(try headsThatLookOneBack),
        "all": .count(layers * heads),
      ]
    }
  }

  /// Where the strongest look further back than one letter goes, where there is one.
  fileprivate var look: Claim {
    get throws {
      let farthest = try farthestLook
      return Claim(
        "look", on: "models.introspection.observations", if: farthest != nil,
        farthest.map { look in
          "The strongest look further back than one letter is in layer \(.count(look.layer)), head"
            + " \(.count(look.head)): from \(name(ofPlace: look.from)) back to"
            + " \(name(ofPlace: look.to)) with \(.number(look.share)) % of the weight."
        } ?? "",
        otherwise: "The word is too short for a look at a letter further back than one.")
    }
  }

  /// Layer by layer, the T x T weights of each head.
  private var maps: [[Head]] {
    get throws {
      try (0..<layers).map { layer in
        try (0..<heads).map { head in
          let name = TransformerObservation.attention(layer: layer, head: head)
          return (
            "layer \(layer + 1), head \(head + 1)", try observation(name).values.map(Double.init)
          )
        }
      }
    }
  }

  /// Heads whose largest weight is on the letter before, for more than half of the letters.
  private var headsThatLookOneBack: Int {
    get throws {
      try maps.joined().count { head in
        let rows = letters.indices.dropFirst()
        let looks = rows.count { row in
          let seen = head.weights[row * letters.count...row * letters.count + row]
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
        for (head, map) in heads.enumerated() {
          for row in letters.indices.dropFirst(3) {
            for column in 1...row - 2
            where map.weights[row * letters.count + column] > best?.weight ?? 0 {
              best = Look(
                weight: map.weights[row * letters.count + column], from: row, to: column,
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
      + " \(name(ofPlace: look.to)) with \(look.share) % of its weight"
  }

  fileprivate var attentionMaps: Illustration {
    get throws {
      let farthest = try farthestLook
      return try attention(
        id: "transformer-attention",
        title: farthest.map(title) ?? "In \(word) no letter has one further back than one",
        alternative: "Triangles of attention weights for \(word), one for each head of each layer",
        layers: maps
      ).tried(
        insides(
          on: "transformer",
          part: TransformerObservation.attention(
            layer: (farthest?.layer ?? 1) - 1, head: (farthest?.head ?? 1) - 1)))
    }
  }
}
