import Basics
import Experiments
import Figures
import Sites

extension FamilyPage {
  static var ensemble: FamilyPage {
    FamilyPage(
      "ensemble", title: "Ensemble: a vote",
      question: "Do models that err in different places help each other?", recipes: ["ensemble"],
      beside: Recipe.ensemble.members
    ) { page in
      let members = try page.members
      let best = try needed(members.map(\.model).best, "losses of an ensemble's members")
      let counts = members.filter { $0.model.introspection == nil }
      return ChapterContent(
        values: [
          "members": .count(members.count), "single": .text(best.title),
          "singleTest": .loss(try best.test),
          "vote": .text(try members.surprise.name), "alone": .count(try members.surprise.alone),
          "place": .count(try members.surprise.place),
          "counts": .text(counts.map(\.model.title).joined(separator: ", ")),
          "countsShare": .percent(counts.reduce(0) { $0 + $1.weight }),
        ],
        claims: [
          try allOrNot(members), try favourite(members, best), try members.surprise.claim,
          page.pair(page.model, best).claim("helps"),
        ],
        illustrations: [try voteFigure(members)])
    }
  }
}

/// A model of the mixture, and what its vote counts.
private typealias Vote = (model: ModelFindings, weight: Double)

extension ModelPage {
  /// The models of the mixture, the weightiest first.
  fileprivate var members: [Vote] {
    get throws {
      try model.members.map { member in
        let found = beside.first { $0.id == member.id }
        return (try needed(found, "model of the ensemble's member '\(member.id)'"), member.weight)
      }.sorted { ($1.weight, $0.model.id) < ($0.weight, $1.model.id) }
    }
  }
}

/// Whether one member has as good as all of the vote.
private func allOrNot(_ members: [Vote]) throws -> Claim {
  let first = try members.first.needed("members of an ensemble")
  let said: Words = "\(first.model.title) gets the most, \(.percent(first.weight)) % of the weight"
  return Claim(
    "all", on: "models.members", if: first.weight < 0.99,
    said + ". A member can be worse on the whole and still explain some of the letters best.",
    otherwise: said + ", as good as all of it.")
}

/// Whether the member with the largest vote is the one that is best alone.
private func favourite(_ members: [Vote], _ best: ModelFindings) throws -> Claim {
  let (first, own) = try (
    members.first.needed("members of an ensemble"),
    members.first { $0.model.id == best.id }.needed("the best member of an ensemble")
  )
  return Claim(
    "favourite", on: "models.members", "models.nll.dev", if: first.model.id == best.id,
    "It is also the member with the lowest loss on dev.",
    otherwise: "The member with the lowest loss on dev is \(best.title), with"
      + " \(.percent(own.weight)) % of the vote.")
}

/// The first of the members that only count, or else the one of most weight: how it does alone, and in the vote.
private struct Surprise {
  let name: String
  let weight: Double
  /// Places among all members, counted from 1: by the loss on dev alone, and by the weight.
  let alone, place: Int

  /// Whether the vote ranks it higher than its loss alone does.
  var claim: Claim {
    Claim(
      "surprise", on: "models.members", "models.nll.dev", if: place < alone,
      "So a model can be worse alone and count more in the vote: it errs at other characters than the"
        + " rest do.",
      otherwise: "So what it does better than the rest, it does no better than its loss says.")
  }
}

extension [Vote] {
  fileprivate var surprise: Surprise {
    get throws {
      let index = firstIndex { $0.model.introspection == nil } ?? 0
      let own = try (indices.contains(index) ? self[index] : nil).needed("members of an ensemble")
      let loss = try own.model.dev
      let better = try count { try $0.model.dev < loss }
      return Surprise(
        name: own.model.title, weight: own.weight, alone: better + 1, place: index + 1)
    }
  }
}

private func voteFigure(_ members: [Vote]) throws -> Illustration {
  let surprise = try members.surprise
  let figure = DotColumns(
    columns: [
      .init("weight in the vote, %", .percent(1)),
      .init("dev loss alone", .fixed(4), isFromZero: false),
    ],
    rows: members.map {
      .init(
        $0.model.title, [$0.weight, $0.model.nll.dev], isMarked: $0.model.title == surprise.name)
    })
  return try Illustration(
    id: "ensemble-votes",
    title: "\(surprise.name) is number \(surprise.alone) of \(members.count) alone and number"
      + " \(surprise.place) in the vote, with \(surprise.weight.text(.percent(0))) %",
    alternative:
      "Dots of the weight that each member has in the vote, and of its loss on dev alone",
    figure: figure,
    columns: [.text("Model"), .number("Weight"), .number("Dev"), .number("Test")],
    rows: members.map {
      [
        .text($0.model.title), .decimal($0.weight, 4), .optionalLoss($0.model.nll.dev),
        .optionalLoss($0.model.nll.test),
      ]
    })
}
