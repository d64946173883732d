import Basics

/// TensorBoard's event file: records of `Event` messages in protocol buffers, each between its length and
/// checksums, as TensorFlow frames them. All are of time zero, so that equal runs give equal bytes.
struct EventFile {
  private(set) var bytes: [UInt8] = []

  /// The losses of `history` under the reference implementation's tags.
  init(_ history: History) {
    append(message { $0.text(3, "brain.Event:2") })
    for point in history.points {
      append(event("Loss/train", point.train, step: point.step))
      if let dev = point.dev { append(event("Loss/dev", dev, step: point.step)) }
    }
  }

  /// Event { step = 2; summary = 5 { value = 1 { tag = 1; simple_value = 2 } } }.
  private func event(_ tag: String, _ value: Double, step: Int) -> [UInt8] {
    message { event in
      event.integer(2, UInt64(step))
      event.bytes(
        5,
        message { summary in
          summary.bytes(
            1,
            message { entry in
              entry.text(1, tag)
              entry.float(2, Float(value))
            })
        })
    }
  }

  private func message(_ fill: (inout Message) -> Void) -> [UInt8] {
    // Field 1 of an event is its time; zero is what a missing field means.
    var message = Message()
    fill(&message)
    return message.encoded
  }

  /// Length, its checksum, the record, its checksum.
  private mutating func append(_ record: [UInt8]) {
    let length = littleEndian(UInt64(record.count))
    bytes += length + littleEndian(maskedChecksum(length))
    bytes += record + littleEndian(maskedChecksum(record))
  }
}

/// A protocol buffer message, field by field.
private struct Message {
  private(set) var encoded: [UInt8] = []

  mutating func integer(_ field: UInt64, _ value: UInt64) {
    variable(field << 3)
    variable(value)
  }

  mutating func float(_ field: UInt64, _ value: Float) {
    variable(field << 3 | 5)
    encoded += littleEndian(value.bitPattern)
  }

  mutating func text(_ field: UInt64, _ value: String) { bytes(field, Array(value.utf8)) }

  mutating func bytes(_ field: UInt64, _ value: [UInt8]) {
    variable(field << 3 | 2)
    variable(UInt64(value.count))
    encoded += value
  }

  /// Seven bits a byte, the lowest first; the eighth says that more follow.
  private mutating func variable(_ value: UInt64) {
    var value = value
    while value >= 0x80 {
      encoded.append(UInt8(value & 0x7f) | 0x80)
      value >>= 7
    }
    encoded.append(UInt8(value))
  }
}

/// The checksum, rotated and shifted so that a checksum of data with checksums in it is no special case.
private func maskedChecksum(_ bytes: [UInt8]) -> UInt32 {
  let checksum = checksum(bytes)
  return (checksum >> 15 | checksum << 17) &+ 0xa282_ead8
}

/// CRC-32C (Castagnoli 1993), bit by bit: logs are short.
func checksum(_ bytes: [UInt8]) -> UInt32 {
  ~bytes.reduce(~UInt32(0)) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in sum >> 1 ^ (sum & 1) &* 0x82f6_3b78 }
  }
}
