import Basics
import Experiments
import Figures
import Sites

extension FamilyPage {
  static var mlp: FamilyPage {
    FamilyPage(
      "mlp", title: "MLP: letters as points",
      question: "Can a network find out by itself which letters are alike?",
      recipes: ["mlp-3", "mlp-batchnorm", "mlp", "mlp-plane"], beside: ["4-gram"]
    ) { page in
      let introspection = try page.introspection
      let plane = try page["mlp-plane"]
      let drawn = try plane.neededIntrospection
      return ChapterContent(
        values: [
          "channels": .count(introspection.channels), "hidden": .count(introspection.hidden),
          "size": .count(page.vocabularySize),
          "rows": .count(page.vocabularySize * page.vocabularySize * page.vocabularySize),
          "nearest": .list(drawn.nearestPair.map { [$0.value] } ?? []),
          "drawn": .count(drawn.characters.count),
          "planeDev": .loss(try plane.dev), "vowels": .list(drawn.vowelSpread),
          "normalised": .loss(try page["mlp-batchnorm"].dev),
          "long": .loss(try page["mlp"].dev),
          "published": .list(try page.publishedLosses.map { [$0] } ?? []),
        ], illustrations: [try drawn.embeddings])
    }
  }
}

extension ModelPage {
  /// What the lectures that follow on the first reached with these networks, for the list that they had.
  fileprivate var publishedLosses: TemplateValue? {
    get throws {
      guard let plain = try self["mlp-3"].published,
        let norm = try self["mlp-batchnorm"].published
      else { return nil }
      return ["plain": .decimal(plain, 2), "norm": .decimal(norm, 2)]
    }
  }
}

/// Two characters that lie close together.
private struct Neighbours {
  let first, second: String

  var value: TemplateValue { ["first": .letters(first), "second": .letters(second)] }

  var title: String {
    "\(shownCharacter(first)) and \(shownCharacter(second)) lie closest together"
  }
}

extension Introspection {
  private static let vowels: Set<String> = ["a", "e", "i", "o", "u"]

  /// The two letters that lie closest together in the plane, where there are two.
  fileprivate var nearestPair: Neighbours? {
    pairs(of: Array(characters.indices.dropFirst())).min { $0.distance < $1.distance }
      .map { Neighbours(first: characters[$0.first], second: characters[$0.second]) }
  }

  /// The mean distance between vowels, beside that between all letters, where there are two vowels.
  fileprivate var vowelSpread: [TemplateValue] {
    let letters = Array(characters.indices.dropFirst())
    let among = pairs(of: letters.filter { Self.vowels.contains(characters[$0]) }).map(\.distance)
    guard !among.isEmpty else { return [] }
    let (own, all) = (mean(among), mean(pairs(of: letters).map(\.distance)))
    return [["own": .decimal(own, 2), "all": .decimal(all, 2), "closer": .flag(own < all)]]
  }

  private func pairs(of places: [Int]) -> [(first: Int, second: Int, distance: Double)] {
    places.enumerated().flatMap { index, first in
      places.dropFirst(index + 1).map { second in
        let (a, b) = (plane.points[first], plane.points[second])
        let squares = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        return (first, second, squares.squareRoot())
      }
    }
  }

  fileprivate var embeddings: Illustration {
    get throws {
      let places = characters.indices.map { place in
        let point = plane.points[place] + [0, 0]
        return PlaneMap.Place(
          shownCharacter(characters[place]), x: point[0], y: point[1],
          group: place == 0 ? 2 : Self.vowels.contains(characters[place]) ? 0 : 1)
      }
      let title = nearestPair?.title ?? "One character and the boundary"
      let figure = PlaneMap(
        x: "direction of largest variance",
        y: "across it",
        groups: ["a, e, i, o, u", "other characters", "boundary"],
        points: places)
      return try Illustration(
        id: "mlp-embeddings",
        title: title,
        alternative: "Map of the embeddings of \(characters.count) characters, two numbers each: "
          + title,
        figure: figure,
        columns: [.text("Character"), .number("Along"), .number("Across")],
        rows: characters.indices.map { place in
          let point = plane.points[place] + [0, 0]
          return [.text(characters[place]), .decimal(point[0], 4), .decimal(point[1], 4)]
        })
    }
  }
}
