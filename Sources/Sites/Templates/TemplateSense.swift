extension TemplateFolder {
  /// Throws a `SiteError` if a template that a user has changed is none, or includes one that is not there.
  public func expectSense() throws(SiteError) {
    for name in changed where !name.hasSuffix(".css") {
      let template = try template(named: name)
      try expectPartials(template.nodes, of: template)
    }
  }

  /// Whether one of the Markdown templates `names` has a formula.
  public func haveFormulas(in names: [String]) -> Bool {
    names.compactMap { try? source(named: "\($0).md") }.contains {
      $0.utf8.contains(UInt8(ascii: "$"))
    }
  }

  private func expectPartials(
    _ nodes: [Template.Node], of template: Template
  ) throws(SiteError) {
    for node in nodes {
      switch node {
      case .text, .name: continue
      case .section(_, _, let inner, _): try expectPartials(inner, of: template)
      case .partial(let name, let line): _ = try partial(name, of: template, line: line)
      }
    }
  }
}
