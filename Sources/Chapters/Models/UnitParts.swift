import Basics
import Experiments
import Figures
import Sites

/// A quantity of a recurrent network's units that a figure shows as a line.
struct TracedLine {
  let name, title: String
  /// What is drawn for an observed number.
  let shown: @Sendable (Double) -> Double

  init(
    _ name: String, _ title: String, shown: @escaping @Sendable (Double) -> Double = { $0 }
  ) {
    (self.name, self.title, self.shown) = (name, title, shown)
  }
}

extension Introspection {
  /// The units that were picked, each with its lines along the word, and the numbers observed.
  func unitTraces(id: String, on page: String, lines: [TracedLine]) throws -> Illustration {
    let figure = UnitTraces(
      labels: drawnLetters, lines: lines.map(\.title),
      units: try units.map { unit in
        .init(unit.title, try lines.map { try unit.values($0) }, shaded: unit.holds)
      })
    let strongest = try clearestUnit
    return try Illustration(
      id: id,
      title: "Of \(hidden.grouped) units, unit \(strongest.unit) \(strongest.finding):"
        + " correlation \(strongest.correlation.text(.fixed(2)))",
      alternative: "Lines of what \(units.count) units carry along \(word), where unit"
        + " \(strongest.unit) \(strongest.finding)",
      figure: figure,
      columns: [
        .number("Unit"), .text("Goes with"), .number("Correlation"), .text("Quantity"),
        .number("Position"), .text("Character"), .number("Value"),
      ],
      rows: try units.flatMap { unit in try rows(of: unit, lines) }
    ).tried(insides(on: page, part: lines[0].name))
  }

  /// The unit that follows its condition most closely.
  var clearestUnit: UnitRole {
    get throws {
      try units.max { $0.correlation.magnitude < $1.correlation.magnitude }
        .needed("units of a recurrent network")
    }
  }

  private func rows(of unit: UnitRole, _ lines: [TracedLine]) throws -> [[Cell]] {
    try lines.flatMap { line in
      zip(letters, try unit.values(line)).enumerated().map { place, value in
        [
          .count(unit.unit), .text(unit.condition(quoting: { $0 })),
          .decimal(unit.correlation, 4), .text(line.title), .count(place), .text(value.0),
          .decimal(value.1, 4),
        ]
      }
    }
  }
}

extension UnitRole {
  fileprivate func values(_ line: TracedLine) throws -> [Double] {
    try traces.first { $0.name == line.name }.needed("trace '\(line.name)' of a unit")
      .values.map(line.shown)
  }

  fileprivate var title: String {
    "unit \(unit), \(condition(quoting: shownCharacter)): r\u{A0}=\u{A0}\(correlation.text(.fixed(2)))"
  }

  /// What it does, as the end of a sentence about it.
  var finding: String {
    switch condition {
    case .last: "goes with whether the last character is \(oneOf(shownCharacter))"
    case .earlier: "goes with whether the character before the last is \(oneOf(shownCharacter))"
    case .length: "goes with how many characters have been read"
    case .end: "goes with where words end"
    case .beginning: "goes with whether the word began with \(oneOf(shownCharacter))"
    }
  }

  fileprivate func condition(quoting quote: (String) -> String) -> String {
    switch condition {
    case .last: "after \(oneOf(quote))"
    case .earlier: "one after \(oneOf(quote))"
    case .length: "length so far"
    case .end: "end of the word"
    case .beginning: "word began with \(oneOf(quote))"
    }
  }

  private func oneOf(_ quote: (String) -> String) -> String {
    characters.map(quote).joined(separator: ", ")
  }
}

extension Introspection {
  /// What pages of recurrent networks say of the word, and of the unit that is clearest.
  var unitValues: [String: TemplateValue] {
    get throws {
      let unit = try clearestUnit
      return wordValues.merging([
        "channels": .count(channels), "hidden": .count(hidden), "clearest": .count(unit.unit),
        "correlation": .decimal(unit.correlation, 2), "units": .count(units.count),
      ]) { $1 }
    }
  }
}
