import FoundationEssentials

@testable import Figures

/// What a figure draws on light paper as a small SVG file that depends on no version of Cairo, of Pango or of a font: text
/// stays text, and numbers have two decimals.
func snapshot(of figure: any Figure) -> String {
  let size = figure.size(evenRuler)
  let (width, height) = (size.width + 16, size.height + 16)
  let lines = marks(of: figure).map(svg)
  return """
    <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
    viewBox="-8 -8 \(width) \(height)" font-family="monospace">
    <rect x="-8" y="-8" width="\(width)" height="\(height)" fill="\(Theme.standard.background.light.hex)"/>
    \(lines.joined(separator: "\n"))
    </svg>

    """
}

/// At most two decimals.
private func text(_ number: Double) -> String {
  guard number.isFinite else { return "\(number)" }
  let hundredths = Int((number * 100).rounded())
  let sign = hundredths < 0 ? "-" : ""
  let (whole, part) = (abs(hundredths) / 100, abs(hundredths) % 100)
  return sign + (part == 0 ? "\(whole)" : "\(Double(whole) + Double(part) / 100)")
}

private func text(_ points: [Point]) -> String {
  points.map { "\(text($0.x)),\(text($0.y))" }.joined(separator: " ")
}

private func svg(_ mark: Mark) -> String {
  switch mark.kind {
  case .filled(let color): element(mark, #"fill="\#(color.light.hex)""#)
  case .outlined(let stroke):
    element(
      mark,
      #"fill="none" stroke="\#(stroke.color.light.hex)" stroke-width="\#(text(stroke.width))""#
        + (stroke.dash.isEmpty
          ? "" : #" stroke-dasharray="\#(stroke.dash.map(text).joined(separator: " "))""#))
  case .text(let words, let style, let color, let align, let turns):
    #"<text \#(place(mark.center!, turns)) text-anchor="\#(anchor(align))" fill="\#(color.light.hex)" "#
      + #"font-size="\#(text(style.size))"\#(style.weight == .regular ? "" : #" font-weight="600""#)>"#
      + "\(escaped(words))</text>"
  }
}

private func place(_ point: Point, _ turns: Int) -> String {
  turns == 0
    ? #"x="\#(text(point.x))" y="\#(text(point.y))""#
    : #"transform="translate(\#(text([point]))) rotate(\#(90 * turns))""#
}

private func anchor(_ align: Alignment) -> String {
  switch align {
  case .start: "start"
  case .center: "middle"
  case .end: "end"
  }
}

/// The element, and within which box it is shown.
private func element(_ mark: Mark, _ style: String) -> String {
  let clip = mark.clip.map {
    " data-clip=\"\(text([Point($0.x, $0.y), Point($0.maxX, $0.maxY)]))\""
  }
  let style = style + (clip ?? "") + "/>"
  switch mark.shape {
  case .rectangle(let rect, let radius):
    return #"<rect x="\#(text(rect.x))" y="\#(text(rect.y))" width="\#(text(rect.width))" "#
      + #"height="\#(text(rect.height))" \#(radius > 0 ? #"rx="\#(text(radius))" "# : "")\#(style)"#
  case .line(let points): return #"<polyline points="\#(text(points))" \#(style)"#
  case .curve(let start, let end):
    let middle = (start.x + end.x) / 2
    let path = [Point(middle, start.y), Point(middle, end.y), end]
    return #"<path d="M \#(text([start])) C \#(text(path))" \#(style)"#
  case .circle(let center, let radius):
    return
      #"<circle cx="\#(text(center.x))" cy="\#(text(center.y))" r="\#(text(radius))" \#(style)"#
  }
}
