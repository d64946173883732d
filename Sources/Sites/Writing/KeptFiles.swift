public import Basics

/// What a site keeps between builds, so that only what changed is drawn and typeset again.
public struct KeptFiles: Sendable {
  let store: Store
  /// Everything that a drawing depends on beside what it shows.
  public let drawing: [Step.Input]
  /// Everything that a page's text depends on beside templates and what is told.
  let writing: [Step.Input]

  /// - Parameters:
  ///   - drawing: names the sources, libraries and fonts that make a picture of numbers.
  ///   - writing: names what makes pages of templates.
  public init(_ store: Store, drawing: [Step.Input], writing: [Step.Input] = []) {
    (self.store, self.drawing, self.writing) = (store, drawing, writing)
  }

  /// Nothing is kept.
  public static var none: KeptFiles { KeptFiles(.nowhere, drawing: []) }

  /// The files that were kept of the figure `id` with this content, or those that are made now; without a content they
  /// are always made.
  func files(
    _ id: String, _ content: @autoclosure () -> [Step.Input]?, make: () throws -> [SiteFile]
  ) rethrows -> [SiteFile] {
    guard store.isAsked, let content = content() else { return try make() }
    return try store.result(
      of: Step("figure", id, from: drawing + content), read: unpacked, write: packed, make: make)
  }
}

extension KeptFiles {
  /// The bytes that were kept of the picture `id` that shows `content`, or those that are made now.
  public func bytes(
    _ id: String, _ content: @autoclosure () -> String?, make: () throws -> [UInt8]
  ) rethrows -> [UInt8] {
    guard store.isAsked, let content = content() else { return try make() }
    let shown = Step.Input("what it shows", content)
    return try store.content(of: Step("picture", id, from: drawing + [shown]), make: make)
  }
}

/// Files in one: a line for each with its size and path, an empty line, and what is in them.
func packed(_ files: [SiteFile]) -> [UInt8] {
  let lines = files.map { "\($0.bytes.count) \($0.path)\n" }
  return Array((lines.joined() + "\n").utf8) + files.flatMap(\.bytes)
}

/// What `packed` took in; nil if it was something else.
func unpacked(_ bytes: [UInt8]) -> [SiteFile]? {
  var rest = bytes[...]
  var sizes: [(count: Int, path: String)] = []
  while let end = rest.firstIndex(of: UInt8(ascii: "\n")), end != rest.startIndex {
    let parts = String(decoding: rest[..<end], as: UTF8.self)
      .split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(parts[0]), count >= 0 else { return nil }
    sizes.append((count, String(parts[1])))
    rest = rest[(end + 1)...]
  }
  rest = rest.dropFirst()
  guard sizes.reduce(0, { $0 + $1.count }) == rest.count else { return nil }
  return sizes.map { count, path in
    defer { rest = rest.dropFirst(count) }
    return SiteFile(path: path, bytes: Array(rest.prefix(count)))
  }
}
