import Experiments
import FoundationEssentials
import Sites
import TestSupport
import Testing

@testable import Chapters

/// All files under `Sources`, without their folders.
private func sourceFiles() throws -> Set<String> {
  let paths = try FileManager.default.subpathsOfDirectory(atPath: Repository.root + "/Sources")
  return Set(paths.map { String($0.split(separator: "/").last ?? "") })
}

/// One name on every floor: a section of the findings is called `x`, computed as `XFindings` in a file of that
/// name, and shown by the page `x` (for an exercise the lecture's number) from a file that is called after it.
struct NamesTests {
  @Test("sections have different names, and pages of their own")
  func namesSectionsApart() {
    let sections = FindingsSection.all
    #expect(Set(sections.map(\.id)).count == sections.count)
    #expect(Set(sections.map(\.page)).count == sections.count)
  }

  @Test("findings, chapter, template and page are called like their section")
  func namesFilesAlike() throws {
    let files = try sourceFiles()
    let pages = Dictionary(
      uniqueKeysWithValues: TableOfContents.all.map { ($0.id, $0.needs.parts) })
    for section in FindingsSection.all {
      let name = section.id.prefix(1).uppercased() + section.id.dropFirst()
      let isExercise = section.part == .exercises
      #expect(files.contains("\(name)Findings.swift"))
      #expect(files.contains("\(name)\(isExercise ? "Exercise" : "Chapter").swift"))
      #expect(TemplateFolder.embedded.names.contains("\(section.page).md"))
      #expect(pages[section.page]?.contains(section.part) == true, "page '\(section.page)'")
      #expect(isExercise ? section.page.hasPrefix("e0") : section.page == section.id)
    }
  }

  @Test("each page of the lecture and of the exercises shows a section of its own")
  func givesEachPageASection() {
    let parts: Set<FindingsPart> = [.lecture, .exercises, .bigram]
    let pages = TableOfContents.all.filter { !$0.needs.parts.isDisjoint(with: parts) }.map(\.id)
    #expect(pages == FindingsSection.all.map(\.page) + ["check"])
  }
}
