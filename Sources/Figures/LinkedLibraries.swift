import Basics
import CCairo
import CPng
import CZlib

/// A library that this program is linked to, as the system has it.
public struct LinkedLibrary: Sendable {
  public let name, version: String
}

/// Those that draw and write, in the order of their names. Each says its own version, but for md4c, whose file does.
public func linkedLibraries() -> [LinkedLibrary] {
  let fontconfig = FcGetVersion()
  return [
    ("cairo", text(cairo_version_string())),
    ("fontconfig", "\(fontconfig / 10_000).\(fontconfig / 100 % 100).\(fontconfig % 100)"),
    ("glib", "\(glib_major_version).\(glib_minor_version).\(glib_micro_version)"),
    ("libpng", text(png_get_libpng_ver(nil))), ("md4c", fileVersion(of: "libmd4c") ?? "unknown"),
    ("pango", text(pango_version_string())), ("zlib", text(zlibVersion())),
  ].map(LinkedLibrary.init)
}

private func text(_ version: UnsafePointer<CChar>?) -> String {
  version.map { String(cString: $0) } ?? "unknown"
}

/// `0.4.8` of `/usr/lib/x86_64-linux-gnu/libmd4c.so.0.4.8`.
private func fileVersion(of library: String) -> String? {
  libraryPaths().lazy.compactMap { path in
    path.split(separator: "/").last.flatMap {
      $0.firstRange(of: "\(library).so.") != nil ? $0 : nil
    }
  }.first.map { String($0.dropFirst("\(library).so.".count)) }
}
