import Basics

/// Throws if something stands at `path` that a site must not replace.
///
/// A site's own folder, an empty one, and none at all may be replaced.
func refuseForeignFolder(at path: String) throws {
  switch try kind(of: path) {
  case nil: return
  case .folder: break
  case .symbolicLink:
    throw SiteError.refusedOutput(
      path, reason: "it is a symbolic link; name the folder that it points to")
  case .other: throw SiteError.refusedOutput(path, reason: "it is not a folder")
  }
  let own = Set(manifest(of: path) + [SiteWriter.manifest, SiteWriter.placeholder])
  guard let foreign = try files(below: path).first(where: { !own.contains($0) }) else { return }
  throw SiteError.refusedOutput(
    path, reason: "it holds '\(foreign)', which mmreport did not write; move it or choose another")
}

private func manifest(of folder: String) -> [String] {
  let bytes = (try? readFile("\(folder)/\(SiteWriter.manifest)")) ?? []
  return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
}
