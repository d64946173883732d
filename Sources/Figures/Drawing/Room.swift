/// How much width a page has for a picture. Each figure is drawn for every room, by the same code: it asks its
/// ruler for the `width`, and draws nothing beyond.
public enum Room: Double, CaseIterable, Sendable {
  /// A telephone of 360 pixels, without the page's margins.
  case narrow = 328
  /// The page's column of text, on tablets and small screens too.
  case column = 704
  /// The column and the empty margin beside it, on a large screen.
  case wide = 932

  /// Pixels around what a figure draws, so that nothing touches the edge of the picture.
  static let margin = 8.0

  /// What a figure may fill, in CSS pixels.
  public var width: Double { rawValue - 2 * Self.margin }
}
