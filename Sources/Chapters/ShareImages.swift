import Basics
public import Experiments
import Figures
public import Sites

extension SiteImages {
  /// The icon, and the picture of a link to a report of `findings`, drawn now or `kept`. Throws a `FigureError`
  /// without fonts.
  public init(of findings: Findings, kept: KeptFiles = .none) throws {
    let (made, dataset) = (try findings.madeUp, findings.dataset)
    let title = TableOfContents.cover.title
    let picture = SharePicture(
      title: title,
      subtitle:
        "What models make of \(dataset.words.counted("word")): \(shownWord(dataset.name, atMost: 40))",
      columns: made.map { column in
        .init(column.title, column.words.map { shownWord($0, atMost: 16) })
      },
      levels: [.init("equal chances", dataset.uniformLoss)]
        + findings.coverRungs.map { .init($0.name, $0.losses[0]) })
    let icon = try render(IconPicture(), id: "icon", title: title, description: "Nine cells")
    let share = try kept.bytes("share", contentDigest(of: picture)) { try renderPNG(picture) }
    self.init(
      icon: icon.svg, touchIcon: try renderPNG(IconPicture(side: 180)),
      share: share, width: SharePicture.width,
      height: SharePicture.height,
      alternative: "Words that models made up, and how well each model knows the list")
  }
}
