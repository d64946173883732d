import Basics
import TemplateFiles
import TestSupport
import Testing

@testable import Sites

@Suite struct TemplateFolderTests {
  /// The folder of the repository, found from this file.
  private let templates =
    #filePath.split(separator: "/").dropLast(3)
    .reduce("") { "\($0)/\($1)" } + "/templates"

  @Test func carriesTheFilesOfTheFolder() throws {
    let folders = [templates, "\(templates)/code"]
    let paths = try folders.flatMap { folder in
      try fileNames(folder).map { (name: $0, path: "\(folder)/\($0)") }
    }.sorted { $0.name < $1.name }
    #expect(
      TemplateFolder.embedded.names == paths.map(\.name), "make has to list them again")
    for (name, path) in paths {
      let bytes = try readFile(path)
      #expect(
        try TemplateFolder.embedded.source(named: name) == String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test func parsesAllThatItCarries() throws {
    for name in TemplateFolder.embedded.names where !name.hasSuffix(".css") {
      _ = try TemplateFolder.embedded.template(named: name)
    }
  }

  @Test(
    "what is wrong in a user's template is found without a page that uses it",
    arguments: [
      ("gru.md", "{{#open}}\n"), ("gru.md", "\n{{> nowhere}}"),
      ("figure.html", "{{#a}}{{> b}}{{/a}}"),
      ("contents.html", "{{"),
    ])
  func expectsSense(name: String, text: String) throws {
    try TemplateFolder.embedded.expectSense()
    try withFolder { folder in
      try writeAtomically("a{b{{c}}".utf8, to: "\(folder)/base.css")
      try TemplateFolder(overriddenBy: folder).expectSense()
      try writeAtomically(text.utf8, to: "\(folder)/\(name)")
      #expect {
        try TemplateFolder(overriddenBy: folder).expectSense()
      } throws: { "\($0)".hasPrefix("\(folder)/\(name):") }
    }
  }

  @Test func knowsWhichTemplatesHaveFormulas() {
    #expect(TemplateFolder.embedded.haveFormulas(in: ["index", "softmax"]))
    #expect(!TemplateFolder.embedded.haveFormulas(in: ["index", "nowhere"]))
  }

  @Test func takesSomeOfAUsersOwn() throws {
    try withFolder { folder in
      try writeAtomically("mine".utf8, to: "\(folder)/figure.md")
      try writeAtomically("".utf8, to: "\(folder)/.hidden")
      try makeFolders("\(folder)/scripts")
      let mixed = try TemplateFolder(overriddenBy: folder)
      #expect(try mixed.source(named: "figure.md") == "mine")
      #expect(mixed.names == TemplateFolder.embedded.names)
    }
  }

  @Test func refusesWhatReplacesNothing() throws {
    try withFolder { folder in
      try writeAtomically("mine".utf8, to: "\(folder)/figures.md")
      let error = SiteError.foreignTemplate(
        "figures.md", folder: folder, known: TemplateFolder.embedded.names)
      #expect(throws: error) { try TemplateFolder(overriddenBy: folder) }
    }
  }

  @Test func saysWhichFolderItCannotRead() throws {
    try withFolder { folder in
      let missing = SiteError.unreadableTemplates(
        "\(folder)/none", reason: "No such file or directory")
      #expect(throws: missing) { try TemplateFolder(overriddenBy: "\(folder)/none") }
      try writeAtomically([0xFF], to: "\(folder)/figure.md")
      #expect {
        try TemplateFolder(overriddenBy: folder)
      } throws: { "\($0)".hasSuffix("figure.md' is not UTF-8") }
    }
  }
}

private func fileNames(_ folder: String) throws -> [String] {
  try entryNames(of: folder).filter {
    try !$0.hasPrefix(".") && kind(of: "\(folder)/\($0)") != .folder
  }.sorted()
}
