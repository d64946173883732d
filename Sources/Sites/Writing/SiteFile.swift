/// A file of a site that is not written yet.
public struct SiteFile: Equatable, Sendable {
  /// Below the site's folder, with slashes: `figures/heatmap.svg`.
  public let path: String
  /// The whole content.
  public let bytes: [UInt8]

  /// `path` is relative and has no `..`.
  public init(path: String, bytes: [UInt8]) { (self.path, self.bytes) = (path, bytes) }

  /// A text in UTF-8.
  public init(_ path: String, _ text: String) { self.init(path: path, bytes: Array(text.utf8)) }
}
