import Basics
public import FoundationEssentials

extension JSONEncoder {
  /// Writes infinities as words, which JSON has no numbers for.
  public static var lenient: JSONEncoder {
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return encoder
  }
}

/// `value` as JSON for others to read: infinities as words, and null for what is no number.
public func publishedJSON(
  _ value: some Encodable, _ formatting: JSONEncoder.OutputFormatting
) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = formatting
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: noNumber)
  // What the text is in JSON, the encoder knows.
  let written = Array(try encoder.encode(noNumber))
  return replacing(written, with: Array("null".utf8), in: Array(try encoder.encode(value)))
}

/// The encoder has no strategy for null, so that a text stands in for it which no list of words has: they are
/// lines, and this has an end of line within.
private let noNumber = "no\nnumber"

extension JSONDecoder {
  /// Reads what the lenient encoder writes.
  static var lenient: JSONDecoder {
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return decoder
  }
}
