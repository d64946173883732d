import Basics
import Corpora
import Experiments
import Figures
import Sites
import Training

extension ReportChapter {
  /// All recipes side by side.
  static var models: ReportChapter {
    Chapter(
      id: "models", title: "The models, compared",
      question: "What does a longer memory buy?", part: "Beyond the lecture", needs: [.models]
    ) { findings in
      let comparison = Comparison(findings)
      return ChapterContent(
        values: try comparison.values, claims: try comparison.claims,
        illustrations: try comparison.illustrations,
        tables: [comparison.leaderboard, try comparison.everyModel]
          + (try comparison.hasDoubles ? [comparison.seenAndUnseen] : []),
        samples: [SampleSet(id: "models", columns: comparison.shown.map(\.sampleColumn))],
        plays: [
          Play(
            "ladder", title: "Try it: one beginning, all models",
            options: comparison.beginning.merging(
              ["recipes": ["bigram", "trigram", "kneser-ney-5", "gru"]]) { $1 }),
          .seeded("guess", title: "Try it: guess the next letter"),
        ])
    }
  }
}

/// What the page of all models says.
struct Comparison {
  /// The lowest loss on test first, as test has chosen nothing; those without a loss last.
  let ranked: [ModelFindings]
  /// The models that pictures have room for.
  let shown: [ModelFindings]
  /// Those that are asked for other examples than the rest.
  let apart: [ModelFindings]
  let findings: Findings

  /// The recipes that have a place in pictures: those without a page first, then in the order of pages.
  private static let compared: [String] = {
    let chosen = RecipeBook.all.filter(\.isCompared).map(\.id)
    let told = FamilyPage.all.flatMap(\.recipes)
    return chosen.filter { !told.contains($0) } + told.filter(chosen.contains)
  }()

  init(_ findings: Findings) {
    func loss(_ model: ModelFindings) -> Double { model.nll.test ?? .infinity }
    let alike = findings.models.filter { model in
      findings.testComparison?.ids.contains(model.id) ?? true
    }
    ranked = alike.enumerated()
      .sorted { (loss($0.element), $0.offset) < (loss($1.element), $1.offset) }.map(\.element)
    apart = findings.models.filter { model in !alike.contains { $0.id == model.id } }
    let usual = Self.compared.compactMap { id in alike.first { $0.id == id } }
    shown = usual.isEmpty ? Array(ranked.prefix(1)) : usual
    self.findings = findings
  }

  /// The lowest loss on test, if test has words.
  var best: ModelFindings? { ranked.first { $0.nll.test != nil } }

  /// Whether dev has words that train has too.
  var hasDoubles: Bool { get throws { try doubles.seen > 0 && doubles.unseen > 0 } }

  /// Dev words by whether train has them.
  private var doubles: (seen: Int, unseen: Int) {
    get throws {
      let overlap = try needed(
        shown.first?.overlap.first { $0.part == .dev }, "words of dev that train has too")
      return (overlap.seenWords, overlap.unseenWords)
    }
  }

  /// Networks whose dev loss was looked at while they learned.
  var curves: [ModelFindings] { shown.filter { $0.devPoints.count > 1 } }

  fileprivate var values: [String: TemplateValue] {
    get throws {
      [
        "words": .count(findings.dataset.words, "word"),
        "apart": .list(apart.map { ["title": .text($0.title)] }),
        "long": .list(
          findings.reading.map {
            [["read": .count($0.characters), "longer": .count($0.words, "word")]]
          } ?? []),
        "leftOut": findings.leftOut.lines,
        "best": .flag(best != nil), "lead": .flag(ranked.dropFirst().first != nil && best != nil),
        "total": .count(ranked.count, "model"),
        "duels": .list(try duelValues), "gains": .list(try gainValues),
        "doubles": .list(try doubleValues),
        "costs": .list(try costValues),
        "curves": .flag(!curves.isEmpty), "spread": .flag(hasSeeds),
        "leastWords": .count(TestPair.leastWords),
        "cells": .count(try cells.all), "filled": .count(try cells.filled),
        "uniform": .loss(Elementary.log(Double(findings.dataset.characters + 1))),
      ]
    }
  }

