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
      // On test: the weights are fitted to dev.
      let (own, single) = (try page.model.test, try best.test)
      return ChapterContent(
        values: [
          "members": .count(members.count), "single": .text(best.title),
          "singleTest": .loss(single), "gain": .loss((single - own).magnitude),
          "helps": .flag(own < single), "first": .text(members[0].model.title),
          "share": .percent(members[0].weight),
        ],
        illustrations: [try voteFigure(members)])
    }
  }
}

extension ModelPage {
  /// The models of the mixture, the weightiest first.
  fileprivate var members: [(model: ModelFindings, weight: Double)] {
    get throws {
      try model.members.map { member in
        let found = beside.first { $0.id == member.id }
        return (try needed(found, "model of the ensemble's member '\(member.id)'"), member.weight)
      }.sorted { ($1.weight, $0.model.id) < ($0.weight, $1.model.id) }
    }
  }
}

private func voteFigure(
  _ members: [(model: ModelFindings, weight: Double)]
) throws -> Illustration {
  let first = (members[0].model.title, members[0].weight.text(.percent(0)))
  let figure = ProbabilityTable(
    labelHeader: "Member",
    headers: ["weight in the vote"],
    rows: members.map { .init($0.model.title, [$0.weight]) })
  return try Illustration(
    id: "ensemble-votes",
    title: "\(first.0) has \(first.1) % of the vote",
    alternative: "Bars of the weight that each member has in the vote, with \(first.0) first",
    figure: figure,
    columns: [.text("Model"), .number("Weight"), .number("Dev"), .number("Test")],
    rows: members.map {
      [
        .text($0.model.title), .decimal($0.weight, 4), .optionalLoss($0.model.nll.dev),
        .optionalLoss($0.model.nll.test),
      ]
    })
}
