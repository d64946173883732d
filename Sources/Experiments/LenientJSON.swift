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
  let json = replacing(written, with: Array("null".utf8), in: Array(try encoder.encode(value)))
  return withNothingUnseen(json)
}

/// `json` with the characters that would act on a terminal as JSON spells them: it has them in texts alone.
private func withNothingUnseen(_ json: [UInt8]) -> [UInt8] {
  // Of ASCII's, the encoder leaves one as it is.
  guard json.contains(where: { $0 >= 0x7F }) else { return json }
  var (result, rest): ([UInt8], ArraySlice<UInt8>) = ([], json[...])
  result.reserveCapacity(json.count)
  while !rest.isEmpty {
    let plain = rest.prefix { $0 < 0x7F }
    let others = rest[plain.endIndex...].prefix { $0 >= 0x7F }
    result += plain
    for scalar in String(decoding: others, as: UTF8.self).unicodeScalars {
      result += (scalar.isUnseen ? spelled(scalar) : String(scalar)).utf8
    }
    rest = rest[others.endIndex...]
  }
  return result
}

/// A character as JSON spells it.
private func spelled(_ scalar: Unicode.Scalar) -> String {
  UTF16.encode(scalar)!.map { unit in
    let digits = String(unit, radix: 16)
    return "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
  }.joined()
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
