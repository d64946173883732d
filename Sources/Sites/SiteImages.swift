/// What stands for a site elsewhere: its icon in a tab, and its picture where somebody shares a link.
public struct SiteImages: Sendable {
  /// The icon for every size.
  public let icon: [UInt8]
  /// A PNG of the icon, for telephones that keep a page on their first screen.
  public let touchIcon: [UInt8]
  /// What the picture shows.
  public let alternative: String
  /// In pixels.
  public let width: Int
  /// In pixels.
  public let height: Int
  /// A PNG of that size.
  public let share: [UInt8]

  /// An icon in SVG and in PNG, and a picture in PNG of `width` times `height` pixels with what it shows.
  public init(
    icon: [UInt8], touchIcon: [UInt8], share: [UInt8], width: Int, height: Int, alternative: String
  ) {
    (self.icon, self.touchIcon) = (icon, touchIcon)
    (self.share, self.alternative) = (share, alternative)
    (self.width, self.height) = (width, height)
  }

  static let iconPath = "assets/icon.svg"
  static let touchIconPath = "assets/icon.png"
  static let sharePath = "assets/share.png"

  var files: [SiteFile] {
    [
      SiteFile(path: Self.iconPath, bytes: icon),
      SiteFile(path: Self.touchIconPath, bytes: touchIcon),
      SiteFile(path: Self.sharePath, bytes: share),
    ]
  }

  /// For the template `head.html`.
  func value(at address: SiteAddress?) -> TemplateValue {
    [
      "image": .text(address?.url(of: Self.sharePath) ?? Self.sharePath),
      "width": .number("\(width)"), "height": .number("\(height)"),
      "alternative": .text(alternative),
    ]
  }
}
