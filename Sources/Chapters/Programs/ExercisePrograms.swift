import Basics
import Corpora
import Experiments
import Sites

extension Program {
  /// E01: trigrams, learned in four ways; nil where there is no room for one of them.
  static func trigram(_ findings: Findings) throws -> Program? {
    let trigram = try needed(findings.exercises, .exercises)[TrigramFindings.self]
    guard trigram.hasAllWays else { return nil }
    func nats(_ id: String) throws -> TemplateValue {
      let way = try trigram.ways.first { $0.id == id }.needed("way '\(id)'")
      return .printed(way.allWords.nats, 4)
    }
    let counts = try trigram.ways.first { $0.id == "trigram" }.needed("way 'trigram'")
    return Program(
      "e01", settings: ["seed": .number("\(Lecture.seed)")],
      results: [
        "examples": .whole(counts.examples), "counts": try nats("trigram"),
        "single": try nats("trigram-one-mark"), "additive": try nats("trigram-net"),
        "table": try nats("trigram-table-net"), "mlp": try nats("trigram-mlp"),
      ])
  }

  /// E02: losses on train, dev and test.
  static func split(_ findings: Findings) throws -> Program {
    let split = try needed(findings.exercises, .exercises)[SplitFindings.self]
    let chosen = split.rows.compactMap { row in row.smoothing.map { (row.losses, $0) } }.prefix(3)
    let little = try split.overfitting.first.needed("counts with little smoothing").smoothing
    return Program(
      "e02",
      settings: [
        "splitSeed": .whole(findings.seeds.split), "little": .literal(little),
        "chosen": .list(
          chosen.enumerated().map { ["n": .whole($0 + 2), "fake": .literal($1.1)] }),
      ],
      results: [
        "sizes": .list(
          split.sizes.map {
            [
              "part": .text($0.part.rawValue), "words": .whole($0.words),
              "examples": .whole($0.examples),
            ]
          }),
        "chosen": .list(
          chosen.enumerated().map { index, row in
            [
              "n": .whole(index + 2), "train": .printed(row.0.train, 4),
              "dev": .printed(row.0.dev, 4), "test": .printed(row.0.test, 4),
            ]
          }),
        "little": .list(
          split.overfitting.map {
            [
              "n": .whole($0.n), "train": .printed($0.losses.train, 4),
              "dev": .printed($0.losses.dev, 4),
            ]
          }),
      ])
  }

  /// E03: the fake counts, and the penalty, that dev likes best.
  static func smoothing(_ findings: Findings) throws -> Program {
    let smoothing = try needed(findings.exercises, .exercises)[SmoothingFindings.self]
    let net = smoothing.networks.first?.chosen
    func values(_ point: SmoothingFindings.Point) -> [String: TemplateValue] {
      [
        "strength": .literal(point.strength), "dev": .printed(point.dev, 4),
      ]
    }
    return Program(
      "e03",
      settings: [
        "splitSeed": .whole(findings.seeds.split),
        "networks": .list(net.map { [["penalty": .literal($0.strength)]] } ?? []),
      ],
      results: [
        "counts": .list(
          smoothing.counts.prefix(2).map { curve in
            .object(values(curve.chosen).merging(["n": .whole(curve.n)]) { $1 })
          }),
        "networks": .list(net.map { [.object(values($0))] } ?? []),
      ])
  }

  /// E04: rows in place of one-hot products, pairs in place of rows.
  static func oneHot(_ findings: Findings) throws -> Program {
    let oneHot = try needed(findings.exercises, .exercises)[OneHotFindings.self]
    return Program(
      "e04",
      settings: ["seed": .number("\(Lecture.seed)"), "examples": .whole(oneHot.examples)],
      results: [
        "examples": .whole(oneHot.examples), "distinct": .whole(oneHot.distinct),
        "loss": .printed(oneHot.exactLoss, 4),
      ])
  }

  /// E05: cross-entropy, unfused and fused, and the trap of probabilities in place of logits.
  static func crossEntropy(_ findings: Findings) throws -> Program {
    let entropy = try needed(findings.exercises, .exercises)[CrossEntropyFindings.self]
    let first = try entropy.cases.first.needed("cases of cross-entropy")
    return Program(
      "e05",
      settings: [
        "seed": .number("\(Lecture.seed)"), "label": .whole(first.label),
        "logits": .number(
          first.logits.map { $0.text(.exact, for: .programs) }.joined(separator: ", ")),
      ],
      results: [
        "unfused": .printed(entropy.lossByHand, 5), "fused": .printed(entropy.lossFused, 5),
        "cases": .list(
          entropy.cases.map { entropy in
            [
              "scale": .literal((entropy.logits.max() ?? 0) / (first.logits.max() ?? 1)),
              "unfused": .printed(entropy.byHand, 4), "fused": .printed(entropy.fused, 4),
            ]
          }),
        "gradient": .number(first.gradient.map { $0.fixed(4) }.joined(separator: " ")),
        "counts": .printed(entropy.mistake.table, 4),
        "mistake": .printed(entropy.mistake.reported, 4),
      ])
  }

  /// E06: Kneser-Ney with the discounts that its formula gives.
  static func backoff(_ findings: Findings) throws -> Program {
    let backoff = try needed(findings.exercises, .exercises)[BackoffFindings.self]
    let rows = backoff.rows.filter { $0.id == "kneser-ney" && $0.n <= 7 }
    return Program(
      "e06", settings: ["splitSeed": .whole(findings.seeds.split)],
      results: [
        "rows": .list(
          try rows.map {
            ["n": .whole($0.n), "dev": .printed(try $0.devByEstimate.needed("estimate"), 4)]
          })
      ])
  }
}
