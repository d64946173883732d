import Corpora
import Experiments
import FoundationEssentials
import TestSupport
import Testing

@testable import Chapters
@testable import Sites

/// All claims of all pages about these findings, by page or figure and their own id.
private func claims(about findings: Findings) throws -> [(id: String, claim: Claim)] {
  try ([TableOfContents.cover] + TableOfContents.all).flatMap { chapter in
    try chapter.compose(findings).claims(chapter: chapter.id).map {
      ("\($0.owner).\($0.claim.id)", $0.claim)
    }
  }
}

@Suite struct ClaimTests {
  /// A claim that no list decides otherwise is no claim; one that is proved holds for every list.
  @Test func holdForSomeListsAndNotForOthers() throws {
    var outcomes: [String: Set<Bool>] = [:]
    var proved: Set<String> = []
    for findings in try OddList.all.map({ try $0.findings() }) + [someNames] {
      for (id, claim) in try claims(about: findings) {
        outcomes[id, default: []].insert(claim.holds)
        if claim.proof != nil {
          proved.insert(id)
          #expect(claim.holds, "\(id) of \(findings.dataset.name)")
        }
      }
    }
    #expect(outcomes.count > 20)
    for (id, seen) in outcomes.sorted(by: { $0.key < $1.key }) where !proved.contains(id) {
      #expect(seen == [true, false], "\(id) is always \(seen.first == true)")
    }
  }

  @Test func saySomethingAndRestOnFindings() throws {
    let findings = try someNames
    let tree = try JSONDecoder().decode(Tree.self, from: Data(findings.json()))
    for (id, claim) in try claims(about: findings) {
      #expect(!claim.findings.isEmpty, "\(id) rests on nothing")
      for path in claim.findings where !tree.has(path.split(separator: ".").map(String.init)) {
        Issue.record("\(id) rests on \(path)")
      }
    }
  }

  /// What is so or not so is a claim: the pages' templates have no `{{^flag}}`.
  @Test func areTheOnlyAlternatives() throws {
    for template in Set(TableOfContents.all.map(\.template)) {
      let source = try TemplateFolder.embedded.source(named: "\(template).md")
      #expect(!source.contains("{{^"), "\(template).md")
    }
  }
}

/// The embedded list, with what its models and exercises need computed on some of its words.
private var someNames: Findings {
  get throws { try findingsForPages(of: .embedded()) }
}

/// Where `findings.json` has values.
private struct Tree: Decodable {
  private var branches: [String: Tree] = [:]
  private var elements: [Tree] = []

  init(from decoder: any Decoder) throws {
    if let object = try? [String: Tree](from: decoder) {
      branches = object
    } else if let list = try? [Tree](from: decoder) {
      elements = list
    }
  }

  /// Whether there is a value at the end of the path; in a list, of one of its elements.
  func has(_ path: [String]) -> Bool {
    guard let first = path.first else { return true }
    return branches[first]?.has(Array(path.dropFirst())) ?? elements.contains { $0.has(path) }
  }
}
