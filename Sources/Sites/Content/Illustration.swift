/// A figure of a chapter with the numbers that it shows.
///
/// It is drawn late and on any thread, since the page needs only its size and words.
public struct Illustration: Sendable {
  /// The files of a drawn figure.
  public struct Drawing: Sendable {
    public let svg: [UInt8]
    public let darkSVG: [UInt8]
    /// At two pixels a CSS pixel.
    public let png: [UInt8]

    public init(svg: [UInt8], darkSVG: [UInt8], png: [UInt8]) {
      (self.svg, self.darkSVG, self.png) = (svg, darkSVG, png)
    }
  }

  /// Names the files `figures/ID.svg` and `data/ID.csv`, and the place in a template:
  /// `{{figures.ID}}`.
  public let id: String
  /// The finding.
  public let title: String
  /// What it would say to someone who cannot see it.
  public let alternativeText: String
  /// In CSS pixels.
  public let width: Int
  public let height: Int
  public let data: DataTable
  let draw: @Sendable () throws -> Drawing

  public init(
    id: String, title: String, alternativeText: String, width: Int, height: Int, data: DataTable,
    draw: @escaping @Sendable () throws -> Drawing
  ) {
    (self.id, self.title, self.alternativeText) = (id, title, alternativeText)
    (self.width, self.height, self.data, self.draw) = (width, height, data, draw)
  }

  /// What the templates `figure.html` and `figure.md` show.
  var values: [String: TemplateValue] {
    [
      "id": .text(id), "title": .text(title), "alternative": .text(alternativeText),
      "width": .number("\(width)"), "height": .number("\(height)"),
    ]
  }

  /// Draws it. Throws what the drawing throws.
  func files() throws -> [SiteFile] {
    let drawing = try draw()
    return [
      SiteFile(path: "figures/\(id).svg", bytes: drawing.svg),
      SiteFile(path: "figures/\(id)-dark.svg", bytes: drawing.darkSVG),
      SiteFile(path: "figures/\(id).png", bytes: drawing.png),
    ]
  }
}