  /// The cells of the bigram's table, and those that hold a count.
  private var cells: (all: Int, filled: Int) {
    get throws {
      let bigram = try findings.model("bigram")
      return (bigram.parameters, bigram.stored)
    }
  }

  /// How much better words are guessed that stand in train too, by what cannot remember a word and by the
  /// best.
  private var doubleValues: [TemplateValue] {
    get throws {
      guard try hasDoubles, let best else { return [] }
      let (bigram, numbers) = try (findings.model("bigram"), doubles)
      return [
        [
          "seen": .count(numbers.seen), "unseen": .count(numbers.unseen),
          "bigramGap": .loss(try bigram.gap), "best": .text(best.title),
          "bestGap": .loss(try best.gap),
        ]
      ]
    }
  }

  fileprivate var claims: [Claim] {
    get throws {
      guard let best, let next = ranked.dropFirst().first else { return [] }
      return [TestPair(best, next, findings).lead] + (strength.map { [$0] } ?? [])
    }
  }

  /// Whether counting is better than half of the kinds of networks.
  private var strength: Claim? {
    duels.map { duel in
      let beaten = duel.won.map(\.title).joined(separator: ", ")
      return Claim(
        "strength", on: "models.nll.test", if: 2 * duel.won.count >= duel.all,
        "Smoothed counting beats \(.count(duel.won.count)) of \(.count(duel.all)) kinds of networks"
          + " on the test words: \(beaten).",
        otherwise:
          "Of \(.count(duel.all)) kinds of networks, all but \(.count(duel.won.count)) beat"
          + " smoothed counting on the test words.")
    }
  }

  /// What the headline about counting rests on.
  private var duelValues: [TemplateValue] {
    get throws {
      try duels.map { duel in
        [["counts": .text(duel.counts.title), "loss": .loss(try duel.counts.test)]]
      } ?? []
    }
  }

  /// What counts and networks gain from seeing more, where there are both.
  var gainValues: [TemplateValue] {
    get throws {
      let steps = reachable
      guard let first = steps.first, let last = steps.last, first.reach < last.reach,
        let counts = bestCounts, let order = counts.reach
      else { return [] }
      return [
        [
          "first": .count(Int(first.reach), "character"), "firstLoss": .loss(try first.model.test),
          "counts": .text(counts.title), "order": .count(order, "character"),
          "countsLoss": .loss(try counts.test), "last": .text(last.words),
          "lastModel": .text(last.model.title), "lastLoss": .loss(try last.model.test),
        ]
      ]
    }
  }

  /// Where the form begins: before the last letter of the word that the lecture walks along, or of
  /// the one that networks read.
  fileprivate var beginning: [String: Play.Setting] {
    let walked = findings.lecture?[LikelihoodFindings.self].firstWords.first
    let read = findings.models.lazy.compactMap(\.introspection).first
    let letters =
      walked?.letters.dropLast().map(\.to) ?? read?.letters.dropFirst().map(\.self) ?? []
    let word = letters.prefix(Play.State.longestWord)
    guard let last = word.last else { return [:] }
    return ["prefix": .text(word.dropLast().joined()), "letter": .text(last)]
  }

  /// Whether any network was trained under several seeds.
  var hasSeeds: Bool { ranked.contains { $0.seedDeviation != nil } }
}

extension ModelFindings {
  /// By how much the dev words that train has too are guessed better than the others, in nats per character.
  fileprivate var gap: Double {
    get throws {
      let overlap = try overlap.first { $0.part == .dev }.needed("words of dev of '\(id)'")
      return overlap.unseen - overlap.seen
    }
  }
}
