import Models

extension Recipe {
  /// The networks that the ensemble is made of, and counts beside them.
  public static let ensembleMembers = [
    "transformer", "cnn", "gru", "lstm", "wavenet", "kneser-ney-5",
  ]

  static let ensemble = {
    var recipe = Recipe(
      id: "ensemble", title: "Ensemble",
      summary: "a weighted vote of the best networks and of Kneser-Ney counts",
      hasSmoothing: false
    ) { input in
      var memberInput = input
      memberInput.state = nil
      let models = try ensembleMembers.map { id in
        try input.others.model(of: RecipeBook.recipe(id), on: memberInput).model
      }
      var mixture = Mixture(models)
      mixture.fit(to: input.dev)
      return TrainedModel(
        mixture, members: zip(ensembleMembers, mixture.weights).map { Member(id: $0, weight: $1) })
    }
    recipe.effort = -1
    return recipe
  }()
}
