import Basics

extension TemplateValue {
  /// Names the value: another one has another digest.
  var digest: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return Digest.sha256(bytes)
  }

  /// In letters that begin no two values alike: the kind, how much follows, and that.
  private func write(to bytes: inout [UInt8]) {
    switch self {
    case .text(let text): Self.write("t", text, to: &bytes)
    case .code(let text): Self.write("c", text, to: &bytes)
    case .word(let text): Self.write("w", text, to: &bytes)
    case .number(let text): Self.write("n", text, to: &bytes)
    case .markup(let text): Self.write("m", text, to: &bytes)
    case .flag(let flag): Self.write("f", flag ? "1" : "0", to: &bytes)
    case .words(let pieces): Self.write("p", pieces, to: &bytes)
    case .list(let list): Self.write("l", list, to: &bytes)
    case .object(let values):
      bytes += "o\(values.count):".utf8
      for (key, value) in values.sorted(by: { $0.key < $1.key }) {
        Self.write("k", key, to: &bytes)
        value.write(to: &bytes)
      }
    }
  }

  private static func write(_ kind: String, _ text: String, to bytes: inout [UInt8]) {
    bytes += "\(kind)\(text.utf8.count):".utf8
    bytes += text.utf8
  }

  private static func write(_ kind: String, _ list: [TemplateValue], to bytes: inout [UInt8]) {
    bytes += "\(kind)\(list.count):".utf8
    for value in list { value.write(to: &bytes) }
  }
}
