import Figures

/// A single character as text for a page: what cannot be seen by its code point.
func shownCharacter(_ text: String) -> String {
  let scalars = text.unicodeScalars
  return scalars.count == 1 ? visibleLabel(scalars.first!) : text
}

/// A word as a sentence has room for it.
func shownWord(_ word: String, atMost limit: Int = 40) -> String {
  let scalars = word.unicodeScalars
  return scalars.count <= limit
    ? word : String(String.UnicodeScalarView(scalars.prefix(limit))) + "…"
}

extension String {
  /// The text with a capital letter at its start, as a sentence begins.
  var capitalised: String { prefix(1).uppercased() + dropFirst() }
}
