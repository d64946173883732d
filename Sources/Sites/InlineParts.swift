import Basics

/// The scripts and styles that stand in a page itself, as its Content-Security-Policy names them: by the digests of
/// their texts. A script that came into the page by a word of a list has none there, and no browser runs it.
struct InlineParts {
  private let scripts: [String]
  private let styles: [String]

  /// Those of a page's frame, which is its template without the content, and so without what is a list's.
  init(frame html: String) {
    scripts = texts(of: "script", in: html)
    styles = texts(of: "style", in: html)
  }

  /// What the templates `layout.html` and `single.html` write into the policy.
  var values: [String: TemplateValue] {
    ["inlineScripts": sources(scripts), "inlineStyles": sources(styles)]
  }

  /// Before anything is known of them.
  static var none: [String: TemplateValue] { InlineParts(frame: "").values }

  private func sources(_ texts: [String]) -> TemplateValue {
    .list(texts.map { .text("sha256-\(base64(Digest.sha256Bytes(Array($0.utf8))))") })
  }
}

extension TemplateRenderer {
  /// The template `name` filled with `values`, and with the policy's digests of what stands in it.
  ///
  /// - Parameter content: the names of values that the frame is without.
  mutating func page(
    _ name: String, _ values: [String: TemplateValue], content: [String]
  ) throws(SiteError) -> String {
    let blank = Dictionary(uniqueKeysWithValues: content.map { ($0, TemplateValue.markup("")) })
    let frame = try render(
      name, values.merging(blank) { $1 }.merging(InlineParts.none) { $1 })
    return try render(name, values.merging(InlineParts(frame: frame).values) { $1 })
  }
}

/// What stands in each element of this name that has no attributes: data in scripts has some, and files have.
private func texts(of name: String, in html: String) -> [String] {
  var texts: [String] = []
  var rest = html[...]
  while let open = rest.range(ofBytes: "<\(name)>"),
    let close = rest[open.upperBound...].range(ofBytes: "</\(name)>")
  {
    texts.append(String(rest[open.upperBound..<close.lowerBound]))
    rest = rest[close.upperBound...]
  }
  return texts
}
