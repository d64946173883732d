import Basics
import Experiments
import Figures

extension Chapter<Findings> {
  static var mlp: Chapter<Findings> {
    .model(
      "mlp", title: "MLP: letters as points",
      question: "Can a network find out by itself which letters are alike?",
      recipes: ["mlp-3", "mlp-batchnorm", "mlp"]
    ) { model, page in
      let portrait = needed(model.portrait, .models)
      let nearest = portrait.nearestPair
      return ChapterContent(
        values: [
          "channels": .count(portrait.channels), "hidden": .count(portrait.hidden),
          "first": .letters(nearest.first), "second": .letters(nearest.second),
          "share": .percent(portrait.plane.shares.reduce(0, +)),
          "normalised": .loss(page.models[1].nll.dev ?? 0),
          "long": .loss(page.models[2].nll.dev ?? 0),
          "published": .list(
            page.models.prefix(2).allSatisfy { $0.published != nil }
              ? [page.publishedLosses] : []),
        ], illustrations: [try portrait.embeddings])
    }
  }
}

extension ModelPage {
  /// What the lectures that follow on the first reached with these networks.
  fileprivate var publishedLosses: TemplateValue {
    [
      "plain": .decimal(models[0].published ?? 0, 2),
      "norm": .decimal(models[1].published ?? 0, 2),
    ]
  }
}

extension Portrait {
  private static let vowels = Set("aeiou")

  /// The two letters that lie closest together in the plane.
  fileprivate var nearestPair: (first: String, second: String) {
    var best = (distance: Double.infinity, first: characters[0], second: characters[0])
    for (i, a) in plane.points.enumerated().dropFirst() {
      for (j, b) in plane.points.enumerated().dropFirst(i + 1) {
        let distance = zip(a, b).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
        if distance < best.distance { best = (distance, characters[i], characters[j]) }
      }
    }
    return (best.first, best.second)
  }

  fileprivate var embeddings: Illustration {
    get throws {
      let id = "mlp-embeddings"
      func axis(_ name: String, _ number: Int) -> String {
        let share = plane.shares.count > number ? 100 * plane.shares[number] : 0
        return "\(name) component, \(share.fixed(0)) % of the variance"
      }
      let places = characters.indices.map { place in
        let point = plane.points[place] + [0, 0]
        return PlaneMap.Place(
          shownCharacter(characters[place]), x: point[0], y: point[1],
          group: place == 0 ? 2 : Self.vowels.contains(characters[place]) ? 0 : 1)
      }
      let pair = nearestPair
      let figure = PlaneMap(
        title: "\(shownCharacter(pair.first)) and \(shownCharacter(pair.second)) have become neighbours",
        alternativeText: "Map of the characters' embeddings in the plane of largest variance",
        x: axis("first", 0), y: axis("second", 1),
        groups: ["a, e, i, o, u", "other characters", "boundary"], points: places)
      return try Illustration(
        id: id, figure: figure,
        data: DataTable(
          id: id, caption: "Embeddings in two dimensions",
          columns: [.text("Character"), .number("First component"), .number("Second component")],
          rows: characters.indices.map { place in
            let point = plane.points[place] + [0, 0]
            return [.text(characters[place]), .decimal(point[0], 4), .decimal(point[1], 4)]
          }))
    }
  }
}
