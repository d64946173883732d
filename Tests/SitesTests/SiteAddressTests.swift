import Testing

@testable import Sites

/// What a site says of its own place on the web, if it knows it.
struct SiteAddressTests {
  @Test(
    "an address has a scheme and a host, and nothing that would end an attribute",
    arguments: [
      ("https://example.org", true), ("http://127.0.0.1:8000/a/", true),
      ("https://[::1]/names", true), ("example.org", false), ("ftp://example.org", false),
      ("https://", false), ("https:///names", false), ("https://a.b/?q", false),
      ("https://a.b/#c", false), ("https://a.b/\"", false), ("https://a b", false), ("", false),
    ])
  func takesAddressesOnly(text: String, isOne: Bool) {
    #expect((SiteAddress(text) != nil) == isOne)
  }

  private func files(_ address: String?) throws -> [String: String] {
    let images = SiteImages(
      icon: Array("<svg/>".utf8), touchIcon: [2], share: [1], width: 3, height: 4,
      alternative: "a & b")
    let site = Site(
      cover: SampleReport.cover, chapters: [SampleReport.counting, SampleReport.loss],
      templates: SampleReport.templates(), scripts: PageScripts(play: nil),
      address: address.flatMap(SiteAddress.init), images: { _ in images })
    return Dictionary(
      uniqueKeysWithValues: try site.files(from: SampleFindings()).map {
        ($0.path, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  @Test func pagesSayWhereTheyStand() throws {
    let files = try files("https://a.org/b")
    let page = try #require(files["loss.html"])
    #expect(page.contains("<link rel=\"canonical\" href=\"https://a.org/b/loss.html\">"))
    #expect(page.contains("og:image\" content=\"https://a.org/b/assets/share.png\">"))
    #expect(page.contains("og:title\" content=\"One number for a model\">"))
    #expect(try #require(files["index.html"]).contains("canonical\" href=\"https://a.org/b/\">"))
    let map = try #require(files["sitemap.xml"])
    #expect(map.split(separator: "<loc>").count == 4)
    #expect(map.contains("<loc>https://a.org/b/</loc>"))
    // A host has one such file, at its root.
    #expect(files["robots.txt"] == nil)
    #expect(try self.files("https://a.org")["robots.txt"] != nil)
  }

  @Test func aMissingPageLeadsToTheSiteFromAnywhere() throws {
    let page = try #require(try files("https://a.org/b")["404.html"])
    #expect(page.contains("href=\"https://a.org/b/assets/style.css\""))
    #expect(page.contains("<a href=\"https://a.org/b/loss.html\">"))
    #expect(page.contains("href=\"#main\"") && !page.contains("canonical"))
    #expect(try #require(try files(nil)["404.html"]).contains("<a href=\"loss.html\">"))
  }

  @Test func withoutAnAddressNothingIsAbsolute() throws {
    let files = try files(nil)
    let page = try #require(files["loss.html"])
    #expect(page.contains("og:image\" content=\"assets/share.png\">"))
    #expect(page.contains("og:image:alt\" content=\"a &amp; b\">"))
    #expect(!page.contains("canonical") && files["sitemap.xml"] == nil)
    #expect(page.contains("<link rel=\"icon\" href=\"assets/icon.svg\">"))
    #expect(page.contains("<link rel=\"apple-touch-icon\" href=\"assets/icon.png\">"))
  }
}
