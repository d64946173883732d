/// Why a figure could not be drawn.
public enum FigureError: Error, Equatable, CustomStringConvertible {
  /// None of the folders holds the font's file.
  case missingFont(file: String, folders: [String])
  /// Asked for one font file, the font system chose another.
  case wrongFont(asked: String, chosen: String, package: String)
  /// Cairo gave up, and says why.
  case drawing(reason: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .missingFont(let file, let folders):
      "cannot draw figures: the font file '\(file)' is in none of \(folders.joined(separator: ", "));"
        + " install it with 'apt-get install fonts-inter'"
    case .wrongFont(let asked, let chosen, let package):
      "cannot draw figures: the font '\(asked)' was asked for and '\(chosen)' was chosen;"
        + " reinstall it with 'apt-get install --reinstall \(package)'"
    case .drawing(let reason): "cannot draw a figure: Cairo says '\(reason)'"
    }
  }
}
