import Basics
import Experiments
import Figures
import Sites

extension FamilyPage {
  static var mlp: FamilyPage {
    FamilyPage(
      "mlp", title: "MLP: characters as points",
      question: "Can a network find out by itself which characters are alike?",
      recipes: ["mlp-3", "mlp-batchnorm", "mlp", "mlp-plane"], beside: ["4-gram"]
    ) { page in
      let plane = try page["mlp-plane"]
      let drawn = try plane.neededIntrospection
      let vowels = VowelDistances(drawn)
      return ChapterContent(
        values: try page.mlpValues.merging([
          "drawn": .count(drawn.characters.count), "planeTest": .loss(try plane.test),
          "vowels": .list(vowels.map { [$0.value] } ?? []),
        ]) { $1 },
        claims: [
          page.pair(page.model, try page["mlp-batchnorm"]).claim("normalising"),
          page.pair(page.model, try page["mlp"]).claim("length"),
        ] + (vowels.map { [$0.claim] } ?? []),
        illustrations: [try drawn.embeddings(vowels)])
    }
  }
}

extension ModelPage {
  fileprivate var mlpValues: [String: TemplateValue] {
    get throws {
      let (norm, long) = try (self["mlp-batchnorm"], self["mlp"])
      return [
        "channels": .count(try introspection.channels), "hidden": .count(try introspection.hidden),
        "size": .count(vocabularySize),
        "rows": .count(vocabularySize * vocabularySize * vocabularySize),
        "filled": .count(try self["4-gram"].stored), "normalised": .loss(try norm.test),
        "long": .loss(try long.test), "longParameters": .count(long.parameters),
        "normPublished": norm.publishedLevel,
        "untrained": .list(
          model.untrained.map {
            [["loss": .loss($0), "uniform": .loss(Elementary.log(Double(vocabularySize)))]]
          } ?? []),
      ]
    }
  }
}

/// How far apart vowels and consonants lie in the plane, on average.
private struct VowelDistances {
  /// Those that the picture has, as it writes them.
  let names: String
  let among, across: Double
  /// Of two consonants.
  let others: Double

  /// Nil for a list without two of the letters a, e, i, o, u and two other Latin ones.
  init?(_ introspection: Introspection) {
    let characters = introspection.characters
    let letters = characters.indices.dropFirst().filter { characters[$0].isLatinLetter }
    let vowels = letters.filter { characters[$0].isLatinVowel }
    let consonants = letters.filter { !characters[$0].isLatinVowel }
    guard vowels.count > 1, consonants.count > 1 else { return nil }
    func distance(_ a: Int, _ b: Int) -> Double {
      let (a, b) = (introspection.plane.points[a], introspection.plane.points[b])
      return zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
    }
    names = vowels.map { characters[$0] }.joined(separator: ", ")
    func spread(_ group: [Int]) -> Double {
      mean(
        group.enumerated().flatMap { index, one in
          group.dropFirst(index + 1).map { distance(one, $0) }
        })
    }
    (among, others) = (spread(vowels), spread(consonants))
    across = mean(vowels.flatMap { vowel in consonants.map { distance(vowel, $0) } })
  }

  var value: TemplateValue {
    [
      "own": .decimal(among, 2), "other": .decimal(across, 2), "consonants": .decimal(others, 2),
    ]
  }

  var claim: Claim {
    Claim(
      "vowels", on: "models.introspection.plane", if: among < across,
      "So vowels lie nearer to each other than to consonants.",
      otherwise: "So vowels lie no nearer to each other than to consonants.")
  }

  var title: String {
    "A vowel is \(among.text(.fixed(2))) from another vowel on average, and"
      + " \(across.text(.fixed(2))) from a consonant"
  }
}

extension Introspection {
  /// Where the embeddings lie, the vowels apart where there are some.
  fileprivate func embeddings(_ vowels: VowelDistances?) throws -> Illustration {
    let groups = (vowels.map { [$0.names] } ?? []) + ["other characters", "boundary"]
    let places = characters.indices.map { place in
      let point = plane.points[place] + [0, 0]
      let isVowel = vowels != nil && characters[place].isLatinVowel
      let group = place == 0 ? groups.count - 1 : isVowel ? 0 : groups.count - 2
      return PlaneMap.Place(
        shownCharacter(characters[place]), x: point[0], y: point[1], group: group)
    }
    let map = "Map of the embeddings of \(characters.count) characters, two numbers each"
    return try Illustration(
      id: "mlp-embeddings",
      title: vowels?.title ?? "Where \(characters.count) characters lie, the boundary among them",
      alternative: vowels.map { "\(map): \($0.title)" } ?? map,
      figure: PlaneMap(groups: groups, points: places, hulls: vowels == nil ? [] : [0]),
      columns: [.text("Character"), .number("Along"), .number("Across")],
      rows: characters.indices.map { place in
        let point = plane.points[place] + [0, 0]
        return [.text(characters[place]), .decimal(point[0], 4), .decimal(point[1], 4)]
      })
  }
}
