import Figures
import Sites

extension Illustration {
  /// The picture that `figure` draws for each room of a page, what it says in words, and the numbers in it, for
  /// `data/ID.csv`.
  ///
  /// A room in which the figure is as large as in the column has no drawing of its own. Throws a `FigureError`
  /// without fonts.
  init(
    id: String, title: String, alternative: String, claims: [Claim] = [],
    figure: some Figure, columns: [DataTable.Column], rows: [[Cell]]
  ) throws(FigureError) {
    let size = try pictureSize(of: figure)
    func variant(_ room: Room, _ size: FigureSize) -> Variant {
      let name = id + room.suffix
      return Variant(
        suffix: room.suffix, media: room.media, width: size.width, height: size.height
      ) {
        let image = try render(figure, id: name, title: title, description: alternative, in: room)
        return Drawing(
          svg: image.svg, darkSVG: image.darkSVG, png: room == .column ? image.png : nil)
      }
    }
    var others: [Variant] = []
    for room in Room.allCases where room != .column {
      let own = try pictureSize(of: figure, in: room)
      if own != size { others.append(variant(room, own)) }
    }
    self.init(
      id: id, title: title, alternative: alternative, claims: claims,
      main: variant(.column, size), others: others, columns: columns, rows: rows)
  }
}

extension Room {
  /// Ends the names of files.
  fileprivate var suffix: String {
    switch self {
    case .narrow: "-narrow"
    case .column: ""
    case .wide: "-wide"
    }
  }

  /// Where pages have so much room: what `style.css` makes of a window's width.
  fileprivate var media: String? {
    switch self {
    case .narrow: "(max-width: 759px)"
    case .column: nil
    case .wide: "(min-width: 1320px)"
    }
  }
}
