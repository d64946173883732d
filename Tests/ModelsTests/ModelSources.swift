import FoundationEssentials

/// The source files of the models, as text.
enum ModelSources {
  static func text() throws -> String {
    let root = #filePath.split(separator: "/").dropLast(3).joined(separator: "/")
    let folders = ["", "/Recurrent"].map { "/\(root)/Sources/Models\($0)" }
    return try folders.flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".swift") }
        .map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
    }.joined()
  }
}
