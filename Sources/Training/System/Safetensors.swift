import Basics
import FoundationEssentials

/// Named tensors of Float32 in the safetensors format: eight bytes of header length, a JSON header that
/// gives each name its type, shape and place, then the numbers, little endian.
struct Safetensors: Equatable {
  struct Entry: Equatable {
    let name: String
    let shape: [Int]
    let values: [Float]
  }

  /// In the order in which their numbers lie.
  var entries: [Entry]
  var metadata: [String: String] = [:]

  /// Why bytes are not a file of this format; completes `the file ...`.
  struct Defect: Error, Equatable {
    let reason: String
  }

  /// What the header says of a tensor.
  private struct Description: Codable {
    let dtype: String
    let shape: [Int]
    let offsets: [Int]

    private enum CodingKeys: String, CodingKey {
      case dtype, shape
      case offsets = "data_offsets"
    }
  }

  /// A field of the header: a tensor's description, or the metadata.
  private struct Field: Decodable {
    var tensor: Description?
    var metadata: [String: String] = [:]

    init(from decoder: any Decoder) throws {
      let value = try decoder.singleValueContainer()
      if decoder.codingPath.last?.stringValue == metadataKey {
        metadata = try value.decode([String: String].self)
      } else {
        tensor = try value.decode(Description.self)
      }
    }
  }

  private static let metadataKey = "__metadata__"

  /// The first tensor with a number that is infinite or not one at all, which nothing can be learned from.
  var nameOfFirstNonFinite: String? {
    entries.first { !$0.values.allSatisfy(\.isFinite) }?.name
  }
}

// MARK: - Writing

extension Safetensors {
  /// The file's bytes: the same for the same tensors.
  var bytes: [UInt8] {
    var header = header
    // Numbers start at a multiple of eight bytes.
    while !(header.count + 8).isMultiple(of: 8) { header.append(UInt8(ascii: " ")) }
    var bytes = littleEndian(UInt64(header.count)) + header
    for entry in entries {
      for value in entry.values { bytes += littleEndian(value.bitPattern) }
    }
    return bytes
  }

  private var header: [UInt8] {
    var parts: [String] = []
    if !metadata.isEmpty { parts.append("\"\(Self.metadataKey)\":\(json(metadata))") }
    var offset = 0
    for entry in entries {
      let end = offset + 4 * entry.values.count
      let description = Description(
        dtype: "F32", shape: entry.shape, offsets: [offset, end])
      parts.append("\(json(entry.name)):\(json(description))")
      offset = end
    }
    return Array("{\(parts.joined(separator: ","))}".utf8)
  }

  private func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(value) else {
      preconditionFailure("a header is text and whole numbers, which JSON can hold")
    }
    return String(decoding: data, as: UTF8.self)
  }
}

// MARK: - Reading

extension Safetensors {
  /// Throws `Defect` if anything about the bytes is not as the format has it.
  init(_ bytes: [UInt8]) throws(Defect) {
    guard bytes.count >= 8 else { throw Defect(reason: "is shorter than a safetensors header") }
    let length = bytes.prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    guard length <= UInt64(bytes.count - 8) else {
      throw Defect(reason: "is no safetensors file, or ends within its header")
    }
    let numbers = bytes[(8 + Int(length))...]
    let fields = try Self.fields(of: bytes[8..<8 + Int(length)])
    metadata = fields.metadata
    entries = []
    var end = 0
    for (name, description) in fields.tensors.sorted(by: Self.liesBefore) {
      let range = try Self.range(of: description, name, from: end, in: numbers.count)
      end = range.upperBound
      entries.append(
        Entry(name: name, shape: description.shape, values: Self.floats(numbers, range)))
    }
    guard end == numbers.count else {
      throw Defect(reason: "has \(numbers.count - end) bytes that belong to no tensor")
    }
  }

  private typealias Fields = (tensors: [String: Description], metadata: [String: String])

  private static func fields(of header: ArraySlice<UInt8>) throws(Defect) -> Fields {
    guard let fields = try? JSONDecoder().decode([String: Field].self, from: Data(header)) else {
      throw Defect(reason: "has a header that is not the JSON of a safetensors file")
    }
    return (fields.compactMapValues(\.tensor), fields[metadataKey]?.metadata ?? [:])
  }

  /// By place; empty tensors by name.
  private static func liesBefore(
    _ a: (key: String, value: Description), _ b: (key: String, value: Description)
  ) -> Bool {
    let (first, second) = (a.value.offsets, b.value.offsets)
    return first == second ? a.key < b.key : first.lexicographicallyPrecedes(second)
  }

  /// The tensor's bytes, which begin where the ones before end.
  private static func range(
    of tensor: Description, _ name: String, from start: Int, in size: Int
  ) throws(Defect) -> Range<Int> {
    guard tensor.dtype == "F32" else {
      throw Defect(reason: "has '\(name)' in \(tensor.dtype); only F32 can be read")
    }
    var count = 1
    for length in tensor.shape {
      let (product, overflow) = count.multipliedReportingOverflow(by: length)
      guard length >= 0, !overflow, product <= size else {
        throw Defect(reason: "gives '\(name)' a shape that is larger than the file")
      }
      count = product
    }
    let offsets = tensor.offsets
    // Both are below the file's size, so that four times the count and the sum are far from overflow.
    guard offsets.count == 2, offsets[0] == start, offsets[1] == start + 4 * count else {
      throw Defect(reason: "gives '\(name)' a place that does not go with its shape")
    }
    guard offsets[1] <= size else { throw Defect(reason: "ends within the numbers of '\(name)'") }
    return offsets[0]..<offsets[1]
  }

  private static func floats(_ bytes: ArraySlice<UInt8>, _ range: Range<Int>) -> [Float] {
    stride(
      from: bytes.startIndex + range.lowerBound, to: bytes.startIndex + range.upperBound, by: 4
    )
    .map { place in
      let bits = (0..<4).reduce(UInt32(0)) { $0 | UInt32(bytes[place + $1]) << (8 * $1) }
      return Float(bitPattern: bits)
    }
  }
}
