import Experiments
import FoundationEssentials

extension Terminal {
  /// A result for programs, on one line unless `formatting` says otherwise; infinities are words.
  mutating func print(
    json value: some Encodable, _ formatting: JSONEncoder.OutputFormatting = [.sortedKeys]
  ) throws {
    let encoder = JSONEncoder.lenient
    encoder.outputFormatting = formatting
    try print(String(decoding: try encoder.encode(value), as: UTF8.self))
  }
}

/// `text` at the right end of a column that is `width` characters wide.
func rightAligned(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
