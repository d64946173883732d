/// One line a kind of figure.
public enum FigureGallery {
  public struct Example: Sendable {
    public let id: String
    public let summary: String
    public let figure: any Figure
  }
  public static let examples: [Example] = []
}
