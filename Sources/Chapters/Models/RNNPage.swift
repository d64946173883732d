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
        values: introspection.wordValues.merging([
          "hidden": .count(introspection.hidden),
          "channels": .count(introspection.channels),
          "shown": .count(try introspection.observation(RecurrentObservation.state).columns),
          "turned": .decimal(100 * (try introspection.turned), 0),
        ]) { $1 },
        claims: [introspection.known],
        illustrations: [
          try introspection.unrolled(id: "rnn-unrolled", cell: "RNN"), try introspection.state,
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
      title: "In \(word) the likeliest letter is the right one at \(hits) of \(next.count) places",
      alternative: "The network along \(word): letters enter below, the state goes to the right,"
        + " and the likeliest next letters leave above",
      figure: figure,
      columns: [.number("Place"), .text("Letter"), .text("Next"), .text("Expected")]
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

  /// The share of the units shown whose sign changes from a letter to the next, on average.
  fileprivate var turned: Double {
    get throws {
      let observed = try observation(RecurrentObservation.state)
      let (before, after) = (
        observed.values.dropLast(observed.columns), observed.values.dropFirst(observed.columns)
      )
      let turns = zip(before, after).count { ($0 < 0) != ($1 < 0) }
      return Double(turns) / Double(after.count)
    }
  }

  fileprivate var state: Illustration {
    get throws {
      try illustration(
        id: "rnn-state",
        title:
          "From letter to letter of \(word), \(turned.text(.percent(0))) % of these units change"
          + " their sign on average",
        alternative: "Strip of the state along the letters of \(word), a row for each unit",
        on: "rnn",
        strips: [ObservedStrip(RecurrentObservation.state, "state h", .signed)])
    }
  }
}
