/// A sentence that the data decides: what it rests on, whether that holds, and the words for either case.
///
/// A template says it as `{{claims.ID}}`, a figure in its title or alternative text. It cannot be said
/// without its condition, and each claim must be able to fail, or say why it cannot.
public struct Claim: Equatable, Sendable {
  /// Names it within its chapter or its figure.
  public let id: String
  /// Paths in `findings.json` of the numbers that decide it: `lecture.counting.zeros`.
  public let findings: [String]
  /// Whether the data bears it out.
  public let holds: Bool
  /// What is said: one text if it holds, another if it does not, which may be nothing.
  public let words: Words
  /// Why it holds for every list; nil if a list may decide otherwise.
  public let proof: String?

  /// A claim that rests on `findings` and may fail.
  public init(
    _ id: String, on findings: String..., if holds: Bool, _ words: Words, otherwise: Words
  ) {
    (self.id, self.findings, self.holds) = (id, findings, holds)
    (self.words, proof) = (holds ? words : otherwise, nil)
  }

  /// A claim that holds for every list, as `proof` says. It is tested all the same.
  public init(
    _ id: String, on findings: String..., if holds: Bool, _ words: Words, proof: String
  ) {
    (self.id, self.findings, self.holds) = (id, findings, holds)
    (self.words, self.proof) = (words, proof)
  }
}

extension Claim {
  /// A line of `data/claims.csv`.
  fileprivate func row(of owner: String) -> [Cell] {
    [
      .text(owner), .text(id), .text(findings.joined(separator: " ")), .check(holds),
      .text(proof ?? ""), .text(words.plain),
    ]
  }
}

extension DataTable {
  /// All claims of a site with their owners, chapters or figures.
  static func claims(_ claims: [(owner: String, claim: Claim)]) -> DataTable {
    DataTable(
      id: "claims", caption: "What these pages say because this list bears it out, or does not",
      columns: [
        .text("Page or figure"), .text("Claim"), .text("Rests on"), .text("Holds"),
        .text("Holds for every list, since"), .text("Words"),
      ],
      rows: claims.map { $0.claim.row(of: $0.owner) })
  }
}
