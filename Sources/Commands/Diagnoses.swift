import Basics
import Figures
import Glibc
import Kernels
import Sites

/// What `mmreport doctor` looks at, thing by thing.
extension Diagnosis {
  static func fonts(_ fonts: InstalledFonts) -> [Diagnosis] {
    let inter =
      fonts.inter.map { Diagnosis("Inter", found: $0) }
      ?? Diagnosis(
        "Inter", .fails, found: "missing", costs: "no figure can be drawn",
        mend: "apt-get install fonts-inter")
    let there = fonts.scripts.filter(\.isThere).map(\.name).joined(separator: ", ")
    let missing = fonts.scripts.filter { !$0.isThere }
    let packages = Set(missing.map(\.package)).sorted().joined(separator: " ")
    let scripts =
      missing.isEmpty
      ? Diagnosis("other fonts", found: there)
      : Diagnosis(
        "other fonts", .less, found: there.isEmpty ? "none" : there,
        costs: "figures show code points for \(missing.map(\.name).joined(separator: ", "))",
        mend: "apt-get install \(packages)")
    return [inter, scripts]
  }

  static func formulas(_ tools: FormulaTools) -> [Diagnosis] {
    let katex =
      switch (tools.katexVersion, tools.hasLicence) {
      case (let version?, true): Diagnosis("KaTeX", found: version)
      case (nil, _):
        Diagnosis(
          "KaTeX", .fails, found: "missing", costs: "no page with a formula can be written",
          mend: "apt-get install libjs-katex fonts-katex")
      case (_?, false):
        Diagnosis(
          "KaTeX", .fails, found: "without its licence, which has to travel with it",
          costs: "no page with a formula can be written",
          mend: "apt-get install --reinstall libjs-katex")
      }
    let node =
      tools.nodeVersion.map { Diagnosis("Node.js", found: $0) }
      ?? Diagnosis(
        "Node.js", .fails, found: "missing",
        costs: "no formula can be set that is not kept from an earlier build",
        mend: "apt-get install nodejs")
    return [katex, node]
  }

  static func curl() -> Diagnosis {
    let answer = try? ChildProcess.output(of: "curl", ["--disable", "--version"], atMost: 1 << 16)
    let words = String(decoding: (answer?.bytes ?? nil) ?? [], as: UTF8.self).split(separator: " ")
    guard words.count > 1 else {
      return Diagnosis(
        "curl", .less, found: "missing", costs: "no list can be fetched from a URL",
        mend: "apt-get install curl")
    }
    return Diagnosis("curl", found: String(words[1]))
  }

  /// The instruction set in use. Throws a `KernelError` where the environment asks for what there is not.
  static func processor() throws(KernelError) -> Diagnosis {
    let set = try InstructionSet.current()
    let widest = InstructionSet.allCases.last { $0.isAvailable } ?? .baseline
    if set != widest {
      return Diagnosis(
        "processor", .less, found: "\(set.rawValue), as \(InstructionSet.variable) asks",
        costs: "training is slower than with \(widest.rawValue)",
        mend: "unset \(InstructionSet.variable)")
    }
    let lacking = (InstructionSet.allCases.last ?? .baseline).lacking
    return Diagnosis(
      "processor",
      found: set.rawValue
        + (lacking.isEmpty ? "" : " (without \(lacking.joined(separator: ", ")))"))
  }

  /// What pages compute with.
  static func engine() -> Diagnosis {
    guard let engine = PageFile.engine.bytes, PageFile.script.bytes != nil else {
      return Diagnosis(
        "pages' engine", .less, found: "not in this build of mmreport",
        costs: "pages have no forms", mend: "make build")
    }
    return Diagnosis("pages' engine", found: "\(engine.count.grouped) bytes")
  }

  /// Whether a site may be written there. Nothing is made.
  static func output(_ folder: String) -> Diagnosis {
    func refusal(_ reason: String, _ mend: String) -> Diagnosis {
      Diagnosis("output", .fails, found: reason, costs: "no site can be written", mend: mend)
    }
    let parent = existingFolder(above: folder)
    guard access(parent, W_OK | X_OK) == 0 else {
      return refusal(
        "'\(parent)' cannot be written to, where '\(folder)' would be put",
        "choose another with --output DIR")
    }
    // Where all folders above it are there, asking makes none.
    guard fileExists(folder) else { return Diagnosis("output", found: "'\(folder)' can be made") }
    do {
      try SiteWriter(folder: folder).prepare()
      return Diagnosis("output", found: "'\(folder)' can be written")
    } catch {
      return refusal("\(error)", "choose another with --output DIR")
    }
  }

  static func store(_ folder: String?) -> Diagnosis {
    let always = "each build computes everything anew"
    guard let folder, !folder.isEmpty else {
      return Diagnosis(
        "store", .less, found: "none", costs: always, mend: "name one with --cache DIR")
    }
    let above = fileExists(folder) ? folder : existingFolder(above: folder)
    guard access(above, W_OK | X_OK) == 0, let entries = try? Store.entries(in: folder) else {
      return Diagnosis(
        "store", .less, found: "'\(folder)' cannot be written to", costs: always,
        mend: "name another with --cache DIR")
    }
    let size = "\(entries.count.counted("file")), \(megabytes(entries)) in '\(folder)'"
    let damaged = entries.count { $0.state == .damaged }
    guard damaged > 0 else { return Diagnosis("store", found: size) }
    return Diagnosis(
      "store", .less, found: "\(damaged.grouped) damaged of \(size)",
      costs: "what they kept is made anew",
      mend: "mmreport cache --cache \(quoted(folder)) --prune 36500")
  }

  /// The nearest folder above `path` that is there.
  private static func existingFolder(above path: String) -> String {
    var parts = path.split(separator: "/").dropLast()
    let root = path.hasPrefix("/") ? "/" : ""
    while !parts.isEmpty, !fileExists(root + parts.joined(separator: "/")) { parts.removeLast() }
    let found = root + parts.joined(separator: "/")
    return found.isEmpty ? "." : found
  }
}
