/// A figure of a chapter with the numbers that it shows.
///
/// It is drawn late and on any thread, since the page needs only its size and words.
public struct Illustration: Sendable {
  /// The files of a drawn figure.
  public struct Drawing: Sendable {
    /// For pages on light paper.
    public let svg: [UInt8]
    /// For pages on dark paper.
    public let darkSVG: [UInt8]
    /// At two pixels a CSS pixel.
    public let png: [UInt8]

    /// The same drawing three times.
    public init(svg: [UInt8], darkSVG: [UInt8], png: [UInt8]) {
      (self.svg, self.darkSVG, self.png) = (svg, darkSVG, png)
    }
  }

  /// Names the files `figures/ID.svg` and `data/ID.csv`, and the place in a template:
  /// `{{figures.ID}}`.
  public let id: String
  /// The finding.
  public let title: String
  /// What it would say to someone who cannot see it: "chart of data where reason".
  public let alternative: String
  /// What the title and the alternative text say because the data decides it.
  public let claims: [Claim]
  /// In CSS pixels.
  public let width: Int
  /// In CSS pixels.
  public let height: Int
  /// The numbers that it shows, under its own id.
  public let data: DataTable
  /// What a form shows of the same, if one does.
  private(set) var state: Play.State?
  let draw: @Sendable () throws -> Drawing

  /// A figure with words, its size in CSS pixels, and the columns and rows of the numbers in it.
  public init(
    id: String, title: String, alternative: String, claims: [Claim] = [],
    width: Int, height: Int, columns: [DataTable.Column], rows: [[Cell]],
    draw: @escaping @Sendable () throws -> Drawing
  ) {
    precondition(!title.isEmpty && !alternative.isEmpty, "the figure '\(id)' says nothing in words")
    (self.id, self.title, self.alternative) = (id, title, alternative)
    (self.claims, self.width, self.height, self.draw) = (claims, width, height, draw)
    data = DataTable(id: id, caption: title, columns: columns, rows: rows)
  }

  /// The same figure with a link to a form that shows as much, where the site has that.
  public func tried(_ state: Play.State?) -> Illustration {
    var other = self
    other.state = state
    return other
  }

  /// What the templates `figure.html` and `figure.md` show on a page of a site that has these `forms`.
  func values(page: String, forms: Set<Play.Place>) -> [String: TemplateValue] {
    let links = state.map { forms.contains($0.place) ? [$0.href(from: page)] : [] } ?? []
    return [
      "id": .text(id), "title": .text(title), "alternative": .text(alternative),
      "width": .number("\(width)"), "height": .number("\(height)"),
      "try": .list(links.map { ["href": .text($0)] }),
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
