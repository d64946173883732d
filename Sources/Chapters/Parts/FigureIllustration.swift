import Figures
import Sites

extension Illustration {
  /// The picture that `figure` draws, and the numbers in it. Throws a `FigureError` without fonts.
  public init(id: String, figure: some Figure, data: DataTable) throws(FigureError) {
    let size = try pictureSize(of: figure)
    self.init(
      id: id, title: figure.title, alternativeText: figure.alternativeText, width: size.width,
      height: size.height, data: data
    ) {
      let image = try render(figure, id: id)
      return Drawing(svg: image.svg, darkSVG: image.darkSVG, png: image.png)
    }
  }
}
