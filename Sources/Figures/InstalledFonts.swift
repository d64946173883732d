import Basics

/// The fonts that figures find on this machine.
public struct InstalledFonts: Sendable {
  /// The folder of Inter, without which no figure is drawn; nil where a weight of it is missing.
  public let inter: String?
  /// Scripts beside Inter's, in the order of their names, and the package that brings a font for each.
  public let scripts: [(name: String, package: String, isThere: Bool)]

  /// Looks for them, in the usual folders.
  public init() { self.init(in: fontFolders, scripts: scriptFontFolders) }

  init(in folders: [String], scripts scriptFolders: [String]) {
    inter = folders.first { folder in
      Weight.allCases.allSatisfy { fileExists("\(folder)/\($0.rawValue)") }
    }
    scripts = ScriptFont.byScript.map { name, fonts in
      let installed = fonts.first { $0.path(.regular, in: scriptFolders) != nil }
      // The last one is the smaller package.
      return (name, (installed ?? fonts[fonts.count - 1]).package, installed != nil)
    }
  }
}
