import Basics

/// What a picture depends on beside its numbers and this program: the libraries that it is linked to, for Cairo and
/// Pango leave letters, pixels and PNG to others, and all fonts that may be used. Files with their sizes and ages.
public func drawingEnvironment() -> [String] {
  libraryPaths().compactMap(fileLine) + (fontFolders + scriptFontFolders).flatMap(fileLines)
}

/// The files of all libraries in this process.
func libraryPaths() -> [String] {
  let maps = (try? readFile("/proc/self/maps")) ?? []
  // A line ends with the path of what is mapped, if that is a file.
  let paths = maps.split(separator: UInt8(ascii: "\n")).compactMap { line in
    line.firstIndex(of: UInt8(ascii: "/")).map { String(decoding: line[$0...], as: UTF8.self) }
  }
  return Set(paths.filter { $0.contains(".so") }).sorted()
}
