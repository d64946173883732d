import Basics
import Corpora
import FoundationEssentials
import Glibc

/// Remembers findings between runs, a file each, so that only what changed is computed again.
///
/// A key says everything that a finding depends on, the program's own sources included. A file that cannot
/// be read counts as absent; one that cannot be written is not an error of the experiment.
public struct FindingsStore: Sendable {
  private let folder: String?
  private let engine: String

  /// A store in `folder`, which is made when it is first needed; nil remembers nothing.
  ///
  /// - Parameter engine: names the sources that can change a number; nil where nobody knows, which counts each
  ///   build of the program as another one.
  public init(folder: String?, engine: String? = nil) {
    (self.folder, self.engine) = (folder, engine ?? Self.program)
  }

  /// Where findings are kept if nobody says otherwise: `$XDG_CACHE_HOME/mmreport`, or
  /// `~/.cache/mmreport`; nil where there is no home.
  public static var defaultFolder: String? {
    if let cache = environmentVariable("XDG_CACHE_HOME") { return "\(cache)/mmreport" }
    return environmentVariable("HOME").map { "\($0)/.cache/mmreport" }
  }

  /// The finding of this key, from memory or computed now.
  public func finding<Value: Codable>(
    _ key: [String], compute: () throws -> Value
  ) rethrows -> Value {
    guard let path = path(of: key) else { return try compute() }
    if let bytes = try? readFile(path),
      let value = try? JSONDecoder.lenient.decode(Value.self, from: Data(bytes))
    {
      return value
    }
    let value = try compute()
    remember(value, at: path)
    return value
  }

  private func remember(_ value: some Encodable, at path: String) {
    guard let folder, let data = try? JSONEncoder.lenient.encode(value) else { return }
    try? makeFolders(folder)
    try? writeAtomically(data, to: path)
  }

  private func path(of key: [String]) -> String? {
    folder.map { folder in
      let text = (key + [engine]).joined(separator: "\n")
      return "\(folder)/\(Digest.sha256(Array(text.utf8))).json"
    }
  }

  /// Which build of the program this is.
  private static let program: String = {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return "unknown" }
    return "\(status.st_size) \(status.st_mtim.tv_sec).\(status.st_mtim.tv_nsec)"
  }()
}
