import Testing

@testable import Figures

/// One thing that a figure drew, in the figure's own pixels.
struct Mark: Equatable {
  enum Kind: Equatable {
    case filled(Color)
    case outlined(Stroke)
    case text(String, TextStyle, Color, Alignment, quarterTurns: Int)
  }

  let kind: Kind
  /// Text has a place only: a circle without extent.
  let shape: Shape
  /// What is shown of it; nil for all.
  let clip: Rect?

  var fill: Color? { if case .filled(let color) = kind { color } else { nil } }
  var stroke: Stroke? { if case .outlined(let stroke) = kind { stroke } else { nil } }
  var text: String? { if case .text(let text, _, _, _, _) = kind { text } else { nil } }
  var rect: Rect? { if case .rectangle(let rect, _) = shape { rect } else { nil } }
  var line: [Point]? { if case .line(let points) = shape { points } else { nil } }
  var textStyle: TextStyle? {
    if case .text(_, let style, _, _, _) = kind { style } else { nil }
  }
  /// The middle of a circle, or where text stands.
  var center: Point? { if case .circle(let center, _) = shape { center } else { nil } }
  var radius: Double { if case .circle(_, let radius) = shape { radius } else { 0 } }
}

/// Keeps what is drawn.
final class MarkList: Pen {
  private(set) var marks: [Mark] = []
  private var clip: Rect?

  func fill(_ shape: Shape, _ color: Color) {
    marks.append(Mark(kind: .filled(color), shape: shape, clip: clip))
  }

  func outline(_ shape: Shape, _ stroke: Stroke) {
    marks.append(Mark(kind: .outlined(stroke), shape: shape, clip: clip))
  }

  func write(
    _ text: String, at place: Point, _ style: TextStyle, _ color: Color, _ align: Alignment,
    quarterTurns: Int
  ) {
    marks.append(
      Mark(
        kind: .text(text, style, color, align, quarterTurns: quarterTurns),
        shape: .circle(place, radius: 0), clip: clip))
  }

  func clip(to rect: Rect, _ body: () -> Void) {
    clip = rect
    body()
    clip = nil
  }
}

/// All characters are as wide as each other, so that what is drawn depends on no font.
struct EvenLetters: TextMeasure {
  func shape(_ text: String, _ weight: Weight) -> ShapedText {
    ShapedText(runs: [], width: 0.6 * Double(text.unicodeScalars.count))
  }
}

var evenRuler: Ruler { Ruler(fonts: EvenLetters()) }

func evenRuler(in room: Room) -> Ruler { Ruler(fonts: EvenLetters(), room: room) }

/// What `figure` draws for `room`, from back to front.
func marks(of figure: any Figure, for room: Room = .column) -> [Mark] {
  let list = MarkList()
  let canvas = Canvas(pen: list, ruler: evenRuler(in: room))
  figure.draw(mirroredIfNeededOn: canvas, in: .standard)
  return list.marks
}

extension [Mark] {
  /// The filled rectangles, all or those of one colour.
  func boxes(_ color: Color? = nil) -> [(rect: Rect, color: Color)] {
    compactMap { mark in
      guard let rect = mark.rect, let fill = mark.fill, color == nil || fill == color else {
        return nil
      }
      return (rect, fill)
    }
  }

  /// Filled circles of one colour.
  func dots(_ color: Color, radius: Double? = nil) -> [Point] {
    filter { $0.fill == color && (radius == nil || $0.radius == radius) }.compactMap(\.center)
  }

  /// Lines of one colour and width.
  func lines(_ color: Color, width: Double) -> [[Point]] {
    filter { $0.stroke?.color == color && $0.stroke?.width == width }.compactMap(\.line)
  }

  /// Where a text stands; each place if it stands there more than once.
  func places(of text: String) -> [Point] { filter { $0.text == text }.compactMap(\.center) }

  /// All texts, in the order in which they were drawn.
  var texts: [String] { compactMap(\.text) }
}

/// Expects that whatever the figure draws has a place inside its picture, in every room.
func expectInside(_ figure: some Figure, at location: SourceLocation = #_sourceLocation) {
  for room in Room.allCases {
    let size = figure.size(evenRuler(in: room))
    // The margin of every picture is 8 pixels wide; lines and rings may reach into it.
    let (right, bottom) = (Double(size.width) + 8, Double(size.height) + 8)
    for mark in marks(of: figure, for: room) {
      let isInside = mark.corners.allSatisfy {
        (-8...right).contains($0.x) && (-8...bottom).contains($0.y)
      }
      #expect(isInside, "\(type(of: figure)), \(room): \(mark)", sourceLocation: location)
    }
  }
}

extension Mark {
  /// Points between which all of what is shown lies.
  fileprivate var corners: [Point] {
    if let clip { return [Point(clip.x, clip.y), Point(clip.maxX, clip.maxY)] + finiteness }
    if case .text(let text, let style, _, let align, let turns) = kind, let center {
      let width = evenRuler.width(of: text, style)
      let ends = [-width * align.rawValue, width * (1 - align.rawValue)]
      return ends.map { end in
        turns == 0
          ? Point(center.x + end, center.y) : Point(center.x, center.y + Double(turns) * end)
      }
    }
    return extent
  }

  /// A place far away, if any coordinate is not a number.
  private var finiteness: [Point] {
    extent.allSatisfy { $0.x.isFinite && $0.y.isFinite } ? [] : [Point(.infinity, .infinity)]
  }

  private var extent: [Point] {
    switch shape {
    case .rectangle(let rect, _): [Point(rect.x, rect.y), Point(rect.maxX, rect.maxY)]
    case .line(let points): points
    case .curve(let from, let to): [from, to]
    case .circle(let center, let radius):
      [Point(center.x - radius, center.y - radius), Point(center.x + radius, center.y + radius)]
    }
  }
}
