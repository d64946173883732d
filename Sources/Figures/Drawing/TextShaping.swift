import Basics
import CCairo

/// Text turned into glyphs of one weight. All lengths are in ems: multiples of the type size.
struct ShapedText {
  struct Run {
    let font: LoadedFont
    /// Relative type size: 1, or less for a code point that stands for a missing glyph.
    let scale: Double
    var glyphs: [Glyph] = []
  }
  struct Glyph {
    var index: UInt32
    var x: Double
    var y: Double
  }
  var runs: [Run] = []
  var width = 0.0

  /// The type size of its smallest part, relative to the whole.
  var smallestScale: Double { runs.map(\.scale).min() ?? 1 }
}

/// A part of a text that one font draws.
private struct Segment {
  var text: String
  let font: LoadedFont
  var scale = 1.0
}

extension FontSet {
  /// What no font has is drawn as its code point, a little smaller: U+1F600. Text from right to left has its first part
  /// at the right.
  func shapeSegments(of text: String, _ weight: Weight) -> ShapedText {
    var segments: [Segment] = []
    for scalar in text.unicodeScalars { append(scalar, weight, to: &segments) }
    if text.readsFromRightToLeft { segments.reverse() }
    var result = ShapedText()
    for segment in segments { append(segment, to: &result) }
    return result
  }

  private func append(_ scalar: Unicode.Scalar, _ weight: Weight, to segments: inout [Segment]) {
    let last = segments.indices.last
    if scalar == .dottedCircle, font(for: scalar, weight) == nil {
      return append("\u{a0}", weight, to: &segments)
    }
    guard scalar.isDrawable, var font = font(for: scalar, weight) else {
      return segments.append(Segment(text: scalar.code, font: self.font(weight), scale: 0.85))
    }
    if scalar.isMark, let last, segments[last].scale == 1 {
      // A mark and its letter are of one font; the circle that stands for a letter moves to the mark's.
      if segments[last].font.covers(scalar) { font = segments[last].font }
      let base = segments[last].text.unicodeScalars.last!
      if font !== segments[last].font, base == .dottedCircle, font.covers(base) {
        segments[last].text.unicodeScalars.removeLast()
        if segments[last].text.isEmpty { segments.removeLast() }
        segments.append(Segment(text: String(base), font: font))
      }
    }
    if let last = segments.indices.last, segments[last].font === font, segments[last].scale == 1 {
      segments[last].text.unicodeScalars.append(scalar)
    } else {
      segments.append(Segment(text: String(scalar), font: font))
    }
  }

  private func append(_ segment: Segment, to result: inout ShapedText) {
    let layout = segment.font.layout
    pango_layout_set_text(layout, segment.text, -1)
    let units = segment.scale / (Self.shapingSize * Double(PANGO_SCALE))
    var run = ShapedText.Run(font: segment.font, scale: segment.scale)
    var item = pango_layout_get_line_readonly(layout, 0).pointee.runs
    while let link = item {
      let glyphs = link.pointee.data.assumingMemoryBound(to: PangoGlyphItem.self).pointee.glyphs!
      for index in 0..<Int(glyphs.pointee.num_glyphs) {
        let info = glyphs.pointee.glyphs[index]
        run.glyphs.append(
          ShapedText.Glyph(
            index: info.glyph, x: result.width + Double(info.geometry.x_offset) * units,
            y: Double(info.geometry.y_offset) * units))
        result.width += Double(info.geometry.width) * units
      }
      item = link.pointee.next
    }
    run.glyphs.removeAll { $0.index == Self.emptyGlyph }
    result.runs.append(run)
  }

  /// Pango's mark for a character that draws nothing.
  private static let emptyGlyph: UInt32 = 0x0fff_ffff
}

extension Unicode.Scalar {
  /// Whether a reader could see it, or see that it is a space between words.
  var isDrawable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: self == " " || self == "\u{a0}"
    default: true
    }
  }
}

/// How a character is written when it stands for itself: a space as an open box, a combining mark
/// on a dotted circle, what cannot be seen as its code point, everything else as it is.
public func visibleLabel(_ scalar: Unicode.Scalar) -> String {
  let label = drawnLabel(scalar)
  return label.unicodeScalars.allSatisfy(\.isDrawable) ? label : scalar.code
}

/// The same for a picture, where a character that cannot be drawn becomes a small code point.
func drawnLabel(_ scalar: Unicode.Scalar) -> String {
  switch scalar.properties.generalCategory {
  case .spaceSeparator where scalar == " ": "\u{2423}"
  case _ where scalar.isMark: "\(Unicode.Scalar.dottedCircle)\(scalar)"
  default: String(scalar)
  }
}

/// What a picture shows for a text that may be a single character.
public func drawnLabel(_ text: String) -> String {
  let scalars = text.unicodeScalars
  return scalars.count == 1 ? drawnLabel(scalars.first!) : text
}
