import Basics

/// What sets formulas on this machine: KaTeX in Node.js.
public struct FormulaTools: Sendable {
  /// Of Node.js; nil where it is not or does not run.
  public let nodeVersion: String?
  /// Of KaTeX; nil where it is not; unknown where Node.js is not.
  public let katexVersion: String?
  /// Whether the terms of KaTeX are there, with which alone its files may travel.
  public let hasLicence: Bool

  /// Looks for them in the usual places.
  public init() { self.init(node: "node", katex: katexFolder, licence: katexLicence) }

  init(node: String, katex: String, licence: String) {
    let script = """
      console.log(process.versions.node);
      console.log(require(process.argv[1]).version ?? "unknown");
      """
    // The fonts are of another package.
    let needed = ["katex.min.js", "katex.min.css", "fonts/KaTeX_Main-Regular.woff2"]
    let hasAll = needed.allSatisfy { (try? readFile("\(katex)/\($0)")) != nil }
    let arguments = ["--eval", hasAll ? script : "console.log(process.versions.node)"]
    let answer = try? ChildProcess.output(
      of: node, arguments + ["--", "\(katex)/\(needed[0])"], atMost: 1 << 16)
    let lines = String(decoding: (answer?.bytes ?? nil) ?? [], as: UTF8.self).split(separator: "\n")
    nodeVersion = lines.first.map(String.init)
    katexVersion = hasAll ? lines.dropFirst().first.map(String.init) ?? "unknown" : nil
    hasLicence = fileExists(licence)
  }
}
