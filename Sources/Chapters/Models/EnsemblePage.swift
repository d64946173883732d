import Basics
import Experiments
import Figures
import Sites

extension ReportChapter {
  static var ensemble: ReportChapter {
    .model(
      "ensemble", title: "Ensemble: a vote",
      question: "Do models that err in different places help each other?", recipes: ["ensemble"],
      beside: Recipe.ensembleMembers
    ) { model, page in
      let members = page.members(of: model)
      let best = members.map(\.model).best
      // On test: the weights are fitted to dev.
      let (own, single) = (model.nll.test ?? 0, best?.nll.test ?? 0)
      return ChapterContent(
        values: [
          "members": .count(members.count), "single": .text(best?.type ?? ""),
          "singleTest": .loss(single), "gain": .loss((single - own).magnitude),
          "helps": .flag(own < single), "first": .text(members.first?.model.type ?? ""),
          "share": .percent(members.first?.weight ?? 0),
        ],
        illustrations: [try voteFigure(members)])
    }
  }
}

extension ModelPage {
  /// The models of the mixture, the weightiest first.
  fileprivate func members(of model: ModelFindings) -> [(model: ModelFindings, weight: Double)] {
    model.members.compactMap { member in
      beside.first { $0.id == member.id }.map { ($0, member.weight) }
    }.sorted { ($1.weight, $0.model.id) < ($0.weight, $1.model.id) }
  }
}

private func voteFigure(
  _ members: [(model: ModelFindings, weight: Double)]
) throws -> Illustration {
  let first = members.first.map { ($0.model.type, $0.weight.text(.percent(0))) } ?? ("", "0")
  let figure = ProbabilityTable(
    labelHeader: "Member",
    headers: ["weight in the vote"],
    rows: members.map { .init($0.model.type, [$0.weight]) })
  return try Illustration(
    id: "ensemble-votes",
    title: "\(first.0) has \(first.1) % of the vote",
    alternative: "Bars of the weight that each member has in the vote, with \(first.0) first",
    figure: figure,
    columns: [.text("Model"), .number("Weight"), .number("Dev"), .number("Test")],
    rows: members.map {
      [
        .text($0.model.type), .decimal($0.weight, 4), .optionalLoss($0.model.nll.dev),
        .optionalLoss($0.model.nll.test),
      ]
    })
}
