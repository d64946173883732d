import Figures
import Sites

extension Illustration {
  /// The picture that `figure` draws, what it says in words, and the numbers in it, for `data/ID.csv`.
  ///
  /// Throws a `FigureError` without fonts.
  init(
    id: String, title: String, alternative: String, claims: [Claim] = [],
    figure: some Figure, columns: [DataTable.Column], rows: [[Cell]]
  ) throws(FigureError) {
    let size = try pictureSize(of: figure)
    self.init(
      id: id, title: title, alternative: alternative, claims: claims,
      width: size.width, height: size.height, columns: columns, rows: rows
    ) {
      let image = try render(figure, id: id, title: title, description: alternative)
      return Drawing(svg: image.svg, darkSVG: image.darkSVG, png: image.png)
    }
  }
}
