import Basics
import Experiments
import Figures
import Models
import Sites
import Tensors

extension FamilyPage {
  static var rnn: FamilyPage {
    FamilyPage(
      "rnn", title: "RNN: a memory that is written anew",
      question: "How does a network of fixed size read a word of any length?", recipes: ["rnn"]
    ) { page in
      let introspection = try page.introspection
      return ChapterContent(
        values: try introspection.unitValues,
        claims: [introspection.known],
        illustrations: [
          try introspection.unrolled(id: "rnn-unrolled", cell: "RNN"),
          try introspection.unitTraces(
            id: "rnn-state", on: "rnn",
            lines: [TracedLine(RecurrentObservation.state, "state h")]),
        ], plays: [introspection.insides(["rnn"])])
    }
  }
}

extension Introspection {
  /// The network step by step, with what it expects.
  fileprivate func unrolled(id: String, cell: String) throws -> Illustration {
    let hits = zip(guesses, next).count { $0.first?.text == $1 }
    let figure = UnrolledNetwork(
      cell: cell,
      steps: letters.indices.map { place in
        .init(
          shownCharacter(letters[place]),
          predictions: guesses[place].map { (shownCharacter($0.text), $0.probability) },
          target: shownCharacter(next[place]))
      })
    return try Illustration(
      id: id,
      title: "In \(word) the likeliest character is the right one \(hits) of \(next.count) times",
      alternative: "The network along \(word): characters enter below, the state goes to the right,"
        + " and the likeliest next ones leave above",
      figure: figure,
      columns: [.number("Position"), .text("Character"), .text("Next"), .text("Expected")]
        + [.number("Probability")],
      rows: letters.indices.flatMap { place in
        guesses[place].map {
          [
            .count(place), .text(letters[place]), .text(next[place]), .text($0.text),
            .decimal($0.probability, 4),
          ]
        }
      })
  }
}
