import Basics
import Experiments
import FoundationEssentials

extension Terminal {
  /// A result for programs, on one line unless `formatting` says otherwise; infinities are words, and null is no number.
  mutating func print(
    json value: some Encodable, _ formatting: JSONEncoder.OutputFormatting = [.sortedKeys]
  ) throws {
    try print(String(decoding: publishedJSON(value, formatting), as: UTF8.self))
  }
}

/// `gru  train 1.9000  dev 1.9500  test 1.9600  nats per character`: a dash where nothing was measured.
func lossLine(_ id: String, _ losses: [(part: String, loss: Double?)]) -> String {
  let texts = losses.map { part, loss in
    "\(part) \(loss.map { $0.isNaN ? missingNumber : $0.fixed(4) } ?? missingNumber)"
  }
  return "\(id)  " + texts.joined(separator: "  ") + "  nats per character"
}

/// What stands where there is no number.
private let missingNumber = Double.nan.text(.exact)

/// `text` at the right end of a column that is `width` characters wide.
func rightAligned(_ text: String, _ width: Int) -> String {
  String(repeating: " ", count: max(0, width - text.count)) + text
}
