import Basics

/// Characters of a list that no font here has: figures show their code points instead.
public struct MissingFonts: Sendable, Equatable {
  /// In the order in which they were asked for.
  public let characters: [Unicode.Scalar]
  /// Packages of Debian that have fonts for some of them, each once.
  public let packages: [String]

  /// Nil if all of `characters` can be drawn, or cannot be by any font. Throws a `FigureError` without Inter.
  public init?(for characters: some Sequence<Unicode.Scalar>) throws(FigureError) {
    let missing = try withFonts { fonts throws(FigureError) in
      characters.filter { $0.isDrawable && fonts.font(for: $0, .regular) == nil }
    }
    self.init(missing: missing)
  }

  init?(missing: [Unicode.Scalar], in folders: [String] = scriptFontFolders) {
    var packages: [String] = []
    // Of what is installed already there is nothing to gain.
    let fonts = missing.flatMap { scalar in
      let absent = ScriptFont.candidates(for: scalar).filter {
        $0.path(.regular, in: folders) == nil
      }
      return absent.last.map { [$0] } ?? []
    }
    for font in fonts where !packages.contains(font.package) { packages.append(font.package) }
    guard !packages.isEmpty else { return nil }
    (self.characters, self.packages) = (missing, packages)
  }

  /// What is missing and what to do, in one line.
  public var notice: String {
    let some = characters.prefix(3).map(\.described).joined(separator: ", ")
    let rest = characters.count > 3 ? " and \((characters.count - 3).grouped) more" : ""
    return "no font here has \(some)\(rest): figures show code points instead;"
      + " try 'apt-get install \(packages.joined(separator: " "))'"
  }
}
