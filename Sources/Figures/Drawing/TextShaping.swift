import Basics
import CCairo

/// Text turned into glyphs of one weight. All lengths are in ems: multiples of the type size.
struct ShapedText {
  struct Run {
    /// Relative type size: 1, or less for a code point that stands for a missing glyph.
    var scale: Double
    var glyphs: [Glyph]
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

extension FontSet {
  /// Inter has no emoji and no ideographs, and other fonts would differ from machine to machine.
  /// So a character that it lacks is drawn as its code point, small: U+1F600.
  func shapeSegments(of text: String, _ weight: Weight) -> ShapedText {
    let font = font(weight)
    var result = ShapedText()
    var known = ""
    for scalar in text.unicodeScalars {
      if scalar.isDrawable, font.covers(scalar) {
        known.unicodeScalars.append(scalar)
      } else {
        append(known, font, scale: 1, to: &result)
        append(scalar.code, font, scale: 0.62, to: &result)
        known = ""
      }
    }
    append(known, font, scale: 1, to: &result)
    return result
  }

  private func append(
    _ text: String, _ font: LoadedFont, scale: Double, to result: inout ShapedText
  ) {
    guard !text.isEmpty else { return }
    pango_layout_set_font_description(layout, font.description)
    pango_layout_set_text(layout, text, -1)
    let units = scale / (Self.shapingSize * Double(PANGO_SCALE))
    var run = ShapedText.Run(scale: scale, glyphs: [])
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
/// on its own, what cannot be seen as its code point, everything else as it is.
public func visibleLabel(_ scalar: Unicode.Scalar) -> String {
  let label = drawnLabel(scalar)
  return label.unicodeScalars.allSatisfy(\.isDrawable) ? label : scalar.code
}

/// The same for a picture, where a character that cannot be drawn becomes a small code point.
func drawnLabel(_ scalar: Unicode.Scalar) -> String {
  switch scalar.properties.generalCategory {
  case .spaceSeparator where scalar == " ": "\u{2423}"
  case .nonspacingMark, .spacingMark, .enclosingMark: "\u{a0}" + String(scalar)
  default: String(scalar)
  }
}

/// What a picture shows for a text that may be a single character.
public func drawnLabel(_ text: String) -> String {
  let scalars = text.unicodeScalars
  return scalars.count == 1 ? drawnLabel(scalars.first!) : text
}
