import Basics
import Glibc

/// How thick the letters are; each is one file of the Inter family.
public enum Weight: String, Sendable, CaseIterable {
  case regular = "Inter-Regular.otf"
  case semibold = "Inter-SemiBold.otf"
}

/// The fonts that figures use: both weights of Inter, and for what that lacks the fonts of `ScriptFont`, which
/// are opened when the first text needs them.
///
/// Safe to hand from thread to thread because the pool lends it to one at a time.
final class FontSet: @unchecked Sendable {
  /// Text is shaped at this size, in pixels; without hinting every other size is a multiple of it.
  static let shapingSize = 100.0

  private let scriptFolders: [String]
  private var inter: [Weight: LoadedFont] = [:]
  /// By file and family; nil for what cannot be opened.
  private var opened: [String: LoadedFont?] = [:]
  private var chosen: [FontKey: LoadedFont?] = [:]
  private var shaped: [ShapeKey: ShapedText] = [:]

  private struct FontKey: Hashable {
    var scalar: Unicode.Scalar
    var weight: Weight
  }
  private struct ShapeKey: Hashable {
    var text: String
    var weight: Weight
  }

  /// Throws `FigureError` when a file of Inter is missing or is not the one that Pango takes. Other fonts
  /// may be missing: their folders are looked into when a text needs them.
  init(
    folders: [String] = fontFolders, scriptFolders: [String] = scriptFontFolders
  ) throws(FigureError) {
    self.scriptFolders = scriptFolders
    for weight in Weight.allCases {
      let file = try fontFile(weight, in: folders)
      inter[weight] = try opening.withLock { _ throws(FigureError) in try LoadedFont(file: file) }
    }
  }

  func font(_ weight: Weight) -> LoadedFont { inter[weight]! }

  /// The font that draws `scalar`: Inter if it has it, else the first that has; nil if none does.
  func font(for scalar: Unicode.Scalar, _ weight: Weight) -> LoadedFont? {
    if font(weight).covers(scalar) { return font(weight) }
    let key = FontKey(scalar: scalar, weight: weight)
    if let known = chosen[key] { return known }
    let found = ScriptFont.candidates(for: scalar).lazy.compactMap { self.open($0, weight) }
      .first { $0.covers(scalar) }
    chosen[key] = .some(found)
    return found
  }

  private func open(_ font: ScriptFont, _ weight: Weight) -> LoadedFont? {
    guard let path = font.path(weight, in: scriptFolders) else { return nil }
    let key = "\(path) \(font.family ?? "")"
    if let known = opened[key] { return known }
    openedFiles.withLock { _ = $0.insert(path) }
    let loaded = opening.withLock { _ in
      try? LoadedFont(file: path, family: font.family, package: font.package)
    }
    opened[key] = .some(loaded)
    return loaded
  }

  /// The glyphs of `text`, which are remembered for the next time it is asked for.
  func shape(_ text: String, _ weight: Weight) -> ShapedText {
    let key = ShapeKey(text: text, weight: weight)
    if let known = shaped[key] { return known }
    let result = shapeSegments(of: text, weight)
    if shaped.count >= 20_000 { shaped.removeAll(keepingCapacity: true) }
    shaped[key] = result
    return result
  }
}

/// Where Debian, Ubuntu and others keep Inter.
let fontFolders = [
  "/usr/share/fonts/opentype/inter", "/usr/share/fonts/truetype/inter", "/usr/share/fonts/inter",
]

private func fontFile(_ weight: Weight, in folders: [String]) throws(FigureError) -> String {
  let paths = folders.map { "\($0)/\(weight.rawValue)" }
  guard let path = paths.first(where: { access($0, R_OK) == 0 }) else {
    throw .missingFont(file: weight.rawValue, folders: folders)
  }
  return path
}

/// Font sets that nobody is using. Opening one takes longer than drawing a small figure.
private let idleFonts = Mutex<[FontSet]>([])

/// The files of all fonts that were opened beside Inter's.
private let openedFiles = Mutex<Set<String>>([])
/// Cairo holds ten files open and closes one for the next, even under the hands of another thread. Two are
/// Inter's, and each script may have two.
private let mostFiles = 7
/// Held by who draws while there are more.
private let drawing = Mutex<Void>(())
/// Held by who opens a font: FreeType opens one at a time.
private let opening = Mutex<Void>(())

/// Throws a `FigureError` if the fonts that all figures need cannot be opened.
public func expectFonts() throws(FigureError) { try withFonts { _ in } }

/// Lends `body` a font set that no other thread uses meanwhile.
func withFonts<Result: Sendable>(_ body: (FontSet) throws(FigureError) -> Result)
  throws(FigureError)
  -> Result
{
  let idle = idleFonts.withLock { $0.popLast() }
  let fonts = if let idle { idle } else { try FontSet() }
  defer { idleFonts.withLock { $0.append(fonts) } }
  guard openedFiles.withLock({ $0.count > mostFiles / 2 }) else { return try body(fonts) }
  return try drawing.withLock { _ throws(FigureError) in try body(fonts) }
}
