import Basics
import Testing

@testable import Sites

@Suite struct InlinePartsTests {
  /// The digests of the W3C's own example, and of one by `openssl dgst -sha256 -binary | base64`.
  @Test func namesScriptsByTheirDigests() {
    let html = """
      <script>alert('Hello, world.');</script><script src="a.js"></script>
      <script type="application/json" id="data">{}</script>
      <style>a { b: c }</style><p>&lt;script>x&lt;/script>
      """
    #expect(
      InlineParts(frame: html).values == [
        "inlineScripts": .list([.text("sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=")]),
        "inlineStyles": .list([.text("sha256-QOG1bNummUdN8ru48JSfiQvU3BhjIqrKYbGcSs1G+Y8=")]),
      ])
  }

  @Test("a script in the content has no digest in the policy, one in a user's frame has")
  func namesNoScriptOfTheContent() throws {
    var renderer = TemplateRenderer(
      TemplateFolder(sources: [
        "layout.html":
          "{{#inlineScripts}}[{{.}}]{{/inlineScripts}}{{#inlineStyles}}{{.}}{{/inlineStyles}}{{content}}<script>{{own}}</script>"
      ]))
    let html = try renderer.page(
      "layout.html",
      ["content": .markup("<script>bad()</script>"), "own": .markup("alert('Hello, world.');")],
      content: ["content"])
    #expect(
      html == "[sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=]<script>bad()</script>"
        + "<script>alert('Hello, world.');</script>")
  }

  @Test func everyPageHasAPolicy() throws {
    let files = try SampleReport.site().files(from: SampleFindings(), asOneFileToo: true)
    let pages = files.filter { $0.path.hasSuffix(".html") }
    #expect(pages.count > 3)
    for page in pages {
      let html = String(decoding: page.bytes, as: UTF8.self)
      let policy = try #require(
        html[...].range(
          ofBytes: "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';"))
      let loads = html[...].range(ofBytes: "<script")?.lowerBound ?? html.endIndex
      #expect(policy.upperBound < loads, "\(page.path): what stands before a policy is free of it")
      #expect(!html[policy.upperBound...].prefix { $0 != ">" }.contains("script-src 'unsafe"))
    }
  }
}
