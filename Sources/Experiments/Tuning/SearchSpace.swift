import Randomness
import Training

/// What a search may try for a network: for some of its settings the values that each may have.
public struct SearchSpace: Sendable {
  /// A setting, and what it may be, each as likely.
  struct Choice: Sendable {
    let setting: Setting
    let values: [Double]
  }

  let choices: [Choice]
  /// Sizes that such a network has too, and that make the recipe: no search changes them.
  let fixed: [Setting]

  /// Whether all sizes make the recipe, as those of a lecture's network do.
  var keepsSizes: Bool { !fixed.isEmpty && choices.count == Self.training.count }

  private init(_ choices: [(Setting, [Double])], fixed: [Setting] = []) {
    self.choices = choices.map { Choice(setting: $0, values: $1) }
    self.fixed = fixed
  }

  /// `settings` with a value of each choice drawn anew.
  func draw(
    from settings: NetworkSettings, using generator: inout TorchGenerator
  ) -> NetworkSettings {
    choices.reduce(into: settings) { drawn, choice in
      let index = generator.randint(1, below: choice.values.count)[0]
      choice.setting.set(&drawn, choice.values[index])
    }
  }
}

extension SearchSpace {
  /// How a network trains: searched for every one. Rates and decays lie about a factor of 1.5 and of 3 apart.
  private static let training: [(Setting, [Double])] = [
    (.batch, [32, 64, 128]),
    (.peak, [1e-3, 1.5e-3, 2e-3, 3e-3, 4e-3, 6e-3, 8e-3, 1.2e-2, 1.6e-2]),
    (.warmUp, [0.02, 0.05, 0.1]),
    (.dropout, [0, 0.02, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3]),
    (.weightDecay, [0.01, 0.03, 0.1, 0.3]),
  ]

  /// Of a network of which only that is known.
  static let ofTraining = SearchSpace(training)

  /// The lectures' networks at their sizes.
  static let lectureMLP = SearchSpace(training, fixed: [.channels, .hidden, .context])
  static let lectureTree = SearchSpace(training, fixed: [.channels, .hidden, .layers])

  /// Embeddings and one hidden layer or state.
  static let oneHidden = SearchSpace(
    training + [(.channels, [16, 32, 48, 64, 96]), (.hidden, [64, 96, 128, 192, 256, 320])])

  /// Blocks of equal width, the channels such that four heads can share them. How many blocks there are makes
  /// the recipe: pages draw four.
  private static let width: [(Setting, [Double])] = [(.channels, [32, 48, 64, 80, 96, 128])]
  static let convolutions = SearchSpace(training + width, fixed: [.layers])
  static let attention = SearchSpace(training + width, fixed: [.layers, .heads])
}
