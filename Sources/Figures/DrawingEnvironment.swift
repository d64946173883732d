import Basics
import CCairo
import Glibc

/// What a picture depends on beside its numbers and this program: the libraries that draw, and the files of all
/// fonts that may be used, with their sizes and ages.
public func drawingEnvironment() -> [String] {
  let libraries = [
    String(cString: cairo_version_string()), String(cString: pango_version_string()),
    "\(FcGetVersion())",
  ]
  return libraries + fontFolders.flatMap(fonts) + scriptFontFolders.flatMap(fonts)
}

/// The fonts of a folder, a line each; none if there is no such folder.
private func fonts(in folder: String) -> [String] {
  let names = (try? entryNames(of: folder)) ?? []
  return names.sorted().compactMap { name in
    var status = stat()
    guard stat("\(folder)/\(name)", &status) == 0 else { return nil }
    return "\(name) \(status.st_size) \(status.st_mtim.tv_sec)"
  }
}
