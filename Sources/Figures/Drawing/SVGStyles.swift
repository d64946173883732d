/// What the styles of an SVG become: colours for the markers that Cairo wrote, and classes with a rule for each
/// scheme where one picture is for both.
struct SVGStyles {
  private let colors: [Color]
  private let scheme: Scheme
  /// Attributes that were written before: a figure has few styles, and many times.
  private var written: [String: [UInt8]] = [:]
  /// The classes by the two styles that they stand for.
  private var classes: [String: Int] = [:]
  private var (lightRules, darkRules) = ("", "")

  /// Defaults that Cairo spells out.
  private static let defaults: Set<Substring> = [
    "fill-opacity:1", "stroke-opacity:1", "stroke-miterlimit:10",
  ]
  private static let filled = " stroke:none;fill-rule:nonzero;"

  /// - Parameter colors: what the markers stand for; another colour is drawn as it is.
  init(_ colors: [Color], for scheme: Scheme) { (self.colors, self.scheme) = (colors, scheme) }

  /// The rules of the classes, if there are some.
  var element: String {
    classes.isEmpty
      ? "" : "<style>\(lightRules)@media (prefers-color-scheme:dark){\(darkRules)}</style>\n"
  }

  /// The attribute that says what Cairo declares, a space before it.
  mutating func attribute(_ declarations: String) -> [UInt8] {
    if let known = written[declarations] { return known }
    let (light, dark) = style(declarations)
    let attribute: String
    switch scheme {
    case .both where light != dark: attribute = " class=\"s\(number(light, dark))\""
    case .light, .both: attribute = " style=\"\(light)\""
    case .dark: attribute = " style=\"\(dark)\""
    }
    written[declarations] = Array(attribute.utf8)
    return Array(attribute.utf8)
  }

  private mutating func number(_ light: String, _ dark: String) -> Int {
    if let known = classes["\(light)|\(dark)"] { return known }
    let number = classes.count
    classes["\(light)|\(dark)"] = number
    lightRules += ".s\(number){\(light)}"
    darkRules += ".s\(number){\(dark)}"
    return number
  }

  /// Cairo's declarations on each paper, without those that say nothing.
  private func style(_ text: String) -> (light: String, dark: String) {
    let rest = text.hasPrefix(Self.filled) ? text.dropFirst(Self.filled.count) : text[...]
    var (light, dark) = ("", "")
    for declaration in rest.split(separator: ";") where !Self.defaults.contains(declaration) {
      if let (name, color) = colored(declaration) {
        light += "\(name)\(color.light.hex);"
        dark += "\(name)\(color.dark.hex);"
      } else {
        light += "\(declaration);"
        dark += "\(declaration);"
      }
    }
    return (light, dark)
  }

  /// What stands before three shares in percent, `fill:`, and the colour that they stand for.
  private func colored(_ declaration: Substring) -> (name: Substring, color: Color)? {
    let parts = declaration.split(separator: "(")
    guard parts.count == 2, parts[0].hasSuffix(":rgb") else { return nil }
    let channels = parts[1].split { "%, )".contains($0) }.compactMap { Double($0) }
    guard channels.count == 3 else { return nil }
    let value = channels.reduce(0) { $0 << 8 | UInt32(($1 * 2.55).rounded()) }
    let isMarker = colors.indices.contains(Int(value))
    return (parts[0].dropLast(3), isMarker ? colors[Int(value)] : Color(RGB(value)))
  }
}
