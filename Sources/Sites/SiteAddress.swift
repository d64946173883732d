/// Where a site will stand on the web.
public struct SiteAddress: Equatable, Sendable {
  /// Ends with a slash.
  private let base: String

  /// An address like `https://example.org/names`; nil for one that is none, or that has a query or a fragment.
  public init?(_ text: String) {
    guard let scheme = ["https://", "http://"].first(where: text.hasPrefix) else { return nil }
    let rest = text.dropFirst(scheme.count)
    let allowed = rest.utf8.allSatisfy { byte in
      switch UnicodeScalar(byte) {
      case "a"..."z", "A"..."Z", "0"..."9", "-", ".", "_", "~", "/", ":", "%", "[", "]": true
      default: false
      }
    }
    guard allowed, let first = rest.first, first != "/", first != ":" else { return nil }
    base = text.hasSuffix("/") ? text : text + "/"
  }

  /// The address of a file of the site; of the cover it is that of the folder.
  public func url(of path: String) -> String { base + (path == "index.html" ? "" : path) }

  /// Whether the site is all that the host has: `robots.txt` counts only there.
  var isWholeHost: Bool { base.split(separator: "/").count == 2 }

  /// The list of pages for search engines.
  func siteMap(of pages: [String]) -> SiteFile {
    let urls = pages.map { "<url><loc>\(escapedForHTML(url(of: $0)))</loc></url>\n" }.joined()
    return SiteFile(
      "sitemap.xml",
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
        + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n\(urls)</urlset>\n")
  }

  /// What search engines read of a site: its pages, and on a host of its own where their list is.
  func files(listing pages: [String]) -> [SiteFile] {
    [siteMap(of: pages)]
      + (isWholeHost
        ? [
          SiteFile("robots.txt", "User-agent: *\nAllow: /\nSitemap: \(url(of: "sitemap.xml"))\n")
        ] : [])
  }
}
