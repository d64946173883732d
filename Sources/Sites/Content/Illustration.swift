import Basics

/// A figure of a chapter with the numbers that it shows.
///
/// It is drawn late and on any thread, since the page needs only its sizes and words.
public struct Illustration: Sendable {
  /// A figure as it is drawn for one room of the page.
  public struct Variant: Sendable {
    /// Ends the names of its files: `-narrow`; empty for the one that all readers know.
    let suffix: String
    /// When a page shows it, as a condition of CSS: `(max-width: 40rem)`; nil for the one that all know.
    let media: String?
    /// In CSS pixels.
    public let width: Int
    /// In CSS pixels.
    public let height: Int
    let draw: @Sendable (InWords) throws -> Drawing

    /// A drawing of `width` times `height` CSS pixels that a page shows where `media` holds.
    public init(
      suffix: String = "", media: String? = nil, width: Int, height: Int,
      draw: @escaping @Sendable (InWords) throws -> Drawing
    ) {
      (self.suffix, self.media, self.width, self.height) = (suffix, media, width, height)
      self.draw = draw
    }
  }

  /// What a figure says in words, in the site's nouns: a drawing has it too.
  public struct InWords: Sendable {
    /// The finding.
    public let title: String
    /// What it would say to someone who cannot see it.
    public let alternative: String
  }

  /// The files of a drawn figure.
  public struct Drawing: Sendable {
    /// Light or dark as the page that shows it, and light on paper.
    public let svg: [UInt8]
    /// For pages on dark paper that choose among files; not all drawings are shown there.
    public let darkSVG: @Sendable () -> [UInt8]
    /// At two pixels a CSS pixel; nil for a drawing that nobody is to keep.
    public let png: [UInt8]?

    /// The same drawing, two or three times.
    public init(
      svg: [UInt8], darkSVG: @autoclosure @escaping @Sendable () -> [UInt8], png: [UInt8]?
    ) {
      (self.svg, self.darkSVG, self.png) = (svg, darkSVG, png)
    }
  }

  /// Names the files `figures/ID.svg` and `data/ID.csv`, and the place in a template:
  /// `{{figures.ID}}`.
  public let id: String
  /// The finding.
  public private(set) var title: String
  /// What it would say to someone who cannot see it: "chart of data where reason".
  public private(set) var alternative: String
  /// What the title and the alternative text say because the data decides it.
  public let claims: [Claim]
  /// The drawing that `report.md` has too, and that is the picture to keep.
  public let main: Variant
  /// For other rooms, in the order in which a page asks whether they are meant.
  public let others: [Variant]
  /// The numbers that it shows, under its own id.
  public private(set) var data: DataTable
  /// What a form shows of the same, if one does.
  private(set) var state: Play.State?
  /// A digest of all that its drawings show; nil where nobody can tell.
  private let content: @Sendable () -> String?
  /// Whether `report.md` has the widest drawing, too.
  private var isWidestInReport = false

  /// A figure with words, its drawings, and the columns and rows of the numbers in it.
  ///
  /// - Parameter content: a digest of all that its drawings show; nil where nobody can tell, and they are then
  ///   drawn anew each time.
  public init(
    id: String, title: String, alternative: String, claims: [Claim] = [],
    main: Variant, others: [Variant] = [], columns: [DataTable.Column], rows: [[Cell]],
    content: @escaping @Sendable () -> String? = { nil }
  ) {
    precondition(!title.isEmpty && !alternative.isEmpty, "the figure '\(id)' says nothing in words")
    (self.id, self.title, self.alternative) = (id, title, alternative)
    (self.claims, self.main, self.others) = (claims, main, others)
    self.content = content
    data = DataTable(id: id, caption: title, columns: columns, rows: rows)
  }

  /// The same figure with its words in these nouns.
  func worded(_ wording: Wording) -> Illustration {
    var other = self
    other.title = wording.applied(to: title)
    other.alternative = wording.applied(to: alternative)
    other.data = data.worded(wording)
    return other
  }

  /// The same figure, whose widest drawing `report.md` shows: for one that leaves out numbers where it is narrower.
  public func widestInReport() -> Illustration {
    var other = self
    other.isWidestInReport = true
    return other
  }

  /// The drawing that `report.md` shows.
  private var reported: Variant {
    isWidestInReport ? ([main] + others).max { $0.width < $1.width } ?? main : main
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
    // The cover has no margin that a larger drawing could reach into.
    let fitting = others.filter { page != coverID || $0.width <= main.width }
    return [
      "id": .text(id), "title": .text(title), "alternative": .text(alternative),
      "width": .number("\(main.width)"), "height": .number("\(main.height)"),
      "reported": .text(id + reported.suffix), "reportedWidth": .number("\(reported.width)"),
      "variants": .list(fitting.map { $0.values(id) }),
      "try": .list(links.map { ["href": .text($0)] }),
    ]
  }

  /// Its files, as they were kept, or drawn now. Throws what the drawing throws.
  func files(_ kept: KeptFiles = .none) throws -> [SiteFile] {
    try kept.files(id, key) { try drawn() }
  }

  /// All that its files depend on beside what draws; nil where nobody can tell.
  private var key: [Step.Input]? {
    let sizes = ([main] + others).map { "\($0.suffix) \($0.width) \($0.height)" }
    return content().map { content in
      [
        .init("its title", title), .init("its words", alternative), .init("what it shows", content),
        .init("its sizes", ([reported.suffix] + sizes).joined(separator: ", ")),
      ]
    }
  }

  private func drawn() throws -> [SiteFile] {
    try ([main] + others).flatMap { variant in
      let drawing = try variant.draw(InWords(title: title, alternative: alternative))
      let name = "figures/\(id)\(variant.suffix)"
      // A code host shows pictures in a frame of its own, and so has two files.
      let alone = variant.suffix.isEmpty || variant.suffix == reported.suffix
      return [SiteFile(path: "\(name).svg", bytes: drawing.svg)]
        + (alone ? [SiteFile(path: "\(name)-dark.svg", bytes: drawing.darkSVG())] : [])
        + (drawing.png.map { [SiteFile(path: "\(name).png", bytes: $0)] } ?? [])
    }
  }
}

extension Illustration.Variant {
  var size: [Int] { [width, height] }

  /// A `source` of the picture in `figure.html`.
  fileprivate func values(_ id: String) -> TemplateValue {
    [
      "file": .text("\(id)\(suffix)"), "media": .text(media ?? "all"),
      "width": .number("\(width)"), "height": .number("\(height)"),
    ]
  }
}
