import Basics

/// `mmreport cache`: what is kept between builds.
struct Cache: Subcommand {
  static let name = "cache"
  static let summary = "show what is kept between builds, check it, and throw away what is old"

  var folder: String? = Store.defaultFolder
  var unusedDays: Int?

  static let options: [Option<Cache>] = [
    .optionalText("--cache", "DIR", "where it is kept (default: as 'mmreport build')", \.folder),
    .optionalNumber(
      "--prune", "throw away what was not used for so many days, and what is of no use",
      \.unusedDays, in: 0...36_500),
  ]

  func run(_ terminal: inout Terminal) throws -> ExitStatus {
    guard let folder, !folder.isEmpty else {
      throw UsageError.badValue("--cache", "", expected: "a folder")
    }
    let entries = try Store.entries(in: folder)
    let old = entries.filter(isUseless)
    for entry in old where unusedDays != nil { removeFile(entry.path) }
    let left = unusedDays == nil ? entries : entries.filter { !isUseless($0) }
    try terminal.print(lines: ["kept in \(printable(folder))"] + table(left))
    if unusedDays != nil {
      try terminal.print("threw away \(old.count.counted("file")), \(megabytes(old))")
    }
    return left.contains { $0.state == .damaged } ? .failed : .done
  }

  private func isUseless(_ entry: StoreEntry) -> Bool {
    switch entry.state {
    case .damaged: true
    // Another program may be writing it.
    case .foreign: entry.age >= Double(min(1, unusedDays ?? 1)) * 86_400
    case .kept: unusedDays.map { entry.age >= Double($0) * 86_400 } ?? false
    }
  }

  /// A line for each kind, and one for all.
  private func table(_ entries: [StoreEntry]) -> [String] {
    let kinds = Dictionary(grouping: entries) { name(of: $0.state) }.sorted { $0.key < $1.key }
    return (kinds.map { ($0.key, $0.value) } + [("all", entries)]).map { name, entries in
      let days = (entries.map(\.age).max() ?? 0) / 86_400
      return "\(name)\(String(repeating: " ", count: max(1, 16 - name.count)))"
        + rightAligned(entries.count.counted("file"), 12) + rightAligned(megabytes(entries), 12)
        + (entries.isEmpty ? "" : "  used up to \(Int(days).counted("day")) ago")
    }
  }

  private func name(of state: StoreEntry.State) -> String {
    switch state {
    case .kept(let kind): kind
    case .damaged: "damaged"
    case .foreign: "of no use"
    }
  }
}

/// What `entries` take on the disk.
func megabytes(_ entries: [StoreEntry]) -> String {
  (Double(entries.reduce(0) { $0 + $1.bytes }) / 1e6).fixed(1) + " MB"
}
