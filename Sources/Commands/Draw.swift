import Basics
import Figures

/// `mmreport draw`: the example of one figure, for those who work on it.
struct Draw: Subcommand {
  static let name = "draw"
  static let summary = "draw the example of a figure"
  static let positionals = Positionals<Draw>.one("FIGURE", .figure, \.figure)
  static let options: [Option<Draw>] = [
    .text(
      "--output", "FILE", "an SVG if it ends so, else a PNG (default: FIGURE.png)", \.output)
  ]

  var figure = ""
  var output = ""

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    let names = FigureGallery.examples.map(\.id)
    guard let example = FigureGallery.examples.first(where: { $0.id == figure }) else {
      throw UsageError.badChoice("draw", figure, choices: names)
    }
    let path = output.isEmpty ? "\(figure).png" : output
    let image = try render(
      example.figure, id: example.id, title: example.id, description: example.summary)
    try writeAtomically(path.hasSuffix(".svg") ? image.svg : image.png, to: path)
    try terminal.print(printable(path))
    return .done
  }
}
