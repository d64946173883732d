import Basics

/// A recipe that a build does not train, because it has no room for it.
public struct LeftOut: Codable, Sendable, Equatable {
  /// The recipe's id and title.
  public let id, title: String
  /// What its training would take, and what a recipe may take; of a mixture, those of the member that it lacks.
  public let demand, room: Demand
  /// The title of the member for whose sake a mixture is left out; nil for others.
  public let member: String?

  /// Nil for a recipe that there is room for, or whose demand is not known: one that counts.
  init?(_ recipe: Recipe, _ demand: Demand?, room: Demand) {
    guard let demand, !demand.fits(in: room) else { return nil }
    (id, title, member) = (recipe.id, recipe.title, nil)
    (self.demand, self.room) = (demand, room)
  }

  /// A mixture that lacks the member `other`.
  init(_ mixture: Recipe, lacking other: LeftOut) {
    (id, title, member) = (mixture.id, mixture.title, other.title)
    (demand, room) = (other.demand, other.room)
  }

  /// How much it would take of what there is too little of, memory first.
  public var amount: String { words(demand) }
  /// How much of the same a recipe may take.
  public var limit: String { words(room) }

  private func words(_ demand: Demand) -> String {
    if self.demand.bytes > room.bytes {
      return "\(((demand.bytes + 999_999) / 1_000_000).grouped) MB of memory"
    }
    let millions = Int((demand.multiplications / 1e6).rounded(.up))
    return "\(millions.grouped) million multiplications"
  }

  /// What a user is told before the training.
  public func notice(of list: String) -> String {
    "'\(id)' is left out: " + (member.map { "it needs \($0), and " } ?? "")
      + "training it on '\(list)' would take \(amount), where a recipe may take \(limit)"
  }
}

extension [Recipe] {
  /// Those of them that `room` is not enough for on the inputs that `input` gives, in their order.
  func leftOut(room: Demand, on input: (Recipe) -> TrainingInput) -> [LeftOut] {
    func own(_ recipe: Recipe) -> LeftOut? {
      LeftOut(recipe, recipe.demand(for: input(recipe)), room: room)
    }
    return compactMap { recipe in
      guard !recipe.members.isEmpty else { return own(recipe) }
      let members = RecipeBook.all.filter { recipe.members.contains($0.id) }
      return members.compactMap(own).first.map { LeftOut(recipe, lacking: $0) }
    }
  }
}
