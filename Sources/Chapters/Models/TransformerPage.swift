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
      question: "What if every character could choose where to look?",
      recipes: ["transformer", "transformer-tied"]
    ) { page in
      let (introspection, tied) = try (page.introspection, page["transformer-tied"])
      let named = try introspection.namedHeads
      return ChapterContent(
        values: introspection.wordValues.merging(introspection.attentionValues) { $1 }
          .merging([
            "saved": .count(page.model.parameters - tied.parameters),
            "tiedTest": .loss(try tied.test), "named": .flag(!named.isEmpty),
          ]) { $1 },
        claims: [introspection.known, page.pair(page.model, tied).claim("tied")],
        illustrations: try introspection.largeMaps(named) + [introspection.allMaps],
        plays: [
          introspection.insides(["transformer", "transformer-tied"]), .training("transformer"),
        ])
    }
  }
}

/// A head that was picked because it looks somewhere more than any other does.
private struct NamedHead {
  /// Where it looks.
  let target: String
  let habit: HeadHabit
  /// The mean weight that it gives to that, from 0 to 1.
  let weight: Double

  /// As titles write it.
  var number: String { "\(habit.layer + 1).\(habit.head + 1)" }
}

extension Introspection {
  fileprivate var attentionValues: [String: TemplateValue] {
    [
      "layers": .count(layers), "heads": .count(heads), "channels": .count(channels),
      "keySize": .count(channels / max(1, heads)), "all": .count(layers * heads),
    ]
  }

  /// For each of four places the head that gives it most weight on average, none twice; none where words are
  /// too short to tell.
  fileprivate var namedHeads: [NamedHead] {
    get throws {
      let targets: [(String, KeyPath<HeadHabit, Double>)] = [
        ("the character before", \.previous), ("the beginning", \.beginning),
        ("two back", \.secondLast), ("the character itself", \.own),
      ]
      var taken: Set<Int> = []
      return targets.compactMap { target, weight in
        let free = habits.indices.filter { !taken.contains($0) }
        guard let best = free.map({ habits[$0][keyPath: weight] }).indexOfLargest else {
          return nil
        }
        taken.insert(free[best])
        let habit = habits[free[best]]
        return NamedHead(target: target, habit: habit, weight: habit[keyPath: weight])
      }
    }
  }

  /// The T x T weights of a head, as they were observed along the word.
  private func map(layer: Int, head: Int) throws -> [Double] {
    try observation(TransformerObservation.attention(layer: layer, head: head)).values
      .map(Double.init)
  }

  /// Those that were picked, large; no figure without any.
  fileprivate func largeMaps(_ named: [NamedHead]) throws -> [Illustration] {
    guard let first = named.max(by: { $0.weight < $1.weight }) else { return [] }
    return [
      try attention(
        id: "transformer-heads",
        title: "Head \(first.habit.head + 1) of layer \(first.habit.layer + 1) gives"
          + " \(first.target) \(first.weight.text(.percent(0))) % of its weight on average",
        alternative: "\(named.count) triangles of attention weights for \(word), of the heads that"
          + " look most at one place",
        maps: try named.map { head in
          (
            "\(head.target) (\(head.number)): \(head.weight.text(.percent(0)))\u{A0}%",
            try map(layer: head.habit.layer, head: head.habit.head)
          )
        }, columns: 2
      ).tried(
        insides(
          on: "transformer",
          part: TransformerObservation.attention(
            layer: first.habit.layer, head: first.habit.head)))
    ]
  }

  fileprivate var allMaps: Illustration {
    get throws {
      let maps = try (0..<layers * heads).map { index in
        let (layer, head) = index.quotientAndRemainder(dividingBy: max(1, heads))
        return ("\(layer + 1).\(head + 1)", try map(layer: layer, head: head))
      }
      return try attention(
        id: "transformer-attention",
        title: "All \(maps.count) heads along \(word)",
        alternative: "Small triangles of attention weights for \(word), one for each head of each"
          + " layer",
        maps: maps, columns: max(1, heads), note: "1.2: layer 1, head 2", largestPitch: 13)
    }
  }
}
