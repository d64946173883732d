import Basics
import Glibc

/// What a picture depends on beside its numbers and this program: the libraries that it is linked to, for Cairo and
/// Pango leave letters, pixels and PNG to others, and all fonts that may be used. Files with their sizes and ages.
public func drawingEnvironment() -> [String] {
  libraryPaths().compactMap { line($0, path: $0) }
    + fontFolders.flatMap(fonts) + scriptFontFolders.flatMap(fonts)
}

/// The files of all libraries in this process.
private func libraryPaths() -> [String] {
  let maps = (try? readFile("/proc/self/maps")) ?? []
  // A line ends with the path of what is mapped, if that is a file.
  let paths = maps.split(separator: UInt8(ascii: "\n")).compactMap { line in
    line.firstIndex(of: UInt8(ascii: "/")).map { String(decoding: line[$0...], as: UTF8.self) }
  }
  return Set(paths.filter { $0.contains(".so") }).sorted()
}

/// The fonts of a folder; none if there is no such folder.
private func fonts(in folder: String) -> [String] {
  let names = (try? entryNames(of: folder)) ?? []
  return names.sorted().compactMap { line($0, path: "\(folder)/\($0)") }
}

/// The file at `path` in a line that is another for another file; nil if there is none.
private func line(_ name: String, path: String) -> String? {
  var status = stat()
  guard stat(path, &status) == 0 else { return nil }
  return "\(name) \(status.st_size) \(status.st_mtim.tv_sec)"
}
