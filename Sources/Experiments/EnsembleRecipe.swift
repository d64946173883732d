import Models

extension Recipe {
  public static let ensemble = mixture(
    "ensemble", "Ensemble",
    "a vote of networks and of Kneser-Ney counts, with weights fitted to dev",
    of: ["transformer", "cnn", "gru", "lstm", "wavenet", "kneser-ney-5"])

  /// A vote of the models of other recipes, weighted so that dev is likeliest.
  ///
  /// - Parameter members: ids of recipes, none of which is a mixture.
  private static func mixture(
    _ id: String, _ title: String, _ summary: String, of members: [String]
  ) -> Recipe {
    var recipe = Recipe(id: id, title: title, summary: summary, hasSmoothing: false) { input in
      var memberInput = input
      memberInput.files = nil
      let models = try members.map { id in
        try input.others.model(of: RecipeBook.recipe(id), on: memberInput).model
      }
      var mixture = Mixture(models.map { AnyLanguageModel($0) })
      mixture.fit(to: input.dev)
      return TrainedModel(
        mixture, members: zip(members, mixture.weights).map { Member(id: $0, weight: $1) })
    }
    (recipe.members, recipe.isCompared, recipe.fitting) = (members, true, .weights)
    return recipe
  }
}
