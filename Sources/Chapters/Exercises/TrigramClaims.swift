import Basics
import Experiments
import Figures
import Sites

extension TrigramFindings {
  var claims: [Claim] {
    get throws {
      [try easier] + (try additive.map { [$0] } ?? []) + [try trainRises]
        + (try votes.map { [try apart($0)] } ?? [])
    }
  }

  private var easier: Claim {
    get throws {
      let others = try way("trigram-one-mark").allWords.nats
      return Claim(
        "easier", on: "exercises.trigram.firstCharacterLoss", "exercises.trigram.ways",
        if: firstCharacterLoss > others,
        "One start token is the easier exam: it leaves out the first characters, which cost"
          + " \(.loss(firstCharacterLoss)) nats each, where the others cost \(.loss(others)).",
        otherwise: "One start token is not the easier exam for this list: it leaves out the first"
          + " characters, which cost \(.loss(firstCharacterLoss)) nats each, where the others cost"
          + " \(.loss(others)).")
    }
  }

  /// What the net of two one-hot vectors reaches; nil where there was no room for it.
  private var additive: Claim? {
    get throws {
      guard let net = ways.first(where: { $0.id == "trigram-net" }) else { return nil }
      // As many as a table of triples has cells.
      let (trigram, cells) = try (way("trigram").allWords.nats, way("trigram").parameters)
      let loss = net.allWords.nats
      return Claim(
        "additive", on: "exercises.trigram.ways", if: loss - trigram > 0.0005,
        "With \(.count(net.parameters)) weights instead of \(.count(cells)) it ends at"
          + " \(.loss(loss)), \(.loss(loss - trigram)) above the counts. If you got about"
          + " \(.decimal(loss, 2)), more training will not help: this net cannot do better.",
        otherwise:
          "For this list that is enough: with \(.count(net.parameters)) weights instead of"
          + " \(.count(cells)) it reaches \(.loss(loss)), less than a thousandth from the counts.")
    }
  }

  /// The most frequent next character, by counts and by the net.
  private func apart(_ votes: Votes) throws -> Claim {
    let next = try votes.nexts.first.needed("characters after a pair")
    let name = shownCharacter(next.character)
    let numbers: Sites.Words =
      "\(.letters(name)) follows in \(.decimal(100 * next.counts, 1)) % of all cases, and the net"
      + " gives it \(.decimal(100 * next.network, 1)) %."
    return Claim(
      "apart", on: "exercises.trigram.votes", if: next.counts - next.network > 0.005,
      "What comes most often there: " + numbers
        + " That is too little, because a vote cannot depend on"
        + " the other character of the pair.",
      otherwise: "What comes most often there: " + numbers + " So there the votes are enough.")
  }

  private var trainRises: Claim {
    get throws {
      let rise = zip(lengths, lengths.dropFirst()).first {
        $1.losses.train > $0.losses.train + 0.00005
      }
      let words = rise.map { before, after -> Sites.Words in
        "From n = \(.count(before.n)) to n = \(.count(after.n)) even the training loss rises, from"
          + " \(.loss(before.losses.train)) to \(.loss(after.losses.train)). The fake count does that:"
          + " it is chosen for the dev words. With nothing added, a longer context never has a higher"
          + " loss on the words that were counted."
      }
      return Claim(
        "trainRises", on: "exercises.trigram.lengths", if: rise != nil, words ?? "",
        otherwise: "The training loss rises nowhere on the way.")
    }
  }
}

extension TrigramFindings {
  /// All methods on one axis, from equal chances to the list by heart.
  func ladder(_ dataset: DatasetFindings) throws -> Illustration {
    func rung(
      _ id: String, _ name: String, _ kind: LossLadder.Kind, isMarked: Bool = false
    ) -> LadderRung? {
      ways.first { $0.id == id }.map {
        LadderRung(name, title: $0.title, [$0.allWords.nats], kind, isMarked: isMarked)
      }
    }
    let size = dataset.characters + 1
    let rungs = [
      rung("bigram", "bigram counts", .counts),
      rung("trigram-net", "net, \(2 * size) × \(size)", .network, isMarked: true),
      rung("trigram-mlp", "small MLP", .network),
      rung("trigram-table-net", "net, \(size * size) × \(size)", .network),
      rung("trigram", "trigram counts", .counts, isMarked: true),
    ]
    let claim = try halfway
    return try .ladder(
      id: "trigram-ladder", title: try claim?.words.plain ?? gainTitle,
      alternative: try ladderAlternative, claims: claim.map { [$0] } ?? [],
      rungs: [.uniform(dataset)] + rungs.compactMap(\.self) + [.floor(dataset)],
      bands: dataset.hasPublishedAnswers ? [.init("published answers, 2.2 to 2.3", 2.2...2.3)] : [])
  }

  /// What two one-hot vectors get; nil where there was no room for the net that has them.
  private var halfway: Claim? {
    get throws {
      let (bigram, trigram) = try (way("bigram").allWords.nats, way("trigram").allWords.nats)
      guard let additive = ways.first(where: { $0.id == "trigram-net" })?.allWords.nats else {
        return nil
      }
      return Claim(
        "halfway", on: "exercises.trigram.ways", if: trigram < additive && additive < bigram,
        "Two one-hot vectors get \(.number((bigram - additive) / (bigram - trigram), .percent(0))) % of"
          + " what a second character gives; a row for each pair gets all",
        otherwise:
          "For this list two one-hot vectors do not end between counts of pairs and of triples")
    }
  }

  private var gainTitle: String {
    get throws {
      let (bigram, trigram) = try (way("bigram").allWords.nats, way("trigram").allWords.nats)
      return "With a second character counts go from \(bigram.text(.fixed(4))) to"
        + " \(trigram.text(.fixed(4)))"
    }
  }

  private var ladderAlternative: String {
    get throws {
      let net = ways.first { $0.id == "trigram-net" }.map {
        "the net of two one-hot vectors at \($0.allWords.nats.text(.fixed(4))) and "
      }
      return "Ladder of losses on all words, where bigram counts are at"
        + " \(try way("bigram").allWords.nats.text(.fixed(4)))\(net == nil ? " and " : ", ")"
        + "\(net ?? "")trigram counts at \(try way("trigram").allWords.nats.text(.fixed(4)))"
    }
  }
}

extension DatasetFindings {
  /// Whether the list has the lecture's characters, so that others' answers are about as good on it.
  fileprivate var hasPublishedAnswers: Bool { characters == 26 && words > 30_000 }
}
