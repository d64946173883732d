import Basics
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
    var rooms: [(room: Room, size: FigureSize)] = []
    for room in Room.allCases where room != .column {
      let own = try pictureSize(of: figure, in: room)
      if own != size { rooms.append((room, own)) }
    }
    // Who keeps the picture keeps the one that shows the most.
    let kept = rooms.contains { $0.room == .wide } ? Room.wide : .column
    func variant(_ room: Room, _ size: FigureSize) -> Variant {
      let name = id + room.suffix
      return Variant(
        suffix: room.suffix, media: room.media, width: size.width, height: size.height
      ) { words in
        let picture = try renderSVG(
          figure, id: name, title: words.title, description: words.alternative, in: room)
        return Drawing(
          svg: picture.svg(in: .both), darkSVG: picture.svg(in: .dark),
          png: room == .column ? try renderPNG(figure, in: kept) : nil)
      }
    }
    self.init(
      id: id, title: title, alternative: alternative, claims: claims,
      main: variant(.column, size),
      others: rooms.map { variant($0.room, $0.size) }, columns: columns, rows: rows,
      content: { contentDigest(of: figure) })
  }
}

extension Room {
  /// Ends the names of files.
  var suffix: String {
    switch self {
    case .narrow: "-narrow"
    case .column: ""
    case .wide: "-wide"
    }
  }

  /// Where pages have so much room: what `figures.css` makes of a window's width. Paper has a column.
  fileprivate var media: String? {
    switch self {
    case .narrow: "screen and (max-width: 767px)"
    case .column: nil
    case .wide: "screen and (min-width: 1320px)"
    }
  }
}
