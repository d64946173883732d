import Basics
import Glibc

/// A font for what Inter lacks: which code points it is for, which files have it, and which package of Debian
/// brings them. All are free fonts.
struct ScriptFont: Sendable {
  /// A weight has a file of its own, or shares the first one.
  let files: [String]
  /// What the font is called inside of a file that has several; nil where it is alone.
  let family: String?
  /// What to install.
  let package: String

  /// The file of a weight in the first folder that has it; without a bold one the regular. Nil if the font
  /// is not there.
  func path(_ weight: Weight, in folders: [String]) -> String? {
    let wanted = weight == .regular ? files.prefix(1) : files.reversed()[...]
    return wanted.lazy.compactMap { file in
      folders.map { "\($0)/\(file)" }.first { access($0, R_OK) == 0 }
    }.first
  }
}

extension ScriptFont {
  /// Fonts that may have `scalar`, the best first.
  ///
  /// The order is fixed, and so the same files always make the same picture.
  static func candidates(for scalar: Unicode.Scalar) -> [ScriptFont] {
    let own = notoScripts.first { $0.blocks.contains { $0.contains(scalar.value) } }
    if let own { return [noto(own.name)] }
    if hangul.contains(where: { $0.contains(scalar.value) }) { return [cjk("KR"), microHei] }
    if ideographs.contains(where: { $0.contains(scalar.value) }) { return [cjk("JP"), microHei] }
    if scalar == .dottedCircle { return [noto("Sans"), symbola] }
    return scalar.isSymbol ? [symbola] : [noto("Sans")]
  }

  /// Fonts by what they are for, in the order of names.
  static var byScript: [(script: String, fonts: [ScriptFont])] {
    let scripts = notoScripts.map { entry in
      (entry.name.replacing(/^(Sans|Serif)/, with: ""), [noto(entry.name)])
    }
    let others = [
      ("Han and Kana", [cjk("JP"), microHei]), ("Hangul", [cjk("KR"), microHei]),
      ("other letters", [noto("Sans")]), ("symbols", [symbola]),
    ]
    return (scripts + others).sorted { $0.0 < $1.0 }
  }

  private static func noto(_ name: String) -> ScriptFont {
    ScriptFont(
      files: ["Noto\(name)-Regular.ttf", "Noto\(name)-Bold.ttf"], family: nil,
      package: "fonts-noto-core")
  }

  private static func cjk(_ language: String) -> ScriptFont {
    ScriptFont(
      files: ["NotoSansCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"],
      family: "Noto Sans CJK \(language)", package: "fonts-noto-cjk")
  }

  /// Two megabytes with all syllables of Korean, kana, and the ideographs of daily use.
  private static let microHei = ScriptFont(
    files: ["wqy-microhei.ttc"], family: "WenQuanYi Micro Hei", package: "fonts-wqy-microhei")

  /// Symbols and emoji as outlines, which have the ink of the picture.
  private static let symbola = ScriptFont(
    files: ["Symbola_hint.ttf", "Symbola.ttf"], family: nil, package: "fonts-symbola")

  private static let hangul: [ClosedRange<UInt32>] = [
    0x1100...0x11ff, 0x3130...0x318f, 0xa960...0xa97f, 0xac00...0xd7ff,
  ]
  private static let ideographs: [ClosedRange<UInt32>] = [
    0x2e80...0x312f, 0x3190...0x4dbf, 0x4e00...0x9fff, 0xf900...0xfaff, 0xfe30...0xfe4f,
    0xff00...0xffef, 0x1b000...0x1b16f, 0x20000...0x3ffff,
  ]

  /// Noto has a font for each script, called after it: these are the scripts in daily use.
  private static let notoScripts: [(name: String, blocks: [ClosedRange<UInt32>])] = [
    ("SansArmenian", [0x530...0x58f, 0xfb13...0xfb17]),
    ("SansHebrew", [0x590...0x5ff, 0xfb1d...0xfb4f]),
    (
      "SansArabic", [0x600...0x6ff, 0x750...0x77f, 0x870...0x8ff, 0xfb50...0xfdff, 0xfe70...0xfeff]
    ),
    ("SansSyriac", [0x700...0x74f, 0x860...0x86f]),
    ("SansThaana", [0x780...0x7bf]),
    ("SansNKo", [0x7c0...0x7ff]),
    ("SansDevanagari", [0x900...0x97f, 0xa8e0...0xa8ff]),
    ("SansBengali", [0x980...0x9ff]),
    ("SansGurmukhi", [0xa00...0xa7f]),
    ("SansGujarati", [0xa80...0xaff]),
    ("SansOriya", [0xb00...0xb7f]),
    ("SansTamil", [0xb80...0xbff]),
    ("SansTelugu", [0xc00...0xc7f]),
    ("SansKannada", [0xc80...0xcff]),
    ("SansMalayalam", [0xd00...0xd7f]),
    ("SansSinhala", [0xd80...0xdff]),
    ("SansThai", [0xe00...0xe7f]),
    ("SansLao", [0xe80...0xeff]),
    ("SerifTibetan", [0xf00...0xfff]),
    ("SansMyanmar", [0x1000...0x109f, 0xa9e0...0xa9ff, 0xaa60...0xaa7f]),
    ("SansGeorgian", [0x10a0...0x10ff, 0x1c90...0x1cbf, 0x2d00...0x2d2f]),
    ("SansEthiopic", [0x1200...0x139f, 0x2d80...0x2ddf, 0xab00...0xab2f]),
    ("SansCherokee", [0x13a0...0x13ff, 0xab70...0xabbf]),
    ("SansCanadianAboriginal", [0x1400...0x167f, 0x18b0...0x18ff]),
    ("SansKhmer", [0x1780...0x17ff, 0x19e0...0x19ff]),
    ("SansMongolian", [0x1800...0x18af]),
    ("SansBalinese", [0x1b00...0x1b7f]),
    ("SansSundanese", [0x1b80...0x1bbf]),
    ("SansOlChiki", [0x1c50...0x1c7f]),
    ("SansTifinagh", [0x2d30...0x2d7f]),
    ("SansYi", [0xa000...0xa4cf]),
    ("SansVai", [0xa500...0xa63f]),
    ("SansJavanese", [0xa980...0xa9df]),
    ("SansMeeteiMayek", [0xaae0...0xaaff, 0xabc0...0xabff]),
    ("SansAdlam", [0x1e900...0x1e95f]),
  ]
}

/// Where Debian, Ubuntu and others keep the fonts of `ScriptFont`.
let scriptFontFolders = [
  "/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto",
  "/usr/share/fonts/truetype/wqy", "/usr/share/fonts/truetype/ancient-scripts",
  "/usr/share/fonts/noto",
  "/usr/share/fonts/noto-cjk",
]

extension Unicode.Scalar {
  fileprivate var isSymbol: Bool {
    switch properties.generalCategory {
    case .otherSymbol, .mathSymbol, .modifierSymbol, .currencySymbol: true
    default: false
    }
  }
}
